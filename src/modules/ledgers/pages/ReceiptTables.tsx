import type { z } from 'zod';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { To } from '../../../web/router.tsx';
import { ledgerKinds } from '../terms.ts';
import type { ReceiptOut } from '../views.ts';
import { wholeText } from '../wording.ts';
import { countWords } from './words.ts';

/** Faults by line, conflicts and totals of a delivery. */
export function ReceiptTables({ it }: { it: z.output<typeof ReceiptOut> }) {
  const wrong = it.totals.filter(({ same }) => !same);
  return (
    <>
      {it.faults.length > 0 ? (
        <Block className="gap" title="不合要求的记录" note={`列出 ${it.faults.length} 处`}>
          <DataTable
            list="ledger-faults"
            caption="不合要求的记录"
            rows={it.faults}
            rowKey={(row) => `${row.path}${row.line}${row.code}`}
            columns={[
              { key: 'line', title: '行', align: 'right', frozen: true, render: (row) => row.line },
              { key: 'path', title: '位置', render: (row) => row.path || '整行' },
              { key: 'message', title: '问题', render: (row) => row.message },
              { key: 'code', title: '代码', minor: true, render: (row) => row.code },
            ]}
            empty={<Empty kind="none-match" title="没有" />}
          />
        </Block>
      ) : null}
      {it.passedOn.length > 0 ? (
        <Block className="gap" title="转报的报送包" note={`${it.passedOn.length} 个`}>
          <DataTable
            list="ledger-passed-on"
            caption="转报的报送包"
            rows={it.passedOn}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'sender',
                title: '报送单位',
                frozen: true,
                render: (row) => (
                  <To path="/ledgers/receipts/$receiptId" params={{ receiptId: row.id }}>
                    {row.senderName}
                  </To>
                ),
              },
              { key: 'sequence', title: '包号', align: 'right', render: (row) => row.sequence ?? '—' },
              ...countWords.map(([key, title]) => ({
                key,
                title,
                align: 'right' as const,
                render: (row: (typeof it.passedOn)[number]) => wholeText(row[key]),
              })),
            ]}
            empty={<Empty kind="none-match" title="没有" />}
          />
        </Block>
      ) : null}
      {it.conflicts.length > 0 ? (
        <Block className="gap" title="冲突的记录" note="同一版本内容不同，未采用">
          <DataTable
            list="ledger-conflicts"
            caption="冲突的记录"
            rows={it.conflicts}
            rowKey={(row) => `${row.recordId}${row.line}`}
            columns={[
              {
                key: 'title',
                title: '作品',
                frozen: true,
                render: (row) => (
                  <To path="/ledgers/records/$recordId" params={{ recordId: row.recordId }}>
                    《{row.title}》
                  </To>
                ),
              },
              { key: 'kind', title: '台账', render: (row) => ledgerKinds[row.kind] },
              { key: 'key', title: '编号', render: (row) => row.key },
              { key: 'version', title: '版本', align: 'right', render: (row) => row.recordVersion },
              { key: 'line', title: '行', align: 'right', render: (row) => row.line },
            ]}
            empty={<Empty kind="none-match" title="没有" />}
          />
        </Block>
      ) : null}
      {it.totals.length > 0 ? (
        <Block className="gap" title="合计核对" note={wrong.length > 0 ? `${wrong.length} 项不符` : '全部相符'}>
          <DataTable
            list="ledger-totals"
            caption="合计核对"
            rows={it.totals}
            rowKey={(row) => `${row.kind}${row.field}`}
            columns={[
              { key: 'kind', title: '台账', frozen: true, render: (row) => ledgerKinds[row.kind] },
              {
                key: 'field',
                title: '项目',
                render: (row) => row.label,
              },
              { key: 'sent', title: '报送', align: 'right', render: (row) => row.sent },
              { key: 'counted', title: '重新计算', align: 'right', render: (row) => row.counted },
              {
                key: 'same',
                title: '核对',
                render: (row) => (row.same ? <Status kind="done">相符</Status> : <Status kind="bad">不符</Status>),
              },
            ]}
            empty={<Empty kind="none-match" title="没有" />}
          />
        </Block>
      ) : null}
    </>
  );
}
