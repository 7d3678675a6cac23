import type { Aggregation, Indicator, Normalisation, Units } from './composite-index.ts';
import { compositeScores, ranksOf } from './composite-index.ts';
import { quantile } from '../base/process-measures.ts';

/** What is varied between draws: scales, means, weights around the agreed ones, and leaving out one indicator. */
export type Variation = {
  normalisations: readonly Normalisation[];
  aggregations: readonly Aggregation[];
  /** By how much of itself each weight may move, e.g. 0.25. */
  weightShare: number;
  leaveOneOut: boolean;
  draws: number;
};

export type RankInterval = { unit: string; median: number; low: number; high: number };
export type Robustness = {
  intervals: RankInterval[];
  /** Units whose intervals overlap, in order: within a group no rank is published. */
  groups: string[][];
  /** Draws whose combination could not be computed, such as a geometric mean of nought. */
  skipped: number;
};

const pick = <One>(list: readonly One[], random: () => number): One =>
  list[Math.min(list.length - 1, Math.floor(random() * list.length))] as One;

function drawnIndicators(indicators: readonly Indicator[], by: Variation, random: () => number): Indicator[] {
  const moved = indicators.map((one) => ({ ...one, weight: one.weight * (1 + by.weightShare * (2 * random() - 1)) }));
  const leftOut = Math.floor(random() * (moved.length + 1));
  return by.leaveOneOut && moved.length > 1 ? moved.filter((_, i) => i !== leftOut) : moved;
}

function groupsOf(intervals: readonly RankInterval[]): string[][] {
  const groups: { units: string[]; high: number }[] = [];
  for (const one of intervals.toSorted((a, b) => a.low - b.low || (a.unit < b.unit ? -1 : 1))) {
    const last = groups.at(-1);
    if (last && one.low <= last.high) {
      last.units.push(one.unit);
      last.high = Math.max(last.high, one.high);
    } else groups.push({ units: [one.unit], high: one.high });
  }
  return groups.map((group) => group.units);
}

/**
 * How far ranks depend on choices nobody can prove right (step 8): median rank and 5–95 % interval of every unit over
 * many draws. The numbers come from a seeded generator whose seed is published; without this no ranking is published.
 */
export function rankRobustness(
  units: Units,
  indicators: readonly Indicator[],
  by: Variation,
  random: () => number,
): Robustness {
  const ranks = new Map(
    Object.keys(units)
      .sort()
      .map((unit) => [unit, [] as number[]]),
  );
  let skipped = 0;
  for (let draw = 0; draw < by.draws; draw++) {
    const own = drawnIndicators(indicators, by, random);
    const how = { normalisation: pick(by.normalisations, random), aggregation: pick(by.aggregations, random) };
    const result = compositeScores(units, own, how);
    if (!('scores' in result)) {
      skipped += 1;
      continue;
    }
    for (const [unit, rank] of Object.entries(ranksOf(result.scores))) if (rank !== null) ranks.get(unit)?.push(rank);
  }
  const intervals = [...ranks].flatMap(([unit, list]) => {
    const [median, low, high] = [0.5, 0.05, 0.95].map((share) => quantile(list, share));
    return median == null || low == null || high == null ? [] : [{ unit, median, low, high }];
  });
  return { intervals, groups: groupsOf(intervals), skipped };
}
