import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { batchEndpoints as at } from '../endpoints.ts';
import { batchStates } from '../terms.ts';
import { batchShapes } from './words.ts';

/** 拨付单: what was put together for the bank, and how far it is. */
export default function BatchesPage() {
  const filter = useFilter({ state: '', page: 1, size: 50 });
  const { state, page, size } = filter.values;
  const view = useView(at.list, { state, page, size }, { keep: true });
  return (
    <>
      <PageHeader
        title="拨付单"
        sub="制单与送银行由两人分别办理。"
        moves={
          <To className="button" path="/payments" search={{ cut: 'to_pay' }}>
            去制单
          </To>
        }
      />
      <FilterBar
        filter={filter}
        fields={[{ key: 'state', label: '状态', kind: 'select', width: 160, options: batchStates }]}
      />
      <DataTable
        list="payment-batches"
        caption="拨付单"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            title: '编号',
            frozen: true,
            render: (row) => (
              <To path="/payments/batches/$batchId" params={{ batchId: row.id }}>
                {row.number}
              </To>
            ),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={batchShapes[row.state]}>{batchStates[row.state]}</Status>,
          },
          { key: 'count', title: '笔数', align: 'right', render: (row) => row.lineCount },
          { key: 'total', title: '金额', unit: '万元', align: 'right', render: (row) => <Money fen={row.totalFen} /> },
          { key: 'made', title: '制单', render: (row) => row.madeByName },
          { key: 'madeAt', title: '制单时间', render: (row) => <When at={row.madeAt} /> },
          { key: 'released', title: '送出', render: (row) => row.releasedByName ?? '—' },
          { key: 'releasedAt', title: '送出时间', render: (row) => <When at={row.releasedAt} /> },
        ]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          <Empty kind="none-yet" title="还没有拨付单">
            在“拨付”的“待支付”中选定各期，制成拨付单。
          </Empty>
        }
      />
    </>
  );
}
