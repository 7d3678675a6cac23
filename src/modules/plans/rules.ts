import { type Finding, findingsOf, Problem } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { inState } from '../../base/workflow.ts';
import {
  type CalendarDay,
  numberOfDay,
  weekdayOfNumber,
  type WorkingCalendar,
  workingCalendar,
} from '../../base/working-days.ts';
import type { CalendarYear, CalendarYearState } from './terms.ts';

export type YearEdit = { year: number; state: CalendarYearState; days: readonly CalendarDay[] };

/** What is wrong with a year's list of exceptions, each with the row it concerns (以国务院办公厅当年通知为准). */
export function calendarFindings(edit: YearEdit, stored: CalendarYear | undefined): Finding[] {
  const seen = new Set<LocalDate>();
  const rows = edit.days.flatMap(({ date, working }, i) => {
    const twice = seen.has(date);
    seen.add(date);
    const weekend = weekdayOfNumber(numberOfDay(date)) >= 5;
    return findingsOf(
      Number(date.slice(0, 4)) !== edit.year && {
        code: 'other_year',
        path: `days.${i}.date`,
        message: `${date} 不在 ${edit.year} 年内`,
      },
      twice && { code: 'day_twice', path: `days.${i}.date`, message: `${date} 重复` },
      working &&
        !weekend && {
          code: 'says_nothing',
          path: `days.${i}.working`,
          message: `${date} 本是工作日，不必列为调休上班`,
        },
    );
  });
  return [
    ...rows,
    ...findingsOf(
      stored?.state === 'final' &&
        edit.state === 'draft' && {
          code: 'final_again_draft',
          path: 'state',
          message: `${edit.year} 年的安排已是正式的，不能改回暂定`,
        },
    ),
  ];
}

/** The calendar as it would be with one year's list replaced; the other years stay as they are. */
export function calendarWith(calendar: WorkingCalendar, { year, state, days }: YearEdit): WorkingCalendar {
  const others = [...calendar.exceptions.values()].filter(({ date }) => Number(date.slice(0, 4)) !== year);
  return workingCalendar({
    days: [...others, ...days],
    years: [...new Set([...calendar.years.keys(), year])],
    provisionalYears: [
      ...[...calendar.provisional].filter((one) => one !== year),
      ...(state === 'draft' ? [year] : []),
    ],
  });
}

/** The last day of a clock by a calendar; null where the clock stands or a year it needs is unknown. */
function dueBy(dueOn: (calendar: WorkingCalendar) => LocalDate | null, calendar: WorkingCalendar): LocalDate | null {
  try {
    return dueOn(calendar);
  } catch (error) {
    if (error instanceof Problem && error.code === 'calendar_unknown') return null;
    throw error;
  }
}

export type MovedClock = {
  kind: string;
  label: string;
  subject: string;
  title: string;
  path: string;
  dueBefore: LocalDate | null;
  dueAfter: LocalDate | null;
};
type Clock = Omit<MovedClock, 'dueBefore' | 'dueAfter'> & { dueOn: (calendar: WorkingCalendar) => LocalDate | null };

/** The running clocks whose last day another calendar would change, earliest new day first (期限 08). */
export const movedClocks = (clocks: readonly Clock[], before: WorkingCalendar, after: WorkingCalendar): MovedClock[] =>
  clocks
    .map(({ dueOn, ...clock }) => ({ ...clock, dueBefore: dueBy(dueOn, before), dueAfter: dueBy(dueOn, after) }))
    .filter(({ dueBefore, dueAfter }) => dueBefore !== dueAfter)
    .sort((a, b) => ((a.dueAfter ?? '9999') < (b.dueAfter ?? '9999') ? -1 : 1));

/** Which exceptions of a year differ between two lists. */
export function changedDays(before: readonly CalendarDay[], after: readonly CalendarDay[]): LocalDate[] {
  const words = (days: readonly CalendarDay[]) => new Map(days.map((day) => [day.date, `${day.working} ${day.name}`]));
  const [old, fresh] = [words(before), words(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((date) => old.get(date) !== fresh.get(date)).sort();
}

/** A year whose days are expected and not announced: what rests on it may still move. */
export const isProvisional = inState<CalendarYearState>('draft');
/** A year whose days the State Council has announced. */
export const isSettled = inState<CalendarYearState>('final');
