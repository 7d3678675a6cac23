import { useState } from 'react';
import { Button } from 'antd';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { changesEndpoints as change } from '../endpoints.ts';
import { changeApprovers, changeFilings, changeKinds } from '../guidance-terms.ts';
import { ChangeCard } from './ChangeCard.tsx';
import { ChangeEditor } from './ChangeEditor.tsx';
import { ProjectFrame } from './frame.tsx';
import type { Changes } from './words.ts';

function Rules({ data: { rules, article16 } }: { data: Changes }) {
  return (
    <Block title="谁批准、要不要重新备案">
      <div className="scroll-x">
        <table className="plain-table">
          <caption className="sr">变更事项、批准单位和备案</caption>
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">批准</th>
              <th scope="col">备案</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ kind, approver, filing, clause, source }) => (
              <tr key={kind} title={`${clause}：${source}`}>
                <th scope="row">{changeKinds[kind]}</th>
                <td>{changeApprovers[approver]}</td>
                <td className={filing === 'again' ? 'change-again' : ''}>{changeFilings[filing]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">
        {article16.clause}：{article16.gist}。（{article16.source}）
      </p>
    </Block>
  );
}

/** 变更: what is asked to be different, side by side, who decides, and whether the work is filed again. */
export default function ChangesPage() {
  const projectId = useParam('projectId');
  const view = useView(change.changes, { projectId });
  const [asking, setAsking] = useState(false);
  return (
    <ProjectFrame
      projectId={projectId}
      tab="/changes"
      moves={
        view.ready && view.data.mayAsk && !asking ? (
          <Button onClick={() => setAsking(true)}>申请变更</Button>
        ) : undefined
      }
    >
      {!view.ready ? (
        <Waiting view={view} />
      ) : asking ? (
        <ChangeEditor projectId={projectId} data={view.data} onClose={() => setAsking(false)} />
      ) : (
        <div className="with-aside">
          <Block title="变更申请" note={`共 ${view.data.rows.length} 件`}>
            {view.data.rows.length === 0 ? (
              <Empty kind="none-yet" title="没有变更">
                片名、制作机构、主创主演、故事、集数时长、进度、预算有变化的，由制作机构先申请，批准后生效。
              </Empty>
            ) : null}
            {view.data.rows.map((row) => (
              <ChangeCard key={row.id} projectId={projectId} change={row} />
            ))}
          </Block>
          <Rules data={view.data} />
        </div>
      )}
    </ProjectFrame>
  );
}
