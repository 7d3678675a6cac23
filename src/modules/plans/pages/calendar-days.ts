import type { LocalDate } from '../../../base/time.ts';
import { dayNumber, dayOfNumber, weekdayOfNumber } from '../../../base/working-days.ts';

export type ExceptionDay = { date: LocalDate; working: boolean; name: string };
export type Exceptions = ReadonlyMap<string, ExceptionDay>;

export const dayKey = (a: ExceptionDay, b: ExceptionDay): number => (a.date < b.date ? -1 : 1);

/** The days of a month with their place in the week, Monday first. */
export function daysOfMonth(year: number, month: number): { date: LocalDate; weekday: number }[] {
  const first = dayNumber(year, month, 1);
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return Array.from({ length: next - first }, (_, i) => ({
    date: dayOfNumber(first + i),
    weekday: weekdayOfNumber(first + i),
  }));
}

/** A working day becomes a day off, a rest day a make-up day, and an exception goes back to what the week says. */
export function toggled(
  days: Exceptions,
  date: LocalDate,
  { weekend, name }: { weekend: boolean; name: string },
): Exceptions {
  const next = new Map(days);
  if (next.has(date)) next.delete(date);
  else next.set(date, { date, working: weekend, name });
  return next;
}
