import { Button, Tabs } from 'antd';
import type { z } from 'zod';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { noticesEndpoints } from '../endpoints.ts';
import { type TodoTab, todoTabs } from '../schema.ts';
import type { TodoOut } from '../views.ts';
import { Left } from './Left.tsx';
import { targetOf } from './target.ts';
import { TodoMoves } from './TodoMoves.tsx';
import './notices.css';

type Row = z.output<typeof TodoOut>;
const column = {
  title: {
    key: 'title',
    title: '标题',
    frozen: true,
    render: (row: Row) => (
      <span className="todo-title">
        <To {...targetOf(row.path)}>{row.title}</To>
        {row.note ? <small>{row.note}</small> : null}
      </span>
    ),
  },
  kind: { key: 'kind', title: '事项类型', width: 128, render: (row: Row) => row.kindLabel },
  from: { key: 'from', title: '来文/申报单位', render: (row: Row) => row.from },
  step: { key: 'step', title: '当前环节', render: (row: Row) => row.step },
  at: (title: string) => ({ key: 'at', title, width: 132, render: (row: Row) => <When at={row.at} form="short" /> }),
  left: { key: 'left', title: '剩余时限', width: 128, render: (row: Row) => <Left {...row} /> },
  who: (title: string) => ({ key: 'sender', title, render: (row: Row) => row.sender || '—' }),
  moves: { key: 'moves', title: '操作', width: 110, render: (row: Row) => <TodoMoves row={row} /> },
} satisfies Record<string, Column<Row> | ((title: string) => Column<Row>)>;

const columns: Record<TodoTab, readonly Column<Row>[]> = {
  waiting: [column.title, column.kind, column.from, column.step, column.at('到达时间'), column.left, column.moves],
  done: [column.title, column.kind, column.from, column.step, column.at('办理时间'), column.moves],
  started: [
    column.title,
    column.kind,
    column.step,
    column.who('现由谁办'),
    column.at('发起时间'),
    column.left,
    column.moves,
  ],
  copied: [
    column.title,
    column.kind,
    column.from,
    column.step,
    column.who('抄送人'),
    column.at('抄送时间'),
    {
      key: 'read',
      title: '阅读',
      width: 90,
      render: (row) => (row.readAt ? <span className="dim">已阅</span> : <b>未阅</b>),
    },
  ],
};
const none: Record<TodoTab, [string, string]> = {
  waiting: ['没有待办', '该您办的都办完了。新的事项到达时会出现在这里，并给您发消息。'],
  done: ['还没有办过的事项', '您办理过且仍有权查看的事项会列在这里。'],
  started: ['还没有发起的事项', '您提交、报送或发起后由他人接着办的事项会列在这里，可以看到现由谁办并催办。'],
  copied: ['没有抄送给您的事项', '同事抄送给您阅知的事项会列在这里。'],
};

/** 一键已阅: all copies at once. */
function ReadAll({ unread }: { unread: number }) {
  const { run, busy, problem } = useAct(noticesEndpoints.readCopies);
  if (unread === 0) return null;
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void run({})}>
        一键已阅 {unread} 件
      </Button>
      <ProblemView problem={problem} />
    </>
  );
}

/** 待办中心: four tabs, each number the length of its list (ux 5.1). */
export default function TodoPage() {
  const filter = useFilter({ tab: 'waiting', words: '', kind: '', light: '', waits: '', page: 1, size: 50 });
  const { words, kind, light, waits, page, size } = filter.values;
  const tab = (filter.values.tab in todoTabs ? filter.values.tab : 'waiting') as TodoTab;
  const view = useView(
    noticesEndpoints.todos,
    {
      tab,
      words,
      page,
      size,
      light: light as '',
      waits: waits as '',
      ...(kind ? { kind: [kind] } : {}),
    },
    { keep: true },
  );
  const counts = view.ready ? view.data.counts : undefined;
  const lights = view.ready ? view.data.lights : undefined;
  const [title, why] = none[tab];
  const filtered = words !== '' || kind !== '' || light !== '' || waits !== '';
  return (
    <>
      <PageHeader
        title="待办中心"
        sub={lights && tab === 'waiting' ? `逾期 ${lights.red} 件　三个工作日内到期 ${lights.amber} 件` : undefined}
      />
      <Tabs
        activeKey={tab}
        onChange={(key) => filter.set({ tab: key, kind: '', light: '', words: '', waits: '' })}
        items={Object.entries(todoTabs).map(([key, label]) => ({
          key,
          label: counts ? `${label} ${counts[key as TodoTab]}` : label,
        }))}
      />
      <FilterBar
        filter={filter}
        {...(tab === 'waiting'
          ? {
              cuts: {
                key: 'light' as const,
                options: [
                  { value: '', label: '全部' },
                  { value: 'red', label: '逾期', count: lights?.red },
                  { value: 'amber', label: '临期', count: lights?.amber },
                  { value: 'green', label: '未到期', count: lights?.green },
                ],
              },
            }
          : tab === 'started'
            ? {
                cuts: {
                  key: 'waits' as const,
                  options: [
                    { value: '', label: '全部', count: counts?.started },
                    { value: 'yes', label: '等别人办', count: view.ready ? view.data.waitsForOthers : undefined },
                  ],
                },
              }
            : {})}
        fields={[
          {
            key: 'kind',
            label: '事项类型',
            kind: 'select',
            options: (view.ready ? view.data.kinds : []).map((one) => ({
              value: one.kind,
              label: `${one.label} ${one.n}`,
            })),
          },
          { key: 'words', label: '标题或单位', kind: 'text' },
        ]}
        right={tab === 'copied' && view.ready ? <ReadAll unread={view.data.unreadCopies} /> : undefined}
      />
      <DataTable
        list={`todo-${tab}`}
        caption={todoTabs[tab]}
        columns={columns[tab]}
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          filtered ? (
            <Empty
              kind="none-match"
              title="没有符合条件的事项"
              button={{ label: '去掉筛选', run: () => filter.set({ words: '', kind: '', light: '', waits: '' }) }}
            >
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title={title} button={{ label: '回到工作台', to: { path: '/workbench' } }}>
              {why}
            </Empty>
          )
        }
      />
    </>
  );
}
