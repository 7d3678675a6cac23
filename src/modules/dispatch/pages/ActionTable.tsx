import type { ReactNode } from 'react';
import type { z } from 'zod';
import { type Column, DataTable, type DataTableProps } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { actionStates } from '../terms.ts';
import type { ActionRowOut } from '../views.ts';
import { actionShapes } from './words.ts';

type Row = z.output<typeof ActionRowOut>;

/** The state in one word; late ones say by how many days. */
export function ActionStatus({ state, overdueDays }: Pick<Row, 'state' | 'overdueDays'>) {
  const late = overdueDays > 0 && (state === 'open' || state === 'claimed');
  return (
    <Status kind={late ? 'bad' : actionShapes[state]}>
      {actionStates[state]}
      {late ? `，逾期 ${overdueDays} 天` : ''}
    </Status>
  );
}

const meeting: Column<Row> = { key: 'meeting', title: '会议', render: (row) => `${row.year}年${row.month}月` };
const columns: Column<Row>[] = [
  {
    key: 'matter',
    title: '议定事项',
    frozen: true,
    render: (row) => (
      <To path="/dispatch-actions/$actionId" params={{ actionId: row.id }}>
        {row.matter}
      </To>
    ),
  },
  {
    key: 'owner',
    title: '责任单位',
    render: (row) => (row.ownerPersonName ? `${row.ownerShortName}　${row.ownerPersonName}` : row.ownerShortName),
  },
  {
    key: 'due',
    title: '完成时限',
    render: (row) => (
      <>
        <When at={row.dueOn} form="day" />
        {row.dueOn === row.firstDueOn ? null : <span className="dim">（已调整）</span>}
      </>
    ),
  },
  { key: 'state', title: '状态', render: (row) => <ActionStatus {...row} /> },
  { key: 'done', title: '办结', minor: true, render: (row) => <When at={row.doneOn} form="day" /> },
];

/** Actions as rows, of one meeting or of all. */
export function ActionTable({
  withMeeting,
  empty,
  ...table
}: Omit<DataTableProps<Row>, 'columns' | 'caption' | 'rowKey' | 'empty'> & {
  withMeeting: boolean;
  empty?: ReactNode;
}) {
  return (
    <DataTable
      {...table}
      caption="议定事项"
      rowKey={(row) => row.id}
      columns={withMeeting ? [...columns.slice(0, 1), meeting, ...columns.slice(1)] : columns}
      empty={
        empty ?? (
          <Empty kind="none-yet" title="还没有议定事项">
            记录会议后登记，责任单位在待办中看到。
          </Empty>
        )
      }
    />
  );
}
