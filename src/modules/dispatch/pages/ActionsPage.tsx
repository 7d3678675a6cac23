import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { SavedViews } from '../../../web/parts/SavedViews.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { dispatchActionEndpoints as at } from '../endpoints.ts';
import { type ActionState, actionStates } from '../terms.ts';
import { ActionTable } from './ActionTable.tsx';

/** 议定事项 over all meetings; a unit or platform sees what was given to it. */
export default function ActionsPage() {
  const filter = useFilter({ q: '', state: '', dispatchId: '', cut: '', page: 1, size: 50 });
  const { state, cut, ...rest } = filter.values;
  const asked = { ...rest, state: state as ActionState | '', cut: cut as '' | 'mine' | 'overdue' };
  const view = useView(at.list, asked, { keep: true });
  const counts = view.ready ? view.data.counts : { mine: undefined, overdue: undefined };
  return (
    <>
      <PageHeader title="议定事项" sub="月度调度会议议定的事项，按时限办理，办结由总局核销" />
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '事项、责任单位', kind: 'text', width: 220 },
          { key: 'state', label: '状态', kind: 'select', width: 140, options: actionStates },
        ]}
        cuts={{
          key: 'cut',
          options: [
            { value: '', label: '全部' },
            { value: 'mine', label: '待我办理', count: counts.mine },
            { value: 'overdue', label: '已逾期', count: counts.overdue },
          ],
        }}
        right={<SavedViews list="dispatch-actions" filter={filter} />}
      />
      <ActionTable
        list="dispatch-actions"
        withMeeting
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        total={view.ready ? view.data.total : 0}
        page={filter.values.page}
        size={filter.values.size}
        onPage={(page, size) => filter.set({ page, size })}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的事项" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : undefined
        }
      />
    </>
  );
}
