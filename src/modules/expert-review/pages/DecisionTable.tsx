import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Money, Work } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import type { View } from '../../../web/server-state.ts';
import type { Fen } from '../../../base/money.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { AdjustDecision } from '../schema.ts';
import type { DecisionListView } from './DecisionListPage.tsx';
import { points } from './points.ts';

type Row = DecisionListView['rows'][number];
const shapes: Record<string, Kind> = {
  selected: 'done',
  selected_unfunded: 'done',
  reserve: 'wait',
  not_selected: 'off',
  removed: 'bad',
};

const grades = { block: '重复资助：拦截', person: '重复资助：待核实', look: '重复资助：提示' } as const;
const gradeShapes: Record<keyof typeof grades, Kind> = { block: 'bad', person: 'warn', look: 'idle' };

/** What the check of other public money says of the work, with the way to where it is settled. */
function FundingNotes({ row }: { row: Row }) {
  return row.funding.map((note) => (
    <span key={`${note.code}${note.message}`}>
      <Status kind={gradeShapes[note.grade]}>{grades[note.grade]}</Status>
      <To path="/funding-checks" search={{ workId: row.workId, state: '' }} className="note">
        {note.message}
      </To>
    </span>
  ));
}

/** All rows by rank with the cut line; near it shaded, changed by hand with the proposal beside it. */
export function DecisionTable({ list, view }: { list: DecisionListView; view: View<unknown> }) {
  const [editing, setEditing] = useState<Row>();
  const lastSelected = list.rows.findLast(
    (row) => row.kind === 'selected' || row.kind === 'selected_unfunded',
  )?.applicationId;
  const form = AdjustDecision.pick({ kind: true, reason: true });
  return (
    <>
      <DataTable
        list="decisions"
        caption="评定名单"
        view={view}
        rows={list.rows}
        rowKey={(row) => row.applicationId}
        rowClass={(row) => `${row.borderline ? 'row-near' : ''} ${row.applicationId === lastSelected ? 'row-cut' : ''}`}
        empty={
          <Empty kind="none-yet" title="名单是空的">
            没有参评作品。
          </Empty>
        }
        columns={[
          { key: 'rank', title: '名次', align: 'right', render: (row) => row.rank },
          { key: 'number', title: '编号', render: (row) => row.number },
          {
            key: 'title',
            title: '作品',
            frozen: true,
            render: (row) => (
              <div className="two-line">
                <Work
                  title={row.title}
                  to={{ path: '/applications/$applicationId', params: { applicationId: row.applicationId } }}
                />
                <small className="note">{row.applicantName}</small>
              </div>
            ),
          },
          { key: 'unit', title: '推荐单位', render: (row) => row.recommenderName },
          { key: 'score', title: '终评得分', align: 'right', render: (row) => <b>{points(row.score)}</b> },
          { key: 'spread', title: '离散度', align: 'right', minor: true, render: (row) => points(row.spread) },
          {
            key: 'asked',
            title: '申请',
            unit: '万元',
            align: 'right',
            minor: true,
            render: (row) => (row.requestedFen === null ? '—' : <Money fen={row.requestedFen as Fen} unit={false} />),
          },
          {
            key: 'kind',
            title: '评定意见',
            render: (row) => (
              <>
                <Status kind={shapes[row.kind] ?? 'idle'}>
                  {row.kindLabel}
                  {row.reserveOrder ? ` 第 ${row.reserveOrder} 位` : ''}
                </Status>
                {row.kind !== row.proposed ? (
                  <small className="note">
                    建议：<s>{row.proposedLabel}</s>
                  </small>
                ) : null}
              </>
            ),
          },
          {
            key: 'why',
            title: '说明',
            render: (row) => (
              <>
                {row.borderline ? <Status kind="warn">临界</Status> : null}
                {row.holdsCentralMoney ? <Status kind="warn">已获其他中央财政资金</Status> : null}
                <FundingNotes row={row} />
                <span className="note">
                  {row.reason ?? (row.holdsCentralMoney && row.kind === 'selected_unfunded' ? '' : row.why)}
                  {row.rung ? `　并列，按${row.rung}分先后` : ''}
                </span>
              </>
            ),
          },
          ...(list.mayAdjust
            ? [
                {
                  key: 'acts',
                  title: '办理',
                  render: (row: Row) => (
                    <Button size="small" onClick={() => setEditing(row)}>
                      调整…
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing ? (
        <ActDialog
          open
          title={`调整 ${editing.number}《${editing.title}》`}
          act="保存调整"
          endpoint={expertReviewEndpoints.adjust}
          schema={form}
          initial={{ kind: editing.kind, reason: editing.reason ?? '' }}
          fixed={{ listId: list.id, version: list.version, applicationId: editing.applicationId }}
          onCancel={() => setEditing(undefined)}
          onDone={() => setEditing(undefined)}
        />
      ) : null}
    </>
  );
}
