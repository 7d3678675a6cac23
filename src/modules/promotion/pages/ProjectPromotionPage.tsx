import './promotion.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { ProjectFrame } from '../../projects/pages/frame.tsx';
import { promotionEndpoints as at } from '../endpoints.ts';
import { honours, reviewKinds } from '../terms.ts';
import type { ProjectPromotionOut } from '../views.ts';
import { promiseColumns } from './columns.tsx';
import { EnterPromise } from './EnterPromise.tsx';

type Shown = z.output<typeof ProjectPromotionOut>;

function Honours({ lists, results }: Pick<Shown, 'lists' | 'results'>) {
  return (
    <div className="two promotion-honours">
      <Block title="优秀片单" note={`${lists.length} 份`}>
        {lists.length === 0 ? <p className="note">还没有列入片单。</p> : null}
        <ul className="honour-list">
          {lists.map((one) => (
            <li key={one.code}>
              <To path="/selected-works/$code" params={{ code: one.code }}>
                {one.title}
              </To>
              <span className="note">
                {one.documentNumber}　<When at={one.publishedAt} form="day" />
              </span>
            </li>
          ))}
        </ul>
      </Block>
      <Block title="点评推优" note={`${results.length} 次`}>
        {results.length === 0 ? <p className="note">还没有点评推优结果。</p> : null}
        <ul className="honour-list">
          {results.map((one) => (
            <li key={`${one.title}${one.heldOn}`}>
              <b>{honours[one.honour]}</b>　{one.comment}
              <span className="note">
                {reviewKinds[one.kind]}：{one.title}　<When at={one.heldOn} form="day" />
              </span>
            </li>
          ))}
        </ul>
      </Block>
    </div>
  );
}

function Body({ projectId, shown }: { projectId: string; shown: Shown }) {
  const [entering, setEntering] = useState(false);
  const finish = { act: 'finish', label: '宣推完成', findings: shown.finishFindings };
  return (
    <>
      <div className="row promotion-head">
        {shown.finishedOn ? (
          <span>
            <Shape kind="done" /> 宣推已于 <When at={shown.finishedOn} form="day" /> 完成
          </span>
        ) : (
          <span className="note">承诺到期、证明核对完后，可以办理宣推完成</span>
        )}
        <span className="grow" />
        {shown.mayPromise ? <Button onClick={() => setEntering(true)}>登记承诺位置</Button> : null}
        <MoveButton move={shown.mayFinish ? finish : undefined} endpoint={at.finish} input={{ projectId }} />
      </div>
      {entering ? <EnterPromise projectId={projectId} onClose={() => setEntering(false)} /> : null}
      <DataTable
        list="project-promotion"
        caption="承诺位置"
        rows={shown.promises}
        rowKey={(row) => row.id}
        columns={promiseColumns(false)}
        total={shown.promises.length}
        empty={
          <Empty kind="none-yet" title="还没有承诺位置">
            通过验收的作品由平台给予首页入口、置顶推荐、专区展播等支持，登记后列在这里。
          </Empty>
        }
      />
      <Honours lists={shown.lists} results={shown.results} />
    </>
  );
}

/** 宣推: the tab of a project. */
export default function ProjectPromotionPage() {
  const projectId = useParam('projectId');
  const view = useView(at.ofProject, { projectId });
  return (
    <ProjectFrame projectId={projectId} tab="/promotion">
      {view.ready ? <Body projectId={projectId} shown={view.data} /> : <Waiting view={view} />}
    </ProjectFrame>
  );
}
