import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { propositionsEndpoints as at } from '../endpoints.ts';
import { type ClaimState, claimStates } from '../terms.ts';
import { claimColumns } from './claim-columns.tsx';

/** 命题认领: who took up what, and how far it has come. */
export default function ClaimsPage() {
  const filter = useFilter({ state: '', cut: '', page: 1, size: 50 });
  const { state, cut, page, size } = filter.values;
  const go = useGo();
  const asked = { state: state as ClaimState | '', cut: cut as '' | 'mine', page, size };
  const view = useView(at.claims, asked, { keep: true });
  return (
    <>
      <PageHeader
        title="命题认领"
        sub="审核、落实和进展；落实情况取自储备库和项目"
        moves={
          <To className="button" path="/manage/propositions">
            看命题
          </To>
        }
      />
      <FilterBar
        filter={filter}
        fields={[{ key: 'state', label: '状态', kind: 'select', width: 140, options: claimStates }]}
        cuts={{
          key: 'cut',
          options: [
            { value: '', label: '全部' },
            { value: 'mine', label: '本机构' },
          ],
        }}
      />
      <DataTable
        list="proposition-claims"
        caption="命题认领"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={claimColumns(true)}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        onOpen={(row) => go({ path: '/manage/propositions/claims/$claimId', params: { claimId: row.id } })}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的认领" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty
              kind="none-yet"
              title="还没有认领"
              button={{ label: '看命题', to: { path: '/manage/propositions' } }}
            >
              在命题的认领期内认领后，列在这里。
            </Empty>
          )
        }
      />
    </>
  );
}
