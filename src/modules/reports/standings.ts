import type { Instant } from '../../base/time.ts';
import { dayOf } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { calendarOf } from '../plans/index.ts';
import { periodName } from './calendar-rules.ts';
import { periodsAll, reportsAll, reportsOfPeriod } from './queries.ts';
import { countsOf, daysLate, fallsUnder, timelyRates, type TimelyRate } from './standing-rules.ts';
import type { ReportPeriod, ReportState } from './terms.ts';

export type UnitStanding = {
  orgId: string;
  reportId: string;
  shortName: string;
  state: ReportState;
  lateDays: number;
  isSent: boolean;
};
export type PeriodStanding = {
  period: ReportPeriod & { name: string };
  counts: ReturnType<typeof countsOf>;
  units: UnitStanding[];
};

/** The period reported now (the latest open one) with the standing of every unit; none before the first. */
export async function presentPeriod(tx: Tx, now: Instant): Promise<PeriodStanding | undefined> {
  const period = (await periodsAll(tx)).find(({ opensOn }) => opensOn <= dayOf(now));
  if (!period) return undefined;
  const clock = { calendar: await calendarOf(tx), now };
  const reports = await reportsOfPeriod(tx, period.id);
  return {
    period: { ...period, name: periodName(period) },
    counts: countsOf(clock, period, reports),
    units: reports.map((report) => ({
      orgId: report.orgId,
      reportId: report.id,
      shortName: report.shortName,
      state: report.state,
      lateDays: daysLate(clock, period, report),
      isSent: report.firstSubmittedAt !== null,
    })),
  };
}

/** 按期报送率 of every unit in a year; the calendar of a unit lists the periods counted. */
export async function reportRates(tx: Tx, { year, now }: { year: number; now: Instant }): Promise<TimelyRate[]> {
  const clock = { calendar: await calendarOf(tx), now };
  return timelyRates(clock, { year, periods: await periodsAll(tx), reports: await reportsAll(tx) });
}

/** Tables that are past due and have not come, over all periods: of one unit, or of all. */
export async function tablesMissing(tx: Tx, { orgId, now }: { orgId?: string; now: Instant }): Promise<number> {
  const clock = { calendar: await calendarOf(tx), now };
  const periods = new Map((await periodsAll(tx)).map((period) => [period.id, period]));
  return (await reportsAll(tx)).filter((report) => {
    const period = periods.get(report.periodId);
    return period && (!orgId || report.orgId === orgId) && fallsUnder('missing', clock, { period, report });
  }).length;
}
