import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { guidanceEndpoints as guide } from '../endpoints.ts';
import { AdviceForm } from '../guidance-schema.ts';
import { AdviceCard } from './AdviceCard.tsx';
import { FormButton } from './FormDialog.tsx';
import { ProjectFrame } from './frame.tsx';
import { Guides } from './Guides.tsx';
import { Visits } from './Visits.tsx';

/** 指导记录: who guides, what was seen and advised, how it was answered, and the visits to the set. */
export default function GuidancePage() {
  const projectId = useParam('projectId');
  const view = useView(guide.guidance, { projectId });
  const may = (act: string) => view.ready && view.data.moves.some((move) => move.act === act);
  return (
    <ProjectFrame projectId={projectId} tab="/guidance">
      {!view.ready ? (
        <Waiting view={view} />
      ) : (
        <div className="with-aside">
          <Block
            title="指导意见"
            note={`未办结 ${view.data.advice.filter(({ state }) => state !== 'closed').length} 条`}
            extra={
              may('write') ? (
                <FormButton
                  size="small"
                  primary
                  title="提出指导意见"
                  act="提出意见"
                  endpoint={guide.writeAdvice}
                  schema={AdviceForm}
                  fixed={{ projectId }}
                  files="照片或批注稿"
                />
              ) : undefined
            }
          >
            {view.data.advice.length === 0 ? (
              <Empty kind="none-yet" title="还没有指导意见">
                指导专家看剧本、样片或到现场后，写下看到什么、建议什么、何时答复；制作机构逐条答复。
              </Empty>
            ) : null}
            {view.data.advice.map((advice) => (
              <AdviceCard key={advice.id} projectId={projectId} advice={advice} />
            ))}
          </Block>
          <div>
            <Guides projectId={projectId} guides={view.data.guides} mayAssign={may('assign')} />
            <Visits projectId={projectId} visits={view.data.visits} mayRecord={may('visit')} />
          </div>
        </div>
      )}
    </ProjectFrame>
  );
}
