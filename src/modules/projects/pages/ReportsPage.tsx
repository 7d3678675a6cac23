import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { projectsEndpoints as at } from '../endpoints.ts';
import { milestoneKinds } from '../terms.ts';
import { FileLinks } from './Files.tsx';
import { ProjectFrame } from './frame.tsx';
import type { Reports } from './words.ts';

function Report({ projectId, report }: { projectId: string; report: Reports['rows'][number] }) {
  return (
    <article className="report">
      <p className="row">
        <b>第 {report.serial} 期</b>
        <span>
          {milestoneKinds[report.kind]} {report.percent}%
        </span>
        <span className="note">
          {report.createdByName} <When at={report.createdAt} form="short" />
        </span>
      </p>
      <dl className="report-words">
        <dt>完成</dt>
        <dd>{report.done}</dd>
        <dt>下期</dt>
        <dd>{report.next}</dd>
        {report.problems ? (
          <>
            <dt>问题</dt>
            <dd>{report.problems}</dd>
          </>
        ) : null}
      </dl>
      <FileLinks projectId={projectId} files={report.files} />
    </article>
  );
}

/** 报告: what the producer has reported every half month, newest first. */
export default function ReportsPage() {
  const projectId = useParam('projectId');
  const view = useView(at.reports, { projectId });
  const send = (
    <To className="button" path="/projects/$projectId/report" params={{ projectId }}>
      报送进度
    </To>
  );
  return (
    <ProjectFrame projectId={projectId} tab="/reports" moves={view.ready && view.data.mayReport ? send : undefined}>
      {!view.ready ? (
        <Waiting view={view} />
      ) : (
        <Block
          title="进度报告"
          note={
            <span title={view.data.source}>
              每半月一次{view.data.dueOn ? `，本期截至 ${view.data.dueOn}` : '，本期已报或尚未开始'}
            </span>
          }
        >
          {view.data.rows.length === 0 ? (
            <Empty kind="none-yet" title="还没有进度报告">
              制作机构每半月报一次：完成什么、到百分之几、下期做什么、有什么问题，可在手机上填。
            </Empty>
          ) : (
            <div className="reading">
              {view.data.rows.map((report) => (
                <Report key={report.id} projectId={projectId} report={report} />
              ))}
            </div>
          )}
        </Block>
      )}
    </ProjectFrame>
  );
}
