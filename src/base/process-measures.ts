import type { Instant } from './time.ts';
import { dayOf } from './time.ts';
import type { WorkingCalendar } from './working-days.ts';
import { workingDaysBetween } from './working-days.ts';

/** One thing that happened to one case. Events of the same moment keep the order in which they were recorded. */
export type ProcessEvent = {
  case: string;
  activity: string;
  at: Instant;
  who?: string | undefined;
};

export type Trace = { case: string; events: readonly ProcessEvent[] };

export type CaseMeasures = {
  case: string;
  /** Seconds from the first to the last event. */
  durationSeconds: number;
  workingDays: number | null;
  /** Seconds waited before each step after the first. */
  waits: { activity: string; seconds: number }[];
  /** Activities done more than once, with the number of repetitions. */
  rework: Record<string, number>;
  /** How often the case passed from one person to another. */
  handOvers: number;
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const seconds = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 1000;

/** The events of every case in the order of time; cases in the order of their names. */
export function tracesOf(events: readonly ProcessEvent[]): Trace[] {
  const byCase = Map.groupBy(events, (event) => event.case);
  return [...byCase]
    .map(([name, own]) => ({ case: name, events: own.toSorted((a, b) => compareText(a.at, b.at)) }))
    .sort((a, b) => compareText(a.case, b.case));
}

/** Duration, waits, repetitions and hand-overs of one case; working days where a calendar is given. */
export function caseMeasures(trace: Trace, calendar?: WorkingCalendar): CaseMeasures {
  const { events } = trace;
  const first = events.at(0);
  const last = events.at(-1);
  if (!first || !last) throw new RangeError(`a case without events: ${trace.case}`);
  const times = new Map<string, number>();
  for (const { activity } of events) times.set(activity, (times.get(activity) ?? 0) + 1);
  const steps = events.slice(1).map((event, i) => ({ event, before: events[i] ?? first }));
  return {
    case: trace.case,
    durationSeconds: seconds(first.at, last.at),
    workingDays: calendar ? workingDaysBetween(calendar, dayOf(first.at), dayOf(last.at)) : null,
    waits: steps.map(({ event, before }) => ({ activity: event.activity, seconds: seconds(before.at, event.at) })),
    rework: Object.fromEntries([...times].filter(([, n]) => n > 1).map(([activity, n]) => [activity, n - 1])),
    handOvers: steps.filter(
      ({ event, before }) => event.who !== undefined && before.who !== undefined && event.who !== before.who,
    ).length,
  };
}

/** The quantile with linear interpolation (type 7 of Hyndman and Fan, 1996); null for an empty list. */
export function quantile(values: readonly number[], share: number): number | null {
  const ascending = values.toSorted((a, b) => a - b);
  const at = (ascending.length - 1) * share;
  const below = ascending[Math.floor(at)];
  const above = ascending[Math.ceil(at)];
  return below === undefined || above === undefined ? null : below + (at - Math.floor(at)) * (above - below);
}

export type Spread = {
  n: number;
  median: number | null;
  mean: number | null;
  p90Linear: number | null;
  max: number | null;
};

/** How long things take: reported by the median, because single long cases carry the mean away. */
export function spreadOf(values: readonly number[]): Spread {
  const ascending = values.toSorted((a, b) => a - b);
  const n = ascending.length;
  const mean = n === 0 ? null : ascending.reduce((sum, value) => sum + value, 0) / n;
  return {
    n,
    median: quantile(ascending, 0.5),
    mean,
    p90Linear: quantile(ascending, 0.9),
    max: ascending.at(-1) ?? null,
  };
}

/**
 * The median time to the end when some cases are still open: open cases are censored, not left out (Kaplan, Meier
 * 1958). Null while fewer than half have ended, which is itself a finding.
 */
export function kaplanMeierMedian(cases: readonly { duration: number; ended: boolean }[]): number | null {
  const ends = [...new Set(cases.filter((one) => one.ended).map((one) => one.duration))].sort((a, b) => a - b);
  let surviving = 1;
  for (const time of ends) {
    const atRisk = cases.filter((one) => one.duration >= time).length;
    const ended = cases.filter((one) => one.ended && one.duration === time).length;
    surviving *= 1 - ended / atRisk;
    if (surviving <= 0.5 + 1e-12) return time;
  }
  return null;
}

export type ProcessStats = {
  cases: number;
  events: number;
  activities: number;
  variants: number;
  durationSeconds: Spread;
  /** Traces with their number, most frequent first. */
  variantCounts: { activities: string[]; cases: number }[];
  /** How often one activity directly follows another. */
  directlyFollows: { from: string; to: string; count: number }[];
};

function countsOf(keys: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
}

/** Figures of a process from its events (van der Aalst, 2016): sizes, durations, variants and what follows what. */
export function processStats(events: readonly ProcessEvent[]): ProcessStats {
  const traces = tracesOf(events);
  const paths = traces.map((trace) => trace.events.map((event) => event.activity));
  const variants = countsOf(paths.map((path) => JSON.stringify(path)));
  const follows = countsOf(paths.flatMap((path) => path.slice(1).map((to, i) => JSON.stringify([path[i], to]))));
  return {
    cases: traces.length,
    events: events.length,
    activities: new Set(events.map((event) => event.activity)).size,
    variants: variants.length,
    durationSeconds: spreadOf(traces.map((trace) => caseMeasures(trace).durationSeconds)),
    variantCounts: variants.map(([path, cases]) => ({ activities: JSON.parse(path) as string[], cases })),
    directlyFollows: follows.map(([pair, count]) => {
      const [from = '', to = ''] = JSON.parse(pair) as string[];
      return { from, to, count };
    }),
  };
}

/** Share of cases whose trace the workflow table allows; null when there is no case. */
export function conformance(traces: readonly Trace[], fits: (activities: readonly string[]) => boolean): number | null {
  const fitting = traces.filter((trace) => fits(trace.events.map((event) => event.activity))).length;
  return traces.length === 0 ? null : fitting / traces.length;
}

/** Share of values at or under the limit; null when there is none. */
export const shareInTime = (values: readonly number[], limit: number): number | null =>
  values.length === 0 ? null : values.filter((value) => value <= limit).length / values.length;

/** Rows of a public table: groups smaller than the least size are hidden, so that no single case can be read off. */
export const shownGroups = <Row extends { n: number }>(rows: readonly Row[], leastSize: number): Row[] =>
  rows.filter((row) => row.n >= leastSize);
