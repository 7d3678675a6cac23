/** How much attention a position draws; positions count from one. */
export type Discount = (position: number) => number;
export const logDiscount: Discount = (position) => 1 / Math.log2(1 + position);
/** As in the TREC Fair Ranking track: the first two positions weigh alike. */
export const trecDiscount: Discount = (position) => 1 / Math.log2(Math.max(position, 2));
export const patienceDiscount =
  (patience: number): Discount =>
  (position) =>
    patience ** (position - 1);

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

export type GroupExposure = {
  meanExposure: Record<string, number>;
  /** Exposure per relevance of the first group against the others; 1 is even-handed (Singh & Joachims). */
  disparateTreatmentRatio: number | null;
};

/** Mean attention per work of each group in one list, given in its order with the relevance of each work. */
export function groupExposure(
  list: readonly { group: string; relevance: number }[],
  of: string,
  discount: Discount = logDiscount,
): GroupExposure {
  const places = list.map((work, i) => ({ ...work, attention: discount(i + 1) }));
  const groups = [...new Set(list.map((work) => work.group))].sort();
  const meanExposure = Object.fromEntries(
    groups.map((group) => [group, mean(places.filter((one) => one.group === group).map((one) => one.attention))]),
  );
  const perRelevance = (own: typeof places) =>
    mean(own.map((one) => one.attention)) / mean(own.map((one) => one.relevance));
  const inside = places.filter((one) => one.group === of);
  const outside = places.filter((one) => one.group !== of);
  const sides = inside.length > 0 && outside.length > 0 ? [perRelevance(inside), perRelevance(outside)] : [];
  const [own = Number.NaN, other = Number.NaN] = sides;
  const ratio = Number.isFinite(own) && Number.isFinite(other) ? own / other : Number.NaN;
  return { meanExposure, disparateTreatmentRatio: Number.isFinite(ratio) ? ratio : null };
}

function jensenShannon(first: readonly number[], second: readonly number[]): number {
  const middle = first.map((value, i) => (value + (second[i] ?? 0)) / 2);
  const toMiddle = (shares: readonly number[]) =>
    sum(shares.map((share, i) => (share > 0 ? share * Math.log(share / (middle[i] ?? 1)) : 0)));
  return (toMiddle(first) + toMiddle(second)) / 2;
}

/** Attention-weighted rank fairness: one minus the Jensen–Shannon divergence (in nats) of exposure from its target. */
export function awrf(
  alignments: readonly (readonly number[])[],
  target: readonly number[],
  discount: Discount = trecDiscount,
): {
  attention: number[];
  awrf: number;
} {
  const raw = target.map((_, group) => sum(alignments.map((row, i) => discount(i + 1) * (row[group] ?? 0))));
  const total = sum(raw);
  if (total <= 0 || sum(target) <= 0) throw new RangeError('no_candidates');
  const attention = raw.map((value) => value / total);
  const wanted = target.map((value) => value / sum(target));
  return { attention, awrf: 1 - jensenShannon(attention, wanted) };
}

export type ExpectedExposure = {
  target: number[];
  run: number[];
  difference: number;
  differenceIfOnlyFirstRanking: number;
};

/** Exposure that works of equal grade would share, against what randomised lists gave (Diaz et al., 2020). */
export function expectedExposure(
  relevance: readonly number[],
  patience: number,
  rankings: readonly (readonly number[])[],
): ExpectedExposure {
  if (!(patience > 0 && patience < 1)) throw new RangeError('patience_out_of_range');
  if (rankings.length === 0) throw new RangeError('no_lists');
  const target = relevance.map((grade) => {
    const better = relevance.filter((other) => other > grade).length;
    const alike = relevance.filter((other) => other === grade).length;
    return (patience ** better - patience ** (better + alike)) / (alike * (1 - patience));
  });
  const exposureIn = (lists: readonly (readonly number[])[]) =>
    relevance.map((_, work) => mean(lists.map((list) => (list.includes(work) ? patience ** list.indexOf(work) : 0))));
  const distance = (run: readonly number[]) => sum(run.map((value, i) => (value - (target[i] ?? 0)) ** 2));
  const run = exposureIn(rankings);
  return {
    target,
    run,
    difference: distance(run),
    differenceIfOnlyFirstRanking: distance(exposureIn(rankings.slice(0, 1))),
  };
}

/** Discounted cumulative gain of scores in their order, for the cost of a fair order. */
export const discountedGain = (scores: readonly number[]): number =>
  sum(scores.map((score, i) => score * logDiscount(i + 1)));
