import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { regions } from '../../organizations/contract.ts';
import { expertsEndpoints } from '../endpoints.ts';
import { type ExpertState, expertStates } from '../terms.ts';
import { AddExpertButton } from './AddExpertButton.tsx';

const shapes: Record<string, Kind> = { active: 'done', paused: 'wait', left: 'off' };

/** The pool of experts, for the bureau only. */
export default function ExpertsPage() {
  const filter = useFilter({ words: '', state: '', regionCode: '', specialty: '', page: 1, size: 50 });
  const { words, state, regionCode, specialty, page, size } = filter.values;
  const view = useView(
    expertsEndpoints.list,
    { words, page, size, state: (state || undefined) as ExpertState | undefined, regionCode, specialty },
    { keep: true },
  );
  const counts = view.ready ? view.data.counts : { active: 0, paused: 0, left: 0 };
  const all = counts.active + counts.paused + counts.left;
  return (
    <>
      <PageHeader
        title="专家库"
        sub={view.ready ? `在聘 ${counts.active}　暂停 ${counts.paused}　离库 ${counts.left}` : undefined}
        moves={view.ready && view.data.mayAdd ? <AddExpertButton /> : undefined}
      />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'state',
          options: [
            { value: '', label: '全部', count: all },
            ...(Object.keys(expertStates) as ExpertState[]).map((value) => ({
              value,
              label: expertStates[value],
              count: counts[value],
            })),
          ],
        }}
        fields={[
          { key: 'words', label: '姓名、单位、职称或专长', kind: 'text', width: 220 },
          { key: 'regionCode', label: '省份', kind: 'select', options: regions },
          {
            key: 'specialty',
            label: '专长',
            kind: 'select',
            options: (view.ready ? view.data.specialties : []).map((value) => ({ value, label: value })),
          },
        ]}
      />
      <DataTable
        list="experts"
        caption="专家库"
        view={view}
        rows={view.ready ? view.data.rows : undefined}
        rowKey={(row) => row.id}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          filter.changed ? (
            <Empty kind="none-match" title="没有符合条件的专家" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="专家库是空的">
              先由系统管理员建立评审专家账号，再在此入库。
            </Empty>
          )
        }
        columns={[
          {
            key: 'name',
            title: '姓名',
            frozen: true,
            render: (row) => (
              <div className="two-line">
                <To path="/experts/$expertId" params={{ expertId: row.id }}>
                  {row.name}
                </To>
                <small className="note">{row.employerName}</small>
              </div>
            ),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => (
              <Status kind={row.state === 'active' && !row.available ? 'warn' : (shapes[row.state] ?? 'idle')}>
                {row.state === 'active' && !row.available ? '不在聘期' : row.stateLabel}
              </Status>
            ),
          },
          { key: 'region', title: '省份', render: (row) => row.regionName || '—' },
          { key: 'titles', title: '职称', minor: true, render: (row) => row.titles.join('、') || '—' },
          { key: 'specialties', title: '专长', render: (row) => row.specialties.join('、') || '—' },
          {
            key: 'term',
            title: '聘期',
            render: (row) => (
              <>
                <When at={row.termFrom} /> 至 {row.termUntil ? <When at={row.termUntil} /> : '长期'}
              </>
            ),
          },
          { key: 'synthetic', title: '资料', minor: true, render: (row) => (row.synthetic ? '示例' : '') },
        ]}
      />
    </>
  );
}
