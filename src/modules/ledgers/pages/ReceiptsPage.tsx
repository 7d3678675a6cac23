import type { z } from 'zod';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { periodLabel } from '../period-rules.ts';
import { ledgerKinds, ledgerWays } from '../terms.ts';
import type { ReceiptsOut } from '../views.ts';
import { wholeText } from '../wording.ts';
import { countWords } from './words.ts';

type Only = '' | 'open' | 'conflict' | 'invalid' | 'correction';

/** Every delivery with what became of it; the last first. */
export default function ReceiptsPage() {
  const filter = useFilter({ sourceOrgId: '', period: '', only: '', page: 1, size: 50 });
  const { only, ...rest } = filter.values;
  const view = useView(at.receipts, { ...rest, only: only as Only }, { keep: true });
  const go = useGo();
  const senders = view.ready ? view.data.senders : [];
  const periods = view.ready ? view.data.periods : [];
  return (
    <>
      <PageHeader title="台账回执" sub="每次报送一份回执：采用、重复、旧版、冲突、不合要求各几条" />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'only',
          options: [
            { value: '', label: '全部' },
            { value: 'open', label: '待阅处' },
            { value: 'conflict', label: '有冲突' },
            { value: 'invalid', label: '有不合要求' },
            { value: 'correction', label: '更正' },
          ],
        }}
        fields={[
          ...(senders.length > 1
            ? [
                {
                  key: 'sourceOrgId' as const,
                  label: '报送单位',
                  kind: 'select' as const,
                  options: senders.map(({ id, name }) => ({ value: id, label: name })),
                },
              ]
            : []),
          {
            key: 'period',
            label: '期次',
            kind: 'select',
            options: periods.map(({ code }) => ({ value: code, label: periodLabel(code) })),
          },
        ]}
      />
      <DataTable
        list="ledger-receipts"
        caption="台账回执"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        total={view.ready ? view.data.total : 0}
        page={filter.values.page}
        size={filter.values.size}
        onPage={(page, size) => filter.set({ page, size })}
        onOpen={(row) => go({ path: '/ledgers/receipts/$receiptId', params: { receiptId: row.id } })}
        columns={[
          { key: 'at', title: '收到', frozen: true, render: (row) => <When at={row.receivedAt} /> },
          { key: 'sender', title: '报送单位', render: (row) => row.senderName },
          { key: 'period', title: '期次', render: (row) => periodLabel(row.period) },
          { key: 'via', title: '方式', render: (row) => ledgerWays[row.via] },
          { key: 'sequence', title: '包号', align: 'right', render: (row) => row.sequence ?? '—' },
          {
            key: 'kinds',
            title: '台账',
            minor: true,
            render: (row) => row.kinds.map((kind) => ledgerKinds[kind]).join('、') || '—',
          },
          ...countWords.map(([key, title]) => ({
            key,
            title,
            align: 'right' as const,
            render: (row: z.output<typeof ReceiptsOut>['rows'][number]) => wholeText(row[key]),
          })),
          {
            key: 'findings',
            title: '提示',
            render: (row) =>
              row.findings.length === 0 ? (
                '—'
              ) : row.notedAt ? (
                <Status kind="done">已阅处</Status>
              ) : (
                <Status kind="warn">{row.findings.length} 条待阅处</Status>
              ),
          },
        ]}
        empty={
          <Empty kind={filter.changed ? 'none-match' : 'none-yet'} title="没有回执">
            报送台账后，回执出现在这里。
          </Empty>
        }
      />
    </>
  );
}
