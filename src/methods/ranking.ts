import { meanRanks } from './agreement.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One way of voting: how many voted so, and their order; candidates in a nested list share a place. */
export type Ballot = readonly [weight: number, order: readonly (string | readonly string[])[]];

const groupsOf = (order: Ballot[1]): readonly string[][] =>
  order.map((place) => (typeof place === 'string' ? [place] : [...place]));

/** All candidates of a profile in the order of their names. */
export const candidatesOf = (profile: readonly Ballot[]): string[] =>
  [...new Set(profile.flatMap(([, order]) => groupsOf(order).flat()))].sort(byText);

/**
 * Borda points: place p of m earns m − 1 − p, and candidates that tie share the mean of their places; candidates a
 * voter left out share the last places. Equal points stay equal: `order` lists them in one group.
 */
export function borda(profile: readonly Ballot[]): { points: Record<string, number>; order: string[][] } {
  const candidates = candidatesOf(profile);
  const points = new Map(candidates.map((name) => [name, 0]));
  for (const [weight, order] of profile) {
    const groups = [...groupsOf(order)];
    const named = new Set(groups.flat());
    const rest = candidates.filter((name) => !named.has(name));
    let place = 0;
    for (const group of rest.length > 0 ? [...groups, rest] : groups) {
      const shared = candidates.length - 1 - (place + (group.length - 1) / 2);
      for (const name of group) points.set(name, (points.get(name) ?? 0) + weight * shared);
      place += group.length;
    }
  }
  const groups = Map.groupBy(candidates, (name) => points.get(name) ?? 0);
  const order = [...groups].sort(([a], [b]) => b - a).map(([, names]) => names);
  return { points: Object.fromEntries(points), order };
}

/** `N(a, b)`: the weight of voters who put a before b; voters who tie them count for neither. */
export function pairwise(profile: readonly Ballot[], candidates: readonly string[]): number[][] {
  const counts = candidates.map(() => candidates.map(() => 0));
  for (const [weight, order] of profile) {
    const place = new Map(groupsOf(order).flatMap((group, at) => group.map((name) => [name, at] as const)));
    for (const [i, a] of candidates.entries()) {
      for (const [j, b] of candidates.entries()) {
        const [first, second] = [place.get(a) ?? Number.POSITIVE_INFINITY, place.get(b) ?? Number.POSITIVE_INFINITY];
        if (first < second) counts[i]![j]! += weight;
      }
    }
  }
  return counts;
}

/** Blocks that clear majorities separate, best first; they follow each other in every best order. */
export function majorityBlocks(wins: readonly (readonly number[])[]): number[][] {
  const n = wins.length;
  const reaches = wins.map((row, i) => row.map((count, j) => i === j || count >= (wins[j]?.[i] ?? 0)));
  for (let via = 0; via < n; via++) {
    for (let i = 0; i < n; i++) {
      if (!reaches[i]?.[via]) continue;
      for (let j = 0; j < n; j++) if (reaches[via]?.[j]) reaches[i]![j] = true;
    }
  }
  const size = (i: number) => reaches[i]?.filter(Boolean).length ?? 0;
  const blocks = Map.groupBy([...wins.keys()], size);
  return [...blocks].sort(([a], [b]) => b - a).map(([, members]) => members);
}

/** The exact limit of the dynamic programme over subsets; larger blocks need an integer programme. */
export const largestBlock = 16;

