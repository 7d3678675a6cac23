import { Button } from 'antd';
import { useState } from 'react';
import { organizationKinds } from '../../../base/policy.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { organizationsEndpoints } from '../endpoints.ts';
import { NewUnit } from '../schema.ts';
import { bodyKinds, organizationStates, type OrganizationState } from '../terms.ts';

const shapes: Record<OrganizationState, Kind> = {
  pending: 'wait',
  returned: 'warn',
  verified: 'done',
  suspended: 'lock',
};
const states = Object.keys(organizationStates) as OrganizationState[];

function AddUnit() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>新增单位…</Button>
      {open ? (
        <ActDialog
          open
          title="新增主管单位、直属单位、平台或协会"
          act="新增"
          endpoint={organizationsEndpoints.add}
          schema={NewUnit}
          onCancel={() => setOpen(false)}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

export default function OrganizationsPage() {
  const filter = useFilter({ words: '', kind: '', state: '', licenceEndsBy: '', page: 1, size: 50 });
  const { words, kind, state, licenceEndsBy, page, size } = filter.values;
  const view = useView(
    organizationsEndpoints.list,
    {
      words,
      page,
      size,
      ...(kind ? { kind: kind as keyof typeof organizationKinds } : {}),
      ...(state ? { state: state as OrganizationState } : {}),
      ...(licenceEndsBy ? { licenceEndsBy } : {}),
    },
    { keep: true },
  );
  const counts = view.ready ? view.data.states : {};
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <PageHeader
        title="机构"
        sub={
          view.ready
            ? `待核验 ${counts.pending ?? 0}　已退回 ${counts.returned ?? 0}　已核验 ${counts.verified ?? 0}`
            : undefined
        }
        moves={view.ready && view.data.mayAdd ? <AddUnit /> : undefined}
      />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'state',
          options: [
            { value: '', label: '全部', count: all },
            ...states.map((one) => ({ value: one, label: organizationStates[one], count: counts[one] ?? 0 })),
          ],
        }}
        fields={[
          { key: 'words', label: '名称、曾用名、信用代码或许可证号', kind: 'text', width: 260 },
          { key: 'kind', label: '类别', kind: 'select', width: 160, options: organizationKinds },
          { key: 'licenceEndsBy', label: '许可证到期不晚于', kind: 'date' },
        ]}
      />
      <DataTable
        list="organizations"
        caption="机构"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: '名称',
            frozen: true,
            render: (row) => (
              <To path="/organizations/$organizationId" params={{ organizationId: row.id }}>
                {row.name}
              </To>
            ),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={shapes[row.state]}>{organizationStates[row.state]}</Status>,
          },
          { key: 'kind', title: '类别', render: (row) => organizationKinds[row.kind] },
          {
            key: 'body',
            title: '机构性质',
            minor: true,
            render: (row) => (row.bodyKind ? bodyKinds[row.bodyKind] : '—'),
          },
          { key: 'code', title: '信用代码', render: (row) => row.creditCode ?? '—' },
          {
            key: 'licence',
            title: '许可证至',
            render: (row) => (row.licenceUntil ? <When at={row.licenceUntil} /> : '—'),
          },
          { key: 'home', title: '主管单位', render: (row) => row.homeName ?? '—' },
          { key: 'made', title: '注册', render: (row) => <When at={row.createdAt} form="day" /> },
        ]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          <Empty kind="none-match" title="没有符合条件的机构" button={{ label: '重置筛选', run: filter.reset }}>
            换个条件再查。
          </Empty>
        }
      />
    </>
  );
}
