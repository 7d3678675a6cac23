import type { z } from 'zod';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Fig } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { DecisionListOut } from '../views-list.ts';
import { DecisionMoves } from './DecisionMoves.tsx';
import { DecisionTable } from './DecisionTable.tsx';
import { DrawForm } from './DrawForm.tsx';
import './review.css';

export type DecisionListView = z.output<typeof DecisionListOut>;
const shapes: Record<string, Kind> = {
  draft: 'doing',
  submitted: 'wait',
  returned: 'warn',
  released: 'done',
  locked: 'lock',
};

/** The list of decisions: proposed by the rules of the call, adjusted with reasons, released by the leader. */
export default function DecisionListPage() {
  return <DecisionListOf listId={useParam('listId')} />;
}

export function DecisionListOf({ listId }: { listId: string }) {
  const view = useView(expertReviewEndpoints.list, { listId });
  if (!view.ready) return <Waiting view={view} />;
  const list = view.data;
  const selected = (list.counts.selected ?? 0) + (list.counts.selected_unfunded ?? 0);
  const changed = list.rows.filter((row) => row.kind !== row.proposed).length;
  return (
    <>
      <div className="spaced">
        <PageHeader
          title={`${list.batchName}评定名单`}
          sub={<Status kind={shapes[list.state] ?? 'idle'}>{list.stateLabel}</Status>}
          meta={
            <span className="row gap">
              <To path="/review/decision-lists/$listId/scenarios" params={{ listId }}>
                方案比选
              </To>
              <To path="/review/rounds">评审轮次</To>
            </span>
          }
        />
        {list.returnReason && list.state === 'returned' ? (
          <Block title="退回意见">
            <p className="reading">{list.returnReason}</p>
          </Block>
        ) : null}
        <Facts
          columns={4}
          facts={[
            ['给予资金', <Fig key="a" n={list.counts.selected ?? 0} unit="部" />],
            ['不给予资金', <Fig key="b" n={list.counts.selected_unfunded ?? 0} unit="部" />],
            ['备选', <Fig key="c" n={`${list.counts.reserve ?? 0} / ${list.reserves}`} unit="部" />],
            ['未入选', <Fig key="d" n={list.counts.not_selected ?? 0} unit="部" />],
            ['入选名额', `${selected} / ${list.places}`],
            ['与建议不同', changed === 0 ? '无' : `${changed} 部，均有理由`],
            ...(list.counts.removed ? [['异议取消', `${list.counts.removed} 部`] as [string, string]] : []),
          ]}
        />
        {list.findings.length > 0 ? <FindingList title="名单核查" findings={list.findings} /> : null}
        {list.mayAdjust
          ? list.drawNeeded.map((group) => <DrawForm key={group.join()} list={list} group={group} />)
          : null}
        {list.drawNote ? (
          <Block title="公开抽签记录">
            <p style={{ whiteSpace: 'pre-wrap' }}>{list.drawNote}</p>
          </Block>
        ) : null}
        <DecisionTable list={list} view={view} />
        <Block title="经过">
          <Timeline events={list.timeline} />
        </Block>
      </div>
      <DecisionMoves list={list} />
    </>
  );
}