/** Best orders of one block by dynamic programme over subsets, all of them up to a limit. */
export function bestOrders(wins: readonly (readonly number[])[], members: readonly number[], limit: number) {
  const n = members.length;
  const full = (1 << n) - 1;
  const win = members.map((a) => members.map((b) => wins[a]?.[b] ?? 0));
  const best = new Float64Array(full + 1).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  /** What candidate `next` earns when it stands directly after the set `before`, against all still to come. */
  const gain = (before: number, next: number): number => {
    let total = 0;
    for (let other = 0; other < n; other++) {
      if (other !== next && !(before & (1 << other))) total += win[next]?.[other] ?? 0;
    }
    return total;
  };
  for (let before = 0; before < full; before++) {
    for (let next = 0; next < n; next++) {
      if (before & (1 << next)) continue;
      const score = (best[before] ?? 0) + gain(before, next);
      const after = before | (1 << next);
      if (score > (best[after] ?? 0)) best[after] = score;
    }
  }
  const orders: number[][] = [];
  const walk = (set: number, tail: number[]): void => {
    if (orders.length >= limit) return;
    if (set === 0) orders.push(tail.map((at) => members[at] ?? 0));
    for (let last = 0; last < n; last++) {
      if (!(set & (1 << last))) continue;
      const before = set & ~(1 << last);
      if (Math.abs((best[before] ?? 0) + gain(before, last) - (best[set] ?? 0)) < 1e-9) walk(before, [last, ...tail]);
    }
  };
  walk(full, []);
  return { score: best[full] ?? 0, orders };
}

export type KemenyResult =
  | { score: number; rankings: string[][]; complete: boolean }
  | { reason: 'block_too_large'; blocks: string[][] };

/**
 * The orders that agree with most pairwise votes (Kemeny 1959), exact and all of them up to `limit` (`complete` says
 * whether any is missing). Refuses when more than sixteen candidates cannot be separated by majorities.
 */
export function kemeny(profile: readonly Ballot[], limit = 1000): KemenyResult {
  const candidates = candidatesOf(profile);
  const wins = pairwise(profile, candidates);
  const blocks = majorityBlocks(wins);
  const named = (members: readonly number[]) => members.map((i) => candidates[i] ?? '');
  if (blocks.some((block) => block.length > largestBlock))
    return { reason: 'block_too_large', blocks: blocks.map(named) };
  const solved = blocks.map((block) => bestOrders(wins, block, limit + 1));
  let orders: number[][] = [[]];
  for (const { orders: own } of solved) {
    orders = orders.flatMap((head) => own.map((tail) => [...head, ...tail])).slice(0, limit + 1);
  }
  const rankings = orders.map(named).sort((a, b) => byText(a.join('\u0000'), b.join('\u0000')));
  return {
    score: kemenyScore(wins, orders[0] ?? []),
    rankings: rankings.slice(0, limit),
    complete: orders.length <= limit,
  };
}

/** The pairwise votes an order agrees with. */
export function kemenyScore(wins: readonly (readonly number[])[], order: readonly number[]): number {
  let score = 0;
  for (const [at, a] of order.entries()) for (const b of order.slice(at + 1)) score += wins[a]?.[b] ?? 0;
  return score;
}

/** Kendall's τ-b of two lists of scores of the same works; null when one of them does not vary. */
export function kendallTau(first: readonly number[], second: readonly number[]): number | null {
  let agreeing = 0;
  const n = first.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      agreeing += Math.sign((first[i] ?? 0) - (first[j] ?? 0)) * Math.sign((second[i] ?? 0) - (second[j] ?? 0));
    }
  }
  const pairs = (n * (n - 1)) / 2;
  const untied = (values: readonly number[]) =>
    pairs - meanRanks(values).tieSizes.reduce((total, t) => total + (t * (t - 1)) / 2, 0);
  const product = untied(first) * untied(second);
  return product === 0 ? null : agreeing / Math.sqrt(product);
}

/** Works that change sides of the cut-off between the official order and a check: they go to discussion (复评). */
export function borderline(
  official: Readonly<Record<string, number>>,
  check: Readonly<Record<string, number>>,
  places: number,
): string[] {
  const works = Object.keys(official)
    .filter((work) => check[work] !== undefined)
    .sort(byText);
  const inside = (scores: Readonly<Record<string, number>>): Set<string> => {
    const cut = works.map((work) => scores[work] ?? 0).sort((a, b) => b - a)[places - 1];
    return new Set(works.filter((work) => cut !== undefined && (scores[work] ?? 0) >= cut));
  };
  const [before, after] = [inside(official), inside(check)];
  return works.filter((work) => before.has(work) !== after.has(work));
}
