import { datesAfter } from './calendar-deadlines.ts';
import type { WindowDay } from './calendar-windows.ts';
import { dayMeaning } from './calendar-windows.ts';
import type { LocalDate } from './time.ts';
import type { WorkingCalendar } from './working-days.ts';
import { addWorkingDays, provisionalYears, workingDaysBetween } from './working-days.ts';

/** Why a clock stands still: 补正、专家评审、听证、不可抗力. */
export type PauseKind = 'supplement' | 'expert_review' | 'hearing' | 'force_majeure';

/** Days after `from` up to and including `to` do not count; an open pause has no `to` yet. */
export type Pause = { from: LocalDate; to: LocalDate | null; kind?: PauseKind | undefined; paper?: string | undefined };

export type ClockCase = {
  /** The day of filing, day 0. */
  filed: LocalDate;
  limitWorkdays: number;
  pauses: readonly Pause[];
  now: LocalDate;
  /** Kinds of pause that run inside the limit (总局令第 16 号第 20 条 counts expert review in; a setting). */
  runningKinds?: readonly PauseKind[] | undefined;
};

export type ClockReading = {
  usedWorkdays: number;
  /** The last day of the limit; null while an open pause makes the clock stand. */
  due: LocalDate | null;
  overdue: boolean;
  standing: boolean;
  /** Used share of the limit, for the traffic light. */
  share: number;
  /** Years of the count whose calendar is only a draft. */
  provisionalYears: number[];
};

type Stop = { from: LocalDate; to: LocalDate | null };

/** Pauses that stop the clock, in order, overlaps united so that no day is taken off twice. */
function unitedStops({ filed, pauses, runningKinds = [] }: ClockCase): Stop[] {
  const stops = pauses
    .filter((pause) => pause.kind === undefined || !runningKinds.includes(pause.kind))
    .filter((pause) => pause.to === null || pause.to > filed)
    .map(({ from, to }) => ({ from: from < filed ? filed : from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const united: Stop[] = [];
  for (const stop of stops) {
    if (stop.to !== null && stop.to < stop.from) throw new RangeError(`a pause ends before it begins: ${stop.from}`);
    const last = united.at(-1);
    if (last && (last.to === null || stop.from <= last.to)) {
      last.to = last.to === null || stop.to === null ? null : stop.to > last.to ? stop.to : last.to;
    } else united.push({ ...stop });
  }
  return united;
}

/** The running stretches of a clock, each (from, to]; the last one is open unless the clock stands. */
function runningStretches(filed: LocalDate, stops: readonly Stop[]): { from: LocalDate; to: LocalDate | null }[] {
  const stretches: { from: LocalDate; to: LocalDate | null }[] = [];
  let from: LocalDate | null = filed;
  for (const stop of stops) {
    if (from === null) break;
    stretches.push({ from, to: stop.from });
    from = stop.to;
  }
  return from === null ? stretches : [...stretches, { from, to: null }];
}

/** Reads an office's clock from its events: recomputed every time, nothing like "days left" is stored (08). */
export function pausableClock(calendar: WorkingCalendar, clock: ClockCase): ClockReading {
  const { filed, limitWorkdays, now } = clock;
  const stops = unitedStops(clock);
  const stretches = runningStretches(filed, stops);
  let usedWorkdays = 0;
  let left = limitWorkdays;
  let due: LocalDate | null = limitWorkdays === 0 ? filed : null;
  for (const { from, to } of stretches) {
    const until = to === null || to > now ? now : to;
    if (until > from) usedWorkdays += workingDaysBetween(calendar, from, until);
    if (due !== null) continue;
    const available = to === null ? Number.POSITIVE_INFINITY : workingDaysBetween(calendar, from, to);
    if (left <= available) due = addWorkingDays(calendar, from, left);
    else left -= available;
  }
  if (stops.at(-1)?.to === null) due = null;
  return {
    usedWorkdays,
    due,
    overdue: due === null ? usedWorkdays > limitWorkdays : now > due,
    standing: stops.some((stop) => now > stop.from && (stop.to === null || now <= stop.to)),
    share: limitWorkdays > 0 ? usedWorkdays / limitWorkdays : 1,
    provisionalYears: provisionalYears(calendar, filed, due !== null && due > now ? due : now),
  };
}

const pauseWords: Record<PauseKind, string> = {
  supplement: '等待补正材料',
  expert_review: '专家评审',
  hearing: '听证',
  force_majeure: '不可抗力',
};

/** The count day by day, stops included, so that everybody can follow it. */
export function explainClock(calendar: WorkingCalendar, clock: ClockCase): WindowDay[] {
  const { filed, pauses, now, runningKinds = [] } = clock;
  const stopping = pauses.filter((pause) => pause.kind === undefined || !runningKinds.includes(pause.kind));
  return datesAfter(filed, now).map((date) => {
    const stop = stopping.find((pause) => date > pause.from && (pause.to === null || date <= pause.to));
    if (!stop) return dayMeaning(calendar, date);
    return { date, counted: false, why: `停计：${pauseWords[stop.kind ?? 'supplement']}` };
  });
}

/** The light of a clock at the shares given by the setting (期限 08 shows 70 % and 100 %). */
export const clockLight = (share: number, at: { amber: number; red: number }): 'green' | 'amber' | 'red' =>
  share >= at.red ? 'red' : share >= at.amber ? 'amber' : 'green';
