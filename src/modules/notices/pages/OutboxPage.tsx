import type { z } from 'zod';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { noticesEndpoints } from '../endpoints.ts';
import { mailStates, type MailState } from '../terms.ts';
import type { MailOut } from '../views.ts';
import { MailGroups } from './MailGroups.tsx';
import './notices.css';

type Row = z.output<typeof MailOut>;
const shapes: Record<MailState, Kind> = {
  held: 'wait',
  released: 'doing',
  sent: 'done',
  failed: 'bad',
  cancelled: 'off',
};
const columns: readonly Column<Row>[] = [
  { key: 'subject', title: '主题', frozen: true, render: (row) => row.subject },
  { key: 'to', title: '收件人', render: (row) => `${row.to}（${row.org}）` },
  { key: 'address', title: '邮箱', minor: true, render: (row) => row.address },
  {
    key: 'state',
    title: '状态',
    width: 112,
    render: (row) => <Status kind={shapes[row.state]}>{mailStates[row.state]}</Status>,
  },
  { key: 'attempts', title: '次数', width: 64, align: 'right', render: (row) => row.attempts },
  { key: 'made', title: '生成', width: 112, render: (row) => <When at={row.createdAt} form="short" /> },
  { key: 'sent', title: '发出', width: 112, render: (row) => <When at={row.sentAt} form="short" /> },
  { key: 'error', title: '最近错误', minor: true, render: (row) => row.lastError ?? '—' },
];

function Letter({ row }: { row: Row }) {
  return (
    <>
      <Facts
        columns={1}
        facts={[
          ['收件人', `${row.to}（${row.org}）`],
          ['邮箱', row.address],
          ['状态', mailStates[row.state]],
          [
            '放行',
            row.decidedByName ? (
              <>
                {row.decidedByName}　<When at={row.decidedAt} />
              </>
            ) : (
              ''
            ),
          ],
          ['最近错误', row.lastError ?? ''],
        ]}
      />
      <p className="mail-body">{row.body}</p>
    </>
  );
}

/** 发件箱: nothing that tells a decision leaves before somebody has looked at it here. */
export default function OutboxPage() {
  const filter = useFilter({ state: '', group: '', page: 1, size: 50 });
  const { state, group, page, size } = filter.values;
  const view = useView(noticesEndpoints.mails, { state: state as '', group, page, size }, { keep: true });
  const out = view.ready ? view.data : undefined;
  const held = out?.groups.filter((one) => one.held > 0) ?? [];
  const waiting = held.reduce((sum, one) => sum + one.held, 0);
  return (
    <>
      <PageHeader
        title="发件箱"
        sub={
          out ? (
            <>
              {`待放行 ${waiting} 封`}
              {out.connected ? null : <Status kind="warn">邮件服务器尚未配置，邮件只排队不发出</Status>}
            </>
          ) : undefined
        }
      />
      {held.length > 0 ? (
        <Block title="待放行" note="评定结论不会自动发信，核对封数与样例后放行">
          <MailGroups groups={held} mayDecide={out?.mayDecide ?? false} connected={out?.connected ?? false} />
        </Block>
      ) : null}
      <Block title="发信记录" className="gap">
        <FilterBar
          filter={filter}
          cuts={{
            key: 'state',
            options: [
              { value: '', label: '全部' },
              ...Object.entries(mailStates).map(([value, label]) => ({
                value,
                label,
                count: out?.counts[value as MailState],
              })),
            ],
          }}
          fields={[
            {
              key: 'group',
              label: '事项',
              kind: 'select',
              width: 220,
              options: (out?.groups ?? []).map((one) => ({ value: one.group, label: one.label })),
            },
          ]}
        />
        <DataTable
          list="outbox"
          caption="发信记录"
          columns={columns}
          rows={out?.rows}
          view={view}
          rowKey={(row) => row.id}
          total={out?.total ?? 0}
          page={page}
          size={size}
          onPage={(next, rows) => filter.set({ page: next, size: rows })}
          drawer={{
            title: (row) => row.subject,
            body: (row) => <Letter row={row} />,
            foot: (row) => (
              <MoveButton
                move={row.moves.find((move) => move.act === 'retry')}
                endpoint={noticesEndpoints.retry}
                input={{ mailId: row.id }}
              />
            ),
          }}
          empty={
            state || group ? (
              <Empty kind="none-match" title="没有符合条件的邮件" button={{ label: '看全部邮件', run: filter.reset }}>
                换个条件再看。
              </Empty>
            ) : (
              <Empty kind="none-yet" title="还没有邮件" button={{ label: '回到工作台', to: { path: '/workbench' } }}>
                回执、通知等邮件生成后列在这里；评定结论的邮件先留待放行。
              </Empty>
            )
          }
        />
      </Block>
    </>
  );
}
