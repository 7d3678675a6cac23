import type { ProblemCatalogue } from './problem.ts';
import { Problem } from './problem.ts';
import type { LocalDate } from './time.ts';
import { localDate } from './time.ts';

/** One row of the table of exceptions: a day off, or a make-up day that is worked, each from a State Council notice. */
export type CalendarDay = { date: LocalDate; working: boolean; name: string };

/** The rows, and which years have a notice; a year that only has a draft list is also named as provisional. */
export type CalendarTable = {
  days: readonly CalendarDay[];
  years: readonly number[];
  provisionalYears?: readonly number[] | undefined;
};

/** A table prepared for counting: `before[i]` is the number of working days among the first i days of the year. */
export type WorkingCalendar = {
  readonly exceptions: ReadonlyMap<string, CalendarDay>;
  readonly years: ReadonlyMap<number, { readonly firstDay: number; readonly before: Uint16Array }>;
  readonly provisional: ReadonlySet<number>;
};

export const calendarProblems: ProblemCatalogue = {
  calendar_unknown: {
    status: 409,
    title: '工作日历未录入',
    detail: ({ year }) => `${year} 年的节假日安排尚未录入（以国务院办公厅当年通知为准），不能推算工作日`,
  },
};

/** Days since 1970-01-01 of a calendar day; whole-number arithmetic, so it needs no clock and no zone. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day number of a written date; reads digits directly because clocks count millions of dates. */
export function numberOfDay(date: LocalDate): number {
  const digit = (at: number) => date.charCodeAt(at) - 48;
  return dayNumber(yearOf(date), digit(5) * 10 + digit(6), digit(8) * 10 + digit(9));
}

const yearOf = (date: LocalDate): number =>
  ((date.charCodeAt(0) - 48) * 10 + date.charCodeAt(1) - 48) * 100 +
  (date.charCodeAt(2) - 48) * 10 +
  date.charCodeAt(3) -
  48;

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** The written date of a day number; the inverse of `numberOfDay`. */
export function dayOfNumber(days: number): LocalDate {
  const moved = days + 719_468;
  const era = Math.floor(moved / 146_097);
  const dayOfEra = moved - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` as LocalDate;
}

/** 0 is Monday, 6 is Sunday. */
export const weekdayOfNumber = (days: number): number => (((days + 3) % 7) + 7) % 7;

/** Prepares a table of exceptions; rows are read by date, whichever year's notice has them, and may not disagree. */
export function workingCalendar(table: CalendarTable): WorkingCalendar {
  const exceptions = new Map<string, CalendarDay>();
  for (const row of table.days) {
    const twin = exceptions.get(localDate(row.date));
    if (twin && twin.working !== row.working) throw new RangeError(`two entries disagree about ${row.date}`);
    exceptions.set(row.date, row);
  }
  const years = new Map<number, { firstDay: number; before: Uint16Array }>();
  for (const year of table.years) {
    const firstDay = dayNumber(year, 1, 1);
    const length = dayNumber(year + 1, 1, 1) - firstDay;
    const before = new Uint16Array(length + 1);
    for (let i = 0; i < length; i++) {
      const working = exceptions.get(dayOfNumber(firstDay + i))?.working ?? weekdayOfNumber(firstDay + i) < 5;
      before[i + 1] = (before[i] ?? 0) + (working ? 1 : 0);
    }
    years.set(year, { firstDay, before });
  }
  return { exceptions, years, provisional: new Set(table.provisionalYears ?? []) };
}

function yearIn(calendar: WorkingCalendar, year: number) {
  const found = calendar.years.get(year);
  if (!found) throw new Problem('calendar_unknown', { year });
  return found;
}

/** Whether offices work on a day: exceptions first, else Monday to Friday; an unknown year is refused, not guessed. */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  const { firstDay, before } = yearIn(calendar, yearOf(date));
  const at = numberOfDay(date) - firstDay;
  return before[at + 1] !== before[at];
}

/** Working days in (from, to], because the day of the event is not counted (民法典 201); negative when to is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number {
  if (from > to) return 0 - workingDaysBetween(calendar, to, from);
  const start = numberOfDay(from);
  const end = numberOfDay(to);
  let total = 0;
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const first = Math.max(start + 1, dayNumber(year, 1, 1));
    const last = Math.min(end, dayNumber(year + 1, 1, 1) - 1);
    if (first > last) continue;
    const { firstDay, before } = yearIn(calendar, year);
    total += (before[last + 1 - firstDay] ?? 0) - (before[first - firstDay] ?? 0);
  }
  return total;
}

/** The smallest index of an ascending list whose value is at least the wanted one. */
function firstAtLeast(ascending: Uint16Array, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The n-th working day after a date (民法典 201、行政许可法 82); before it for negative n, the date itself for 0. */
export function addWorkingDays(calendar: WorkingCalendar, from: LocalDate, count: number): LocalDate {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`);
  if (count === 0) return from;
  let left = Math.abs(count);
  let edge = numberOfDay(from) + (count > 0 ? 1 : 0);
  for (let year = yearOf(dayOfNumber(count > 0 ? edge : edge - 1)); ; year += Math.sign(count)) {
    const { firstDay, before } = yearIn(calendar, year);
    const counted = before[edge - firstDay] ?? 0;
    const available = count > 0 ? (before[before.length - 1] ?? 0) - counted : counted;
    if (left <= available) {
      const wanted = count > 0 ? counted + left : counted - left + 1;
      return dayOfNumber(firstDay + firstAtLeast(before, wanted) - 1);
    }
    left -= available;
    edge = count > 0 ? firstDay + before.length - 1 : firstDay;
  }
}

/** The day itself when it is worked, else the next working day (民法典 203). */
export const workingDayOnOrAfter = (calendar: WorkingCalendar, date: LocalDate): LocalDate =>
  isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1);

/** The day itself when it is worked, else the last working day before it. */
export const workingDayOnOrBefore = (calendar: WorkingCalendar, date: LocalDate): LocalDate =>
  isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, -1);

/** Working days of each month; their sum is the check figure of a year's list (248 in 2025 and in 2026). */
export function workingDaysPerMonth(calendar: WorkingCalendar, year: number): number[] {
  const { firstDay, before } = yearIn(calendar, year);
  const until = (month: number) =>
    before[dayNumber(month > 12 ? year + 1 : year, month > 12 ? 1 : month, 1) - firstDay] ?? 0;
  return Array.from({ length: 12 }, (_, i) => until(i + 2) - until(i + 1));
}

/** The years between two dates whose list is only a draft; a result that rests on one carries this note. */
export function provisionalYears(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number[] {
  return [...calendar.provisional].filter((year) => year >= yearOf(from) && year <= yearOf(to)).sort((a, b) => a - b);
}
