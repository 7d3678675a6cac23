import { roles } from '../../../base/policy.ts';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { personStates } from '../terms.ts';
import { personColumns, type PersonSeen } from './People.tsx';

const orgColumn = {
  key: 'org',
  title: '单位',
  render: (row: PersonSeen) => (
    <To path="/organizations/$organizationId" params={{ organizationId: row.organizationId }}>
      {row.orgName}
    </To>
  ),
};

export default function PeoplePage() {
  const filter = useFilter({ words: '', role: '', state: '', page: 1, size: 50 });
  const { words, role, state, page, size } = filter.values;
  const view = useView(
    accountsEndpoints.people,
    {
      words,
      page,
      size,
      ...(role ? { role: role as keyof typeof roles } : {}),
      ...(state ? { state: state as keyof typeof personStates } : {}),
    },
    { keep: true },
  );
  return (
    <>
      <PageHeader
        title="人员与角色"
        sub={
          <p>
            邀请人员、调整角色请进入<To path="/organization">本单位</To>或所在单位的机构信息页
          </p>
        }
      />
      <FilterBar
        filter={filter}
        fields={[
          { key: 'words', label: '姓名、登录名或单位', kind: 'text', width: 220 },
          { key: 'role', label: '角色', kind: 'select', options: roles },
          { key: 'state', label: '状态', kind: 'select', options: personStates },
        ]}
      />
      <DataTable
        list="people"
        caption="人员与角色"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[...personColumns.slice(0, 2), orgColumn, ...personColumns.slice(2)]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          <Empty kind="none-match" title="没有符合条件的人员" button={{ label: '重置筛选', run: filter.reset }}>
            换个条件再查。
          </Empty>
        }
      />
    </>
  );
}
