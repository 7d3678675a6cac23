import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import { reportStates } from '../terms.ts';
import { type StandingCut, standingCuts } from '../standing-rules.ts';
import { stateShapes } from './words.ts';

/** 报送日历: every period with its due day and how it stands. */
export default function PeriodsPage() {
  const filter = useFilter({ orgId: '', cut: '', year: '' });
  const { orgId, cut, year } = filter.values;
  const view = useView(at.periods, { orgId, cut: cut as StandingCut | '', year: Number(year) || 0 });
  const go = useGo();
  const rows = view.ready ? view.data.rows : undefined;
  const isNation = rows?.some(({ units }) => units > 1) ?? false;
  const unitName = view.ready ? view.data.unitName : '';
  const figure = (key: 'units' | 'sent' | 'confirmed' | 'missing' | 'late' | 'restated', title: string) => ({
    key,
    title,
    align: 'right' as const,
    render: (row: NonNullable<typeof rows>[number]) => row[key],
  });
  return (
    <>
      <PageHeader
        title={unitName ? `${unitName}的报送日历` : '报送日历'}
        sub={view.ready ? `月中、月末各一期。${view.data.calendarNote}` : '月中、月末各一期。'}
        moves={
          <To className="button" path="/reports/columns">
            列定义
          </To>
        }
      />
      {isNation ? null : (
        <FilterBar
          filter={filter}
          fields={[]}
          cuts={{
            key: 'cut',
            options: [
              { value: '', label: '全部' },
              ...Object.entries(standingCuts).map(([value, label]) => ({ value, label })),
            ],
          }}
        />
      )}
      <DataTable
        list="report-periods"
        caption="报送期次"
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        onOpen={(row) =>
          row.reportId
            ? go({ path: '/reports/$reportId', params: { reportId: row.reportId } })
            : go({ path: '/reports/national', search: { periodId: row.id } })
        }
        columns={[
          { key: 'name', title: '期次', frozen: true, render: (row) => row.name },
          { key: 'opens', title: '开始填报', render: (row) => <When at={row.opensOn} form="day" /> },
          { key: 'due', title: '应报', render: (row) => <When at={row.dueOn} form="day" /> },
          ...(isNation
            ? [
                figure('units', '应报单位'),
                figure('sent', '已报'),
                figure('confirmed', '已确认'),
                figure('missing', '未报'),
                figure('late', '迟报'),
                figure('restated', '更正'),
              ]
            : [
                {
                  key: 'state',
                  title: '状态',
                  render: (row: NonNullable<typeof rows>[number]) =>
                    row.state ? <Status kind={stateShapes[row.state]}>{reportStates[row.state]}</Status> : '—',
                },
                {
                  key: 'late',
                  title: '迟报',
                  align: 'right' as const,
                  render: (row: NonNullable<typeof rows>[number]) =>
                    row.lateDays > 0 ? `${row.lateDays} 个工作日` : '—',
                },
              ]),
        ]}
        empty={
          <Empty kind="none-yet" title="还没有报送期次">
            每天零点由报送日历作业生成已经开始的期次。
          </Empty>
        }
      />
    </>
  );
}
