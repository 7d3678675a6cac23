import { localDate } from '../../../base/time.ts';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';

export default function SecurityLogPage() {
  const filter = useFilter({ kind: 'entries', words: '', from: '', until: '', page: 1, size: 50 });
  const { kind, words, from, until, page, size } = filter.values;
  const view = useView(
    accountsEndpoints.securityLog,
    {
      kind: kind === 'refusals' ? 'refusals' : 'entries',
      words,
      page,
      size,
      ...(from ? { from: localDate(from) } : {}),
      ...(until ? { until: localDate(until) } : {}),
    },
    { keep: true },
  );
  return (
    <>
      <PageHeader title="登录与拒绝记录" sub="谁登录、谁被拒绝、谁改了密码与安全设置。只有安全管理员可以查看" />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'kind',
          options: [
            { value: 'entries', label: '登录与账号安全' },
            { value: 'refusals', label: '被拒绝的操作' },
          ],
        }}
        fields={[
          { key: 'words', label: '姓名、登录名或单位', kind: 'text', width: 200 },
          { key: 'from', label: '自', kind: 'date' },
          { key: 'until', label: '至', kind: 'date' },
        ]}
      />
      <DataTable
        list="security-log"
        caption="登录与拒绝记录"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', title: '时间', render: (row) => <When at={row.at} form="seconds" /> },
          { key: 'act', title: '事项', render: (row) => row.label },
          { key: 'who', title: '人员', render: (row) => row.who },
          { key: 'login', title: '登录名', render: (row) => row.loginName ?? '—' },
          { key: 'org', title: '单位', render: (row) => row.org || '—' },
          { key: 'address', title: '来自', render: (row) => row.address ?? '—' },
          { key: 'result', title: '说明', render: (row) => row.result || '—' },
        ]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          <Empty kind="none-match" title="这段时间没有记录" button={{ label: '重置筛选', run: filter.reset }}>
            换个时间或人员再查。
          </Empty>
        }
      />
    </>
  );
}
