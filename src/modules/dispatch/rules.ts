import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, dayOf, daysBetween, type Instant, type LocalDate, localDate } from '../../base/time.ts';
import type { ActionState, Dispatch, LayoutContent, PackPeriod } from './terms.ts';
import { isUnderWay } from './workflow.ts';

export type Month = { year: number; month: number };
const twoDigits = (value: number): string => String(value).padStart(2, '0');
export const firstDayOf = ({ year, month }: Month): LocalDate => localDate(`${year}-${twoDigits(month)}-01`);
export const nextMonth = ({ year, month }: Month): Month =>
  month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
export const monthBefore = ({ year, month }: Month): Month =>
  month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
const order = ({ year, month }: Month): number => year * 12 + month;
export const monthName = ({ year, month }: Month): string => `${year}年${month}月`;

/** The days a pack of this month speaks of: to the end of the month, or to today while it runs. */
export function periodOf(it: Month, asOf: Instant): PackPeriod {
  const [from, last, today] = [firstDayOf(it), addDays(firstDayOf(nextMonth(it)), -1), dayOf(asOf)];
  return { ...it, from, until: today < last ? today : last, asOf };
}

/** Months from the first that policy names up to the present one that have no dispatch yet, the latest first. */
export function monthsToOpen(from: LocalDate, today: LocalDate, known: readonly Month[]): Month[] {
  const months: Month[] = [];
  const [year = 0, month = 1] = from.split('-').map(Number);
  for (let one: Month = { year, month }; firstDayOf(one) <= today; one = nextMonth(one)) {
    if (!known.some((other) => order(other) === order(one))) months.unshift(one);
  }
  return months;
}

/** Why a month cannot be dispatched: before the plan began, or not begun itself. */
export const monthFindings = (it: Month, { from, today }: { from: LocalDate; today: LocalDate }): Finding[] =>
  findingsOf(
    firstDayOf(nextMonth(it)) <= from && {
      code: 'month_too_early',
      path: 'month',
      message: `月度调度自 ${from.slice(0, 7)} 起`,
      clause: '方案五（一）6',
    },
    firstDayOf(it) > today && { code: 'month_to_come', path: 'month', message: '这个月还没有开始' },
  );

/** A meeting lies neither ahead nor before the month it is about. */
export const meetingFindings = (it: Month, { heldOn, today }: { heldOn: LocalDate; today: LocalDate }): Finding[] =>
  findingsOf(
    heldOn > today && { code: 'meeting_to_come', path: 'heldOn', message: '会议日期不能晚于今天' },
    heldOn < firstDayOf(it) && { code: 'meeting_too_early', path: 'heldOn', message: '会议日期不能早于所调度的月份' },
  );

/** What is still missing before the dispatch of a month is put away. */
export const closingFindings = (
  it: Pick<Dispatch, 'minutes' | 'minutesFileId'>,
  { actions }: { actions: number },
): Finding[] =>
  findingsOf(
    it.minutes.trim() === '' &&
      it.minutesFileId === null && { code: 'minutes_missing', message: '还没有会议纪要', path: 'minutes' },
    actions === 0 && { code: 'no_actions', weight: 'look', message: '没有登记议定事项，请确认' },
  );

/** An action is due after the meeting that gave it. */
export const dueFindings = (dueOn: LocalDate, after: LocalDate): Finding[] =>
  findingsOf(dueOn <= after && { code: 'due_too_early', path: 'dueOn', message: `时限须晚于 ${after}` });

/** Days past the due day while an action is under way, or at the day it was done. */
export function overdueDays(it: { state: ActionState; dueOn: LocalDate; doneOn: LocalDate | null }, today: LocalDate) {
  if (!isUnderWay(it.state) && it.doneOn === null) return 0;
  return Math.max(0, daysBetween(it.dueOn, it.doneOn ?? today));
}
/** Under way and past its due day. */
export const isOverdue = (it: { state: ActionState; dueOn: LocalDate }, today: LocalDate): boolean =>
  isUnderWay(it.state) && it.dueOn < today;

/** A layout names each section once. */
export function layoutFindings({ sections }: LayoutContent): Finding[] {
  const twice = sections.filter((one, i) => sections.findIndex(({ key }) => key === one.key) !== i);
  return twice.map(({ key }) => ({ code: 'section_twice', path: 'sections', message: `代码“${key}”用了两次` }));
}
