import { Button, Select } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Fig, When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { hrefOf, useAct, useView } from '../../../web/server-state.ts';
import { dispatchEndpoints as at } from '../endpoints.ts';
import { dispatchStates } from '../terms.ts';
import { dispatchShapes } from './words.ts';

type Month = { year: number; month: number };
const nameOf = ({ year, month }: Month): string => `${year}年${month}月`;

/** Opens one of the months that have no dispatch yet. */
function OpenMonth({ months }: { months: readonly Month[] }) {
  const [chosen, setChosen] = useState(0);
  const { run, busy, problem } = useAct(at.open);
  const month = months[chosen] ?? months[0];
  if (!month) return null;
  return (
    <span className="row">
      <Select
        aria-label="月份"
        value={months.indexOf(month)}
        options={months.map((one, value) => ({ value, label: nameOf(one) }))}
        onChange={setChosen}
      />
      <Button type="primary" loading={busy} onClick={() => void run(month)}>
        建立月度调度
      </Button>
      <ProblemView problem={problem} />
    </span>
  );
}

/** 月度调度: month by month, how far the pack, the meeting and its actions are. */
export default function DispatchesPage() {
  const view = useView(at.list, {});
  const months = view.ready ? view.data.months : [];
  return (
    <>
      <PageHeader
        title="月度调度"
        sub="每月由系统记载生成材料，会议议定的事项跟踪到办结"
        meta={
          <span className="row">
            <To path="/dispatch-actions">议定事项</To>
            {view.ready && view.data.mayLayout ? <To path="/dispatch-layouts">材料章节</To> : null}
          </span>
        }
        moves={<OpenMonth months={months} />}
      />
      <DataTable
        list="dispatches"
        caption="月度调度"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        total={view.ready ? view.data.rows.length : 0}
        columns={[
          {
            key: 'month',
            title: '月份',
            frozen: true,
            render: (row) => (
              <To path="/dispatches/$dispatchId" params={{ dispatchId: row.id }}>
                {nameOf(row)}
              </To>
            ),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={dispatchShapes[row.state]}>{dispatchStates[row.state]}</Status>,
          },
          {
            key: 'edition',
            title: '材料',
            render: (row) => (
              <span className="row nowrap">
                {row.edition > 0 ? `第 ${row.edition} 版` : <span className="dim">未定稿</span>}
                <a
                  href={hrefOf(at.paper, { dispatchId: row.id, format: 'pdf' })}
                  aria-label={`打印${nameOf(row)}调度材料`}
                >
                  打印
                </a>
              </span>
            ),
          },
          { key: 'heldOn', title: '会议', render: (row) => <When at={row.heldOn} form="day" /> },
          ...(
            [
              ['actions', '议定事项', ''],
              ['open', '办理中', ''],
              ['overdue', '已逾期', 'overdue'],
            ] as const
          ).map(([key, title, cut]) => ({
            key,
            title,
            unit: '项',
            align: 'right' as const,
            render: (row: { id: string } & Record<typeof key, number>) =>
              row[key] > 0 ? (
                <Fig n={row[key]} to={{ path: '/dispatch-actions', search: { dispatchId: row.id, cut } }} />
              ) : (
                0
              ),
          })),
        ]}
        empty={
          <Empty kind="none-yet" title="还没有月度调度">
            每月 1 日自动建立，也可以手动建立已经开始的月份。
          </Empty>
        }
      />
    </>
  );
}
