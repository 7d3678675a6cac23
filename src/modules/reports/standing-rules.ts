import { dayOf, type Instant } from '../../base/time.ts';
import type { WorkingCalendar } from '../../base/working-days.ts';
import { lateDays } from './calendar-rules.ts';
import { type Report, type ReportPeriod, type ReportState, reportStates } from './terms.ts';

export type Clock = { calendar: WorkingCalendar; now: Instant };

/** How a unit stands with the tables of past periods; a period counts once its due day is over. */
export const standingCuts = { due: '到期', in_time: '按期', late: '迟报', missing: '未报' } as const;
export type StandingCut = keyof typeof standingCuts;

export const daysLate = ({ calendar, now }: Clock, period: ReportPeriod, report: Report): number =>
  lateDays(calendar, period.dueOn, report.firstSubmittedAt, now);
const isLate = (clock: Clock, period: ReportPeriod, report: Report): boolean => daysLate(clock, period, report) > 0;

/** Whether an obligation falls under a cut: what a rate counts is what the calendar lists. */
export function fallsUnder(
  cut: StandingCut,
  clock: Clock,
  { period, report }: { period: ReportPeriod; report: Report },
) {
  if (cut === 'missing') return report.firstSubmittedAt === null && isLate(clock, period, report);
  if (cut === 'late') return isLate(clock, period, report);
  const isDue = period.dueOn < dayOf(clock.now);
  return cut === 'due' ? isDue : isDue && !isLate(clock, period, report);
}

/** How the units of a period stand; the list of units shows the same rows these figures count. */
export function countsOf(clock: Clock, period: ReportPeriod, reports: readonly Report[]) {
  return {
    units: reports.length,
    sent: reports.filter(({ firstSubmittedAt }) => firstSubmittedAt !== null).length,
    confirmed: reports.filter(({ state }) => state === 'confirmed' || state === 'archived').length,
    missing: reports.filter(({ firstSubmittedAt }) => firstSubmittedAt === null).length,
    late: reports.filter((report) => isLate(clock, period, report)).length,
    restated: reports.filter(({ edition, restateReason }) => edition > 1 || restateReason !== null).length,
  };
}

type Line = Pick<Report, 'state' | 'firstSubmittedAt'> & { lateDays: number };
/** Whether the list of units shows a line under a cut: 已确认 holds what was archived since. */
export function unitShown(
  { state, firstSubmittedAt, lateDays: late }: Line,
  cut: ReportState | '' | 'missing' | 'late',
) {
  if (cut === 'missing') return firstSubmittedAt === null;
  if (cut === 'late') return late > 0;
  return cut === '' || state === cut || (cut === 'confirmed' && state === 'archived');
}

/** Why a table is not among those that wait to be confirmed; nothing when it waits. */
export const whyNotConfirmed = ({ state }: Pick<Report, 'state'>): string | undefined =>
  state === 'submitted' ? undefined : `目前是“${reportStates[state]}”`;

export type TimelyRate = { orgId: string; due: number; inTime: number };
/** 按期报送率: of each unit how many of its obligations of a year were due, and how many of these came in time. */
export function timelyRates(
  clock: Clock,
  { year, periods, reports }: { year: number; periods: readonly ReportPeriod[]; reports: readonly Report[] },
): TimelyRate[] {
  const known = new Map(periods.filter((period) => period.year === year).map((period) => [period.id, period]));
  const rates = new Map<string, TimelyRate>();
  for (const report of reports) {
    const period = known.get(report.periodId);
    if (!period || !fallsUnder('due', clock, { period, report })) continue;
    const rate = rates.get(report.orgId) ?? { orgId: report.orgId, due: 0, inTime: 0 };
    rate.due += 1;
    rate.inTime += fallsUnder('in_time', clock, { period, report }) ? 1 : 0;
    rates.set(report.orgId, rate);
  }
  return [...rates.values()];
}
