import type { Instant, LocalDate } from './time.ts';
import { addDays, endOfDay, instantOf, localDate } from './time.ts';
import type { WorkingCalendar } from './working-days.ts';
import { dayNumber, dayOfNumber, numberOfDay, workingDayOnOrAfter, workingDayOnOrBefore } from './working-days.ts';

/** A period of natural days: the day of the event is not counted, and an end on a day off moves on (民法典 201、203). */
export function naturalDayDeadline(
  calendar: WorkingCalendar,
  from: LocalDate,
  days: number,
): { nominal: LocalDate; due: LocalDate } {
  const nominal = addDays(from, days);
  return { nominal, due: workingDayOnOrAfter(calendar, nominal) };
}

/** Whether a complete request received at a moment meets a date deadline, which ends at 24:00 in Beijing (民法典 203). */
export const isOnTime = (receivedAt: Instant, deadline: LocalDate): boolean => receivedAt < endOfDay(deadline);

const clockParts = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** The zone's clock reading at a moment, as milliseconds of the same reading in UTC. */
function readingAt(zone: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(zone.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = clockParts.map((name) => parts[name]);
  const sinceMidnight = ((hour * 60 + minute) * 60 + second) * 1000;
  return dayNumber(year, month, day) * 86_400_000 + sinceMidnight + (((at % 1000) + 1000) % 1000);
}

/**
 * The moment of a clock reading in a zone, from the IANA data: China had summer time in 1986–1991. A reading that
 * occurs twice means the earlier moment; one that was skipped moves on by the length of the gap (as in Temporal).
 */
export function momentInZone(localDateTime: string, zoneName: string): Instant {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)?$/.exec(localDateTime);
  if (!found) throw new RangeError(`not a local date and time: ${localDateTime}`);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const ms = Number((found[7] ?? '0').padEnd(3, '0'));
  localDate(localDateTime.slice(0, 10));
  const endOfDayReading = hour === 24 && minute + second + ms === 0;
  if ((hour > 23 && !endOfDayReading) || minute > 59 || second > 59) {
    throw new RangeError(`not a local date and time: ${localDateTime}`);
  }
  const reading = dayNumber(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  const zone = new Intl.DateTimeFormat('en-US', {
    timeZone: zoneName,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = [reading - 86_400_000, reading + 86_400_000].map((at) => readingAt(zone, at) - at);
  const candidates = offsets.map((offset) => reading - offset).sort((a, b) => a - b);
  const exact = candidates.find((at) => readingAt(zone, at) === reading);
  return instantOf(new Date(exact ?? Math.max(...candidates)));
}

/** The first moment after a date deadline in a zone: an exclusive bound, so no 23:59:59 (期限 08). */
export const deadlineInstant = (date: LocalDate, zoneName: string): Instant =>
  momentInZone(`${addDays(date, 1)}T00:00:00`, zoneName);

/** What happens to a report that falls due on a day off; kept unless the setting says otherwise (双周：月中、月末). */
export type OnDayOff = 'keep' | 'next' | 'previous';

/** Half-month reports fall due on the 15th and on the month's last day; the nominal date is always shown too. */
export function reportDueDates(
  year: number,
  month: number,
  moving: { onDayOff: 'keep' } | { onDayOff: OnDayOff; calendar: WorkingCalendar },
): { nominal: LocalDate; due: LocalDate }[] {
  const nextMonth = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  const nominals = [dayOfNumber(dayNumber(year, month, 15)), dayOfNumber(nextMonth - 1)];
  return nominals.map((nominal) => ({ nominal, due: moved(nominal, moving) }));
}

function moved(nominal: LocalDate, moving: { onDayOff: OnDayOff; calendar?: WorkingCalendar }): LocalDate {
  if (moving.onDayOff === 'keep' || !moving.calendar) return nominal;
  const { calendar, onDayOff } = moving;
  return onDayOff === 'next' ? workingDayOnOrAfter(calendar, nominal) : workingDayOnOrBefore(calendar, nominal);
}

/** Consecutive dates from the day after one date to another, for explaining a count day by day. */
export const datesAfter = (from: LocalDate, to: LocalDate): LocalDate[] => {
  const start = numberOfDay(from);
  return Array.from({ length: Math.max(0, numberOfDay(to) - start) }, (_, i) => dayOfNumber(start + i + 1));
};
