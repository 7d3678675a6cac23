import { discountedGain } from './exposure.ts';

/** The representation test FA*IR: how many fine works every beginning of a list must have at least. */
export type FairRule = { k: number; p: number; alpha: number; adjust: boolean };
export type FairTable = { table: number[]; failProbability: number; alphaUsed: number };

/** Binomial distribution functions F(m; i, p) for i up to k: row i, column m. */
function distributions(k: number, p: number): Float64Array[] {
  const rows: Float64Array[] = [];
  let chances = Float64Array.of(1);
  for (let i = 1; i <= k; i++) {
    const next = new Float64Array(i + 1);
    for (let m = 0; m <= i; m++) next[m] = (chances[m] ?? 0) * (1 - p) + (m > 0 ? (chances[m - 1] ?? 0) * p : 0);
    chances = next;
    let total = 0;
    rows.push(chances.map((chance) => (total += chance)));
  }
  return rows;
}

/** Differences below this are noise of binary fractions, not other quantiles. */
const noise = 1e-12;

const tableAt = (rows: readonly Float64Array[], alpha: number): number[] =>
  rows.map((row) =>
    Math.max(
      0,
      row.findIndex((below) => below >= alpha - noise),
    ),
  );

/** The exact probability that a fair coin fails a table somewhere, all positions included (dynamic programme). */
export function failProbability(table: readonly number[], p: number): number {
  let chances = [1];
  for (const least of table) {
    const next = Array.from(
      { length: chances.length + 1 },
      (_, m) => (chances[m] ?? 0) * (1 - p) + (chances[m - 1] ?? 0) * p,
    );
    chances = next.map((chance, m) => (m < least ? 0 : chance));
  }
  return 1 - chances.reduce((a, b) => a + b, 0);
}

/**
 * The least number of fine works in every beginning of a list of k; corrected so that a fair coin fails the whole list
 * with the probability nearest to alpha (of two as near the smaller). Refused when p is so large that all must be fine.
 */
export function mTable({ k, p, alpha, adjust }: FairRule): FairTable {
  if (!(p > 0) || !(alpha > 0) || alpha >= 1 || k < 1 || !Number.isInteger(k))
    throw new RangeError('rule_out_of_range');
  if (p >= 1 - 1 / k - noise) throw new RangeError('table_degenerates');
  const rows = distributions(k, p);
  const made = (level: number): FairTable => {
    const table = tableAt(rows, level);
    return { table, failProbability: failProbability(table, p), alphaUsed: level };
  };
  if (!adjust) return made(alpha);
  const levels = distinct(rows.flatMap((row) => [...row]).filter((level) => level > 0 && level < 1));
  let low = -1;
  let high = levels.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (made(levels[middle] ?? 0).failProbability <= alpha) low = middle;
    else high = middle;
  }
  const below = low < 0 ? made(0) : made(levels[low] ?? 0);
  const above = high >= levels.length ? below : made(levels[high] ?? 0);
  return alpha - below.failProbability <= above.failProbability - alpha + noise ? below : above;
}

const distinct = (values: number[]): number[] =>
  values.sort((a, b) => a - b).filter((value, i, all) => i === 0 || value - (all[i - 1] ?? 0) > noise);

/** Whether every beginning of a list has enough fine works; a shorter list is tested on the length there is. */
export function isFair(fine: readonly boolean[], rule: FairRule): boolean {
  const length = Math.min(rule.k, fine.length);
  if (length < 2) return true;
  const { table } = mTable({ ...rule, k: length });
  let count = 0;
  return table.every((least, i) => {
    if (fine[i]) count += 1;
    return count >= least;
  });
}

export type RankedWork = { id: string | number; score: number; fine: boolean };

const byScore = (a: RankedWork, b: RankedWork): number => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The reference order that keeps the promise: the best fine work where one is due, else the higher score. */
export function reRank(works: readonly RankedWork[], rule: FairRule): RankedWork[] {
  const fine = works.filter((work) => work.fine).sort(byScore);
  const rest = works.filter((work) => !work.fine).sort(byScore);
  const length = Math.min(rule.k, works.length);
  const { table } = length < 2 ? { table: [] } : mTable({ ...rule, k: length });
  const order: RankedWork[] = [];
  let placed = 0;
  for (let i = 0; i < length; i++) {
    const [best] = fine;
    const [other] = rest;
    const due = placed < (table[i] ?? 0);
    const takeFine = best !== undefined && (due || other === undefined || best.score >= other.score);
    const next = takeFine ? fine.shift() : rest.shift();
    if (!next) break;
    if (next.fine) placed += 1;
    order.push(next);
  }
  return order;
}

/** What obeying costs: the lost share of discounted gain against the order by score alone. */
export function costOfFairness(works: readonly RankedWork[], rule: FairRule): number {
  const before = discountedGain(
    works
      .toSorted(byScore)
      .slice(0, rule.k)
      .map((work) => work.score),
  );
  return before === 0 ? 0 : 1 - discountedGain(reRank(works, rule).map((work) => work.score)) / before;
}
