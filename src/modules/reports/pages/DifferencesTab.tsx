import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';

const kinds = {
  added: { kind: 'doing', label: '新增' },
  gone: { kind: 'off', label: '退出' },
  changed: { kind: 'wait', label: '变化' },
} as const;

/** Cell by cell what differs from the period before. */
export function DifferencesTab({ periodId }: { periodId: string }) {
  const filter = useFilter({ kind: '' });
  const view = useView(at.differences, { periodId });
  const all = view.ready ? view.data.rows : undefined;
  const rows = all?.filter((row) => filter.values.kind === '' || row.kind === filter.values.kind);
  return (
    <>
      <FilterBar
        filter={filter}
        fields={[]}
        cuts={{
          key: 'kind',
          options: [
            { value: '', label: '全部', count: all?.length },
            { value: 'changed', label: '变化', count: view.ready ? view.data.changed : undefined },
            { value: 'added', label: '新增', count: view.ready ? view.data.added : undefined },
            { value: 'gone', label: '退出', count: view.ready ? view.data.gone : undefined },
          ],
        }}
        right={<span className="dim">{view.ready && view.data.previous ? `上期：${view.data.previous}` : ''}</span>}
      />
      <DataTable
        list="report-differences"
        caption="与上期差异"
        rows={rows}
        view={view}
        rowKey={(row) => `${row.projectNumber}${row.column}${row.kind}`}
        columns={[
          { key: 'unit', title: '单位', frozen: true, render: (row) => row.unit },
          { key: 'title', title: '作品', render: (row) => <Work title={row.title} /> },
          {
            key: 'kind',
            title: '差异',
            render: (row) => <Status kind={kinds[row.kind].kind}>{kinds[row.kind].label}</Status>,
          },
          { key: 'column', title: '列', render: (row) => row.columnLabel || '整行' },
          { key: 'before', title: '上期', render: (row) => row.before || '—' },
          { key: 'after', title: '本期', render: (row) => row.after || '—' },
          { key: 'number', title: '项目编号', minor: true, render: (row) => row.projectNumber },
        ]}
        empty={
          <Empty kind="none-match" title="没有差异">
            各单位所报与上期一致，或还没有报送。
          </Empty>
        }
      />
    </>
  );
}
