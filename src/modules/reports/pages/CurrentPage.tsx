import { useEffect } from 'react';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';

/** Leads to the table that waits: a unit's own, or the nation's. */
export default function CurrentPage() {
  const view = useView(at.periods, {});
  const go = useGo();
  const reportId = view.ready ? view.data.currentReportId : null;
  const isNation = view.ready && view.data.rows.some((row) => row.units > 1);
  useEffect(() => {
    if (reportId) go({ path: '/reports/$reportId', params: { reportId }, replace: true });
    else if (isNation) go({ path: '/reports/national', replace: true });
  }, [reportId, isNation, go]);
  if (!view.ready) return <Waiting view={view} />;
  if (reportId || isNation) return null;
  return (
    <>
      <PageHeader title="双周推进表" sub="每月 1—15 日、16 日至月末各一期（方案六（二））。" />
      <Empty
        kind="not-open"
        title="现在没有需要填报的推进表"
        button={{ label: '看报送日历', to: { path: '/reports/periods' } }}
      >
        {view.data.calendarNote || '本单位没有报送任务。'}
      </Empty>
    </>
  );
}
