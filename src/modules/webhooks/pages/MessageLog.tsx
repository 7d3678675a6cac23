import { Button } from 'antd';
import type { z } from 'zod';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { webhooksEndpoints as at } from '../endpoints.ts';
import { type MessageState, messageStates, outcomes } from '../terms.ts';
import type { MessagesOut, TargetOut } from '../views.ts';
import { messageShapes } from './words.ts';

type Row = z.output<typeof MessagesOut>['rows'][number];
type Choices = z.output<typeof TargetOut>['eventChoices'];

const lastOf = (row: Row) => row.attempts.at(-1);
const columns: Column<Row>[] = [
  { key: 'event', title: '事项', frozen: true, width: 150, render: (row) => row.eventLabel },
  { key: 'at', title: '时间', render: (row) => <When at={row.madeAt} form="seconds" /> },
  {
    key: 'state',
    title: '状态',
    render: (row) => <Status kind={messageShapes[row.state]}>{messageStates[row.state]}</Status>,
  },
  { key: 'tries', title: '次数', align: 'right', render: (row) => row.attempts.length },
  {
    key: 'outcome',
    title: '结果',
    render: (row) => {
      const last = lastOf(row);
      return last ? (
        `${outcomes[last.outcome]}${last.status ? `（${last.status}）` : ''}`
      ) : (
        <span className="dim">—</span>
      );
    },
  },
  {
    key: 'next',
    title: '下次',
    render: (row) => (row.nextAt ? <When at={row.nextAt} form="seconds" /> : <span className="dim">—</span>),
  },
];

function Tries({ row }: { row: Row }) {
  return (
    <>
      <p className="note">消息编号（webhook-id）{row.id}</p>
      <pre className="webhook-body">{row.body}</pre>
      {row.attempts.length === 0 ? <p className="note">还没有发送。</p> : null}
      <ol className="webhook-tries">
        {row.attempts.map((one) => (
          <li key={one.number}>
            <p>
              <b>第 {one.number} 次</b>
              <When at={one.at} form="seconds" />
              <span>{`${outcomes[one.outcome]}${one.status ? `（${one.status}）` : ''}`}</span>
              <span className="note">{one.milliseconds} 毫秒</span>
            </p>
            {one.excerpt ? <pre className="webhook-body">{one.excerpt}</pre> : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function Replay({ row }: { row: Row }) {
  const { run, busy, problem } = useAct(at.replay);
  if (!row.mayReplay) return null;
  return (
    <>
      <ProblemView problem={problem} />
      <Button loading={busy} onClick={() => void run({ messageId: row.id })}>
        重新推送
      </Button>
    </>
  );
}

/** Every message of a target, its tries with what the other side answered, and sending it again. */
export function MessageLog({ targetId, choices }: { targetId: string; choices: Choices }) {
  const filter = useFilter({ state: '', event: '', page: 1, size: 50 });
  const { state, event, page, size } = filter.values;
  const asked = { targetId, state: state as MessageState | '', event, page, size };
  const view = useView(at.messages, asked, { keep: true, refetchMs: 10_000 });
  return (
    <Block title="推送记录">
      <FilterBar
        filter={filter}
        fields={[
          { key: 'state', label: '状态', kind: 'select', width: 120, options: messageStates },
          {
            key: 'event',
            label: '事项',
            kind: 'select',
            width: 190,
            options: Object.fromEntries(choices.map(({ type, label }) => [type, label])),
          },
        ]}
      />
      <DataTable
        list="webhook-messages"
        caption="推送记录"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={columns}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        drawer={{
          title: (row) => row.eventLabel,
          body: (row) => <Tries row={row} />,
          foot: (row) => <Replay row={row} />,
        }}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的消息" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有消息">
              可先发一条测试，看接收系统是否应答。
            </Empty>
          )
        }
      />
    </Block>
  );
}
