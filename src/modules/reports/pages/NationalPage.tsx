import './reports.css';
import { Select, Tabs } from 'antd';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import { DifferencesTab } from './DifferencesTab.tsx';
import { TableTab } from './TableTab.tsx';
import { UnitsTab } from './UnitsTab.tsx';

/** The nation's half month: who has sent, the consolidated table, what changed since the last period. */
export default function NationalPage() {
  const filter = useFilter({ periodId: '', tab: 'units' });
  const periods = useView(at.periods, {});
  if (!periods.ready) return <Waiting view={periods} />;
  const periodId = filter.values.periodId || periods.data.currentPeriodId || '';
  const period = periods.data.rows.find(({ id }) => id === periodId);
  return (
    <>
      <PageHeader
        title="双周推进表（全国）"
        sub={
          period
            ? `${period.name}：应报 ${period.units}，已报 ${period.sent}，未报 ${period.missing}，迟报 ${period.late}；${period.dueOn} 到期`
            : '月中、月末各一期（方案六（二））。'
        }
        moves={
          <>
            <Select
              aria-label="期次"
              value={periodId}
              options={periods.data.rows.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => filter.set({ periodId: value })}
              style={{ width: 260 }}
            />
            {period ? (
              <a className="button" href={hrefOf(at.nationalWorkbook, { periodId })} download>
                导出汇总表
              </a>
            ) : null}
            <To className="button" path="/reports/periods">
              报送日历
            </To>
          </>
        }
      />
      {period ? (
        <Tabs
          activeKey={filter.values.tab}
          onChange={(tab) => filter.set({ tab })}
          destroyOnHidden
          items={[
            { key: 'units', label: '报送情况', children: <UnitsTab periodId={periodId} /> },
            { key: 'table', label: '汇总表', children: <TableTab periodId={periodId} /> },
            { key: 'differences', label: '与上期差异', children: <DifferencesTab periodId={periodId} /> },
          ]}
        />
      ) : (
        <p className="dim">还没有报送期次。</p>
      )}
    </>
  );
}
