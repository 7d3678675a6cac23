import type { PauseKind } from '../../base/calendar-clock.ts';
import { pausableClock } from '../../base/calendar-clock.ts';
import type { OnDayOff } from '../../base/calendar-deadlines.ts';
import {
  deadlineInstant,
  isOnTime,
  momentInZone,
  naturalDayDeadline,
  reportDueDates,
} from '../../base/calendar-deadlines.ts';
import { processStats } from '../../base/process-measures.ts';
import type { Instant } from '../../base/time.ts';
import { instant, localDate } from '../../base/time.ts';
import type { CalendarDay, WorkingCalendar } from '../../base/working-days.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingCalendar,
  workingDaysBetween,
  workingDaysPerMonth,
} from '../../base/working-days.ts';
import type { Answers, VectorFile } from './answers.ts';
import { each } from './answers.ts';

type ExceptionRow = { date: string; name: string; off: boolean };
const calendars = new WeakMap<VectorFile, WorkingCalendar>();

/** The calendar that a vector file carries, prepared once. */
function calendarOf(file: VectorFile): WorkingCalendar {
  const known = calendars.get(file);
  if (known) return known;
  const lists = (file.calendar ?? {}) as Record<string, ExceptionRow[]>;
  const days = Object.values(lists)
    .flat()
    .map(({ date, name, off }): CalendarDay => ({ date: localDate(date), name, working: !off }));
  const calendar = workingCalendar({ days, years: Object.keys(lists).map(Number) });
  calendars.set(file, calendar);
  return calendar;
}

const onDayOff = (rule: unknown): OnDayOff => {
  const text = String(rule ?? '');
  if (/not moved|kept|keep/.test(text)) return 'keep';
  if (/previous|before|earlier/.test(text)) return 'previous';
  return /next|moved|following/.test(text) ? 'next' : 'keep';
};

type ClockInput = {
  filed: string;
  limitWorkdays: number;
  pauses: { from: string; to: string | null; kind?: PauseKind; type?: PauseKind }[];
  now: string;
  runningKinds?: PauseKind[];
};

function clockOf(input: ClockInput) {
  const pauses = input.pauses.map(({ from, to, kind, type }) => ({
    from: localDate(from),
    to: to === null ? null : localDate(to),
    kind: kind ?? type,
  }));
  return { ...input, filed: localDate(input.filed), now: localDate(input.now), pauses };
}

type LocalMoment = {
  local?: string | string[];
  localDateTime?: string | string[];
  date?: string;
  time?: string;
  zone?: string;
};

/** A clock reading in a zone, by itself or one for each of a list. */
function utcOf(input: string | LocalMoment): unknown {
  const moment = typeof input === 'string' ? { local: input } : input;
  const local = moment.local ?? moment.localDateTime ?? [moment.date, moment.time].filter(Boolean).join('T');
  return each(local, (reading) => momentInZone(reading, moment.zone ?? 'Asia/Shanghai'));
}

/** A moment of an event log; one that names no offset is read on the Beijing clock. */
const eventMoment = (text: string): Instant =>
  /(?:Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes(':')
    ? instant(text.replace(' ', 'T'))
    : momentInZone(text, 'Asia/Shanghai');

/** Answers of topic 08. */
export const calendarAnswers: Answers = {
  workdaysPerMonth: ({ year }: { year: number }, file) => workingDaysPerMonth(calendarOf(file), year),
  isWorkday: (input: string | string[], file) => each(input, (date) => isWorkingDay(calendarOf(file), localDate(date))),
  addWorkdays: ({ from, days }: { from: string; days: number }, file) =>
    addWorkingDays(calendarOf(file), localDate(from), days),
  workdaysBetween: ({ from, to }: { from: string; to: string }, file) =>
    workingDaysBetween(calendarOf(file), localDate(from), localDate(to)),
  naturalDayDeadline: ({ from, days }: { from: string; days: number }, file) =>
    naturalDayDeadline(calendarOf(file), localDate(from), days),
  deadlineInstant: ({ date, zone }: { date: string; zone: string }) => ({
    lastInstantExclusiveUtc: deadlineInstant(localDate(date), zone),
  }),
  isOnTime: ({ deadline, receivedUtc }: { deadline: string; receivedUtc: string | string[] }) =>
    each(receivedUtc, (at) => isOnTime(instant(at), localDate(deadline))),
  reportDueDates: ({ year, month, rule }: { year: number; month: number; rule?: string }, file) =>
    reportDueDates(year, month, { onDayOff: onDayOff(rule), calendar: calendarOf(file) }).map(({ due }) => due),
  pausableClock: (input: ClockInput, file) => pausableClock(calendarOf(file), clockOf(input)),
  processStats: ({ events }: { events: [string, string, string][] }) =>
    processStats(events.map(([name, activity, at]) => ({ case: name, activity, at: eventMoment(at) }))),
  toUtc: (input: string | LocalMoment | (string | LocalMoment)[]) => each(input, utcOf),
};
