import { reportDueDates } from '../../base/calendar-deadlines.ts';
import { addDays, type Instant, type LocalDate, localDate, dayOf } from '../../base/time.ts';
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '../../base/working-days.ts';
import type { ReportCalendar, ReportPeriod } from './terms.ts';

export type PeriodDates = Pick<
  ReportPeriod,
  'year' | 'serial' | 'startsOn' | 'endsOn' | 'opensOn' | 'nominalDueOn' | 'dueOn'
>;

/** The half months that have begun by a day, from the first that policy names (方案六（二）月中、月末). */
export function periodsUntil(policy: ReportCalendar, calendar: WorkingCalendar, today: LocalDate): PeriodDates[] {
  const periods: PeriodDates[] = [];
  let [year, month] = policy.from.split('-').map(Number) as [number, number];
  for (;;) {
    const moving = { onDayOff: policy.onDayOff, calendar };
    const dues = reportDueDates(year, month, moving);
    const first = localDate(`${year}-${String(month).padStart(2, '0')}-01`);
    if (first > today) return periods;
    for (const [half, { nominal, due }] of dues.entries()) {
      const startsOn = half === 0 ? first : addDays(first, 15);
      if (startsOn > today || nominal < policy.from) continue;
      const opensOn = addDays(nominal, -policy.opensDaysBefore);
      const serial = (month - 1) * 2 + half + 1;
      periods.push({ year, serial, startsOn, endsOn: nominal, opensOn, nominalDueOn: nominal, dueOn: due });
    }
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** `2026年第22期（11月16日至11月30日）`. */
export function periodName({
  year,
  serial,
  startsOn,
  endsOn,
}: Pick<PeriodDates, 'year' | 'serial' | 'startsOn' | 'endsOn'>): string {
  const [, month, from] = startsOn.split('-').map(Number);
  return `${year}年第${serial}期（${month}月${from}日至${Number(endsOn.slice(8))}日）`;
}

/** Working days late at the sending, or until now while nothing was sent; 0 when in time. */
export function lateDays(calendar: WorkingCalendar, dueOn: LocalDate, sentAt: Instant | null, now: Instant): number {
  const on = dayOf(sentAt ?? now);
  if (on <= dueOn) return 0;
  const days = workingDaysBetween(calendar, dueOn, on);
  return Math.max(days, isWorkingDay(calendar, on) ? days : 1);
}
