import { chiSquaredTail, normalTwoSided } from './distributions.ts';

/** Why an agreement figure does not exist; said in words rather than shown as a number (方法 02). */
export type NoFigure = 'no_variation' | 'one_expert' | 'no_complete_work' | 'unequal_ratings';

export const noFigureWords: Record<NoFigure, string> = {
  no_variation: '全部评分没有差异，一致性系数无定义',
  one_expert: '每部作品至多一位专家评分，不计算一致性',
  no_complete_work: '没有两部以上评分完整的作品，不计算该系数',
  unequal_ratings: '各作品的评分人数不同，不适用该系数',
};

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';
type Rating = number | string;

/** The pairs of values met within works: `counts[c][k]`, with the values in ascending order (Krippendorff, 2011). */
function coincidences(raters: readonly (readonly (Rating | null)[])[]): { values: Rating[]; counts: number[][] } {
  const works = Math.max(0, ...raters.map((row) => row.length));
  const units: Rating[][] = [];
  for (let work = 0; work < works; work++) {
    const marks = raters.map((row) => row[work] ?? null).filter((mark) => mark !== null);
    if (marks.length >= 2) units.push(marks);
  }
  const values = [...new Set(units.flat())].sort(ascending);
  const place = new Map(values.map((value, i) => [value, i]));
  const counts = values.map(() => values.map(() => 0));
  for (const marks of units) {
    const seen = values.map(() => 0);
    for (const mark of marks) seen[place.get(mark) ?? 0]! += 1;
    for (const [c, nc] of seen.entries()) {
      if (nc === 0) continue;
      for (const [k, nk] of seen.entries()) counts[c]![k]! += (nc * (nk - (c === k ? 1 : 0))) / (marks.length - 1);
    }
  }
  return { values, counts };
}

const ascending = (a: Rating, b: Rating): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;

/** The squared distance of two values at a level of measurement. */
function distance(
  level: Level,
  values: readonly Rating[],
  totals: readonly number[],
): (c: number, k: number) => number {
  if (level === 'nominal') return (c, k) => (c === k ? 0 : 1);
  const number = (i: number) => Number(values[i]);
  if (level === 'interval') return (c, k) => (number(c) - number(k)) ** 2;
  if (level === 'ratio') {
    return (c, k) => (number(c) + number(k) === 0 ? 0 : ((number(c) - number(k)) / (number(c) + number(k))) ** 2);
  }
  if (level !== 'ordinal') throw new RangeError(`level_unknown: ${String(level)}`);
  return (c, k) => {
    const [low, high] = c < k ? [c, k] : [k, c];
    let between = -((totals[c] ?? 0) + (totals[k] ?? 0)) / 2;
    for (let g = low; g <= high; g++) between += totals[g] ?? 0;
    return c === k ? 0 : between ** 2;
  };
}

export type AlphaResult = { alpha: number; pairable: number } | { alpha: null; reason: NoFigure; pairable: number };

/**
 * Krippendorff's alpha from the coincidence matrix; missing marks are allowed, works with one mark are ignored, and
 * pairs weigh 1/(m−1) whether or not the table is complete. For panels that change from work to work.
 */
export function krippendorffAlpha(raters: readonly (readonly (Rating | null)[])[], level: Level): AlphaResult {
  const { values, counts } = coincidences(raters);
  const totals = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const pairable = totals.reduce((a, b) => a + b, 0);
  if (pairable < 2) return { alpha: null, reason: 'one_expert', pairable };
  const delta = distance(level, values, totals);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < values.length; c++) {
    for (let k = c + 1; k < values.length; k++) {
      observed += (counts[c]?.[k] ?? 0) * delta(c, k);
      expected += (totals[c] ?? 0) * (totals[k] ?? 0) * delta(c, k);
    }
  }
  if (expected === 0) return { alpha: null, reason: 'no_variation', pairable };
  return { alpha: 1 - ((pairable - 1) * observed) / expected, pairable };
}

export type KappaResult = {
  kappa: number | null;
  /** Randolph's kappa with free margins: chance agreement is one over the number of categories. */
  freeMarginal: number | null;
  reason?: NoFigure;
  /** z by Fleiss 1971 and by the null variance of 1979, with the two-sided p of the latter. */
  z1971?: number | null;
  z1979?: number | null;
  p?: number | null;
};

