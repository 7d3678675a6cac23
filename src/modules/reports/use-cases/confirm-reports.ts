import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { periodName } from '../calendar-rules.ts';
import { reportMovesPolicy, reportsPolicy } from '../policy.ts';
import { reportsOfPeriod } from '../queries.ts';
import { ConfirmReports } from '../schema.ts';
import { whyNotConfirmed } from '../standing-rules.ts';
import { lockReport, periodById } from '../store.ts';
import { confirmOne } from './move-report.ts';

/** 批量确认: every table that waits is confirmed as one act each; what does not wait is left out and named. */
export const confirmReports = useCase({
  act: 'report.confirm',
  label: '批量确认推进表',
  input: ConfirmReports,
  load: (tx, { periodId }) => periodById(tx, periodId),
  view: reportsPolicy.nation as typeof reportMovesPolicy.confirm,
  allow: reportMovesPolicy.confirm,
  async run(cx, period, { orgIds }) {
    const asked = (await reportsOfPeriod(cx.tx, period.id)).filter(
      ({ orgId }) => orgIds === 'all' || orgIds.includes(orgId),
    );
    const skipped = asked.flatMap(({ shortName, ...report }) => {
      const why = whyNotConfirmed(report);
      return why === undefined || orgIds === 'all' ? [] : [{ unit: shortName, why }];
    });
    const fit = asked.filter((report) => whyNotConfirmed(report) === undefined);
    if (fit.length === 0) throw new Problem('reports.nothing_to_confirm', { period: periodName(period) });
    for (const { id } of [...fit].sort((a, b) => a.id.localeCompare(b.id)))
      await confirmOne(cx, await lockReport(cx.tx, id));
    return { id: period.id, confirmed: fit.length, skipped };
  },
});