/** Fleiss' kappa from how often each category was chosen per work; every work needs the same number of votes. */
export function fleissKappa(counts: readonly (readonly number[])[]): KappaResult {
  const works = counts.length;
  const votes = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const n = votes[0] ?? 0;
  if (votes.some((one) => one !== n)) return { kappa: null, freeMarginal: null, reason: 'unequal_ratings' };
  if (n < 2) return { kappa: null, freeMarginal: null, reason: 'one_expert' };
  const categories = Math.max(...counts.map((row) => row.length));
  const shares = Array.from(
    { length: categories },
    (_, j) => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0) / (works * n),
  );
  const power = (exponent: number) => shares.reduce((sum, share) => sum + share ** exponent, 0);
  const perWork = counts.map((row) => (row.reduce((sum, x) => sum + x * x, 0) - n) / (n * (n - 1)));
  const observed = perWork.reduce((a, b) => a + b, 0) / works;
  const chance = power(2);
  const freeMarginal = categories > 1 ? (observed - 1 / categories) / (1 - 1 / categories) : null;
  if (shares.some((share) => share === 1)) return { kappa: null, freeMarginal: null, reason: 'no_variation' };
  const kappa = (observed - chance) / (1 - chance);
  const pairs = works * n * (n - 1);
  const spread = chance - (2 * n - 3) * chance ** 2 + 2 * (n - 2) * power(3);
  const variance1971 = (2 * spread) / (pairs * (1 - chance) ** 2);
  const pq = shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const skew = shares.reduce((sum, share) => sum + share * (1 - share) * (1 - 2 * share), 0);
  const variance1979 = (2 * (pq ** 2 - skew)) / (pq ** 2 * pairs);
  const z = (variance: number) => (variance > 0 ? kappa / Math.sqrt(variance) : null);
  const z1979 = z(variance1979);
  return { kappa, freeMarginal, z1971: z(variance1971), z1979, p: z1979 === null ? null : normalTwoSided(z1979) };
}

/** Places of values in ascending order; equal values share the mean of their places. */
export function meanRanks(values: readonly number[]): { ranks: number[]; tieSizes: number[] } {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const ranks = values.map(() => 0);
  const tieSizes: number[] = [];
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end += 1;
    for (let at = start; at <= end; at++) ranks[order[at]?.i ?? 0] = (start + end) / 2 + 1;
    tieSizes.push(end - start + 1);
    start = end + 1;
  }
  return { ranks, tieSizes };
}

export type ConcordanceResult =
  | { w: number; wNoTieCorrection: number; chi2: number; df: number; p: number; pIsRough: boolean; leftOut: number[] }
  | { w: null; reason: NoFigure; leftOut: number[] };

/** The works that every expert marked, and the places of those left out. */
export function completeTable(subjectsByRaters: readonly (readonly (number | null)[])[]): {
  table: (readonly number[])[];
  leftOut: number[];
} {
  const experts = Math.max(0, ...subjectsByRaters.map((row) => row.length));
  const whole = (row: readonly (number | null)[]): row is readonly number[] =>
    row.length === experts && row.every((mark) => typeof mark === 'number');
  return {
    table: subjectsByRaters.filter(whole),
    leftOut: [...subjectsByRaters.entries()].filter(([, row]) => !whole(row)).map(([i]) => i),
  };
}

/**
 * Kendall's coefficient of concordance with correction for ties, for complete tables only: works with a missing mark
 * are left out and listed. The p of the chi-squared approximation is rough below eight works, and marked so.
 */
export function kendallW(subjectsByRaters: readonly (readonly (number | null)[])[]): ConcordanceResult {
  const { table, leftOut } = completeTable(subjectsByRaters);
  const n = table.length;
  const k = table[0]?.length ?? 0;
  if (n < 2) return { w: null, reason: 'no_complete_work', leftOut };
  if (k < 2) return { w: null, reason: 'one_expert', leftOut };
  const ranked = Array.from({ length: k }, (_, j) => meanRanks(table.map((row) => row[j] ?? 0)));
  const sums = table.map((_, i) => ranked.reduce((sum, { ranks }) => sum + (ranks[i] ?? 0), 0));
  const mean = (k * (n + 1)) / 2;
  const squares = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const ties = ranked.flatMap(({ tieSizes }) => tieSizes).reduce((sum, t) => sum + t ** 3 - t, 0);
  const whole = k * k * (n ** 3 - n);
  if (whole - k * ties === 0) return { w: null, reason: 'no_variation', leftOut };
  const w = (12 * squares) / (whole - k * ties);
  const chi2 = k * (n - 1) * w;
  return {
    w,
    wNoTieCorrection: (12 * squares) / whole,
    chi2,
    df: n - 1,
    p: chiSquaredTail(chi2, n - 1),
    pIsRough: n < 8,
    leftOut,
  };
}
