import { deviation, median } from './aggregation.ts';

/** A work with its official score and what the ladder of ties may look at. */
export type Candidate = {
  id: string;
  /** The official score, unrounded; null when the panel was too small. */
  score: number | null;
  category: string;
  recommender: string;
  /** Experts' marks, from which the median and the spread follow unless given. */
  marks?: readonly number[] | undefined;
  median?: number | undefined;
  spread?: number | undefined;
  /** The panel's score on the first criterion of the call. */
  firstCriterion?: number | undefined;
  /** 导向一票否决, with its ground. */
  veto?: string | boolean | null | undefined;
};

export type SelectionRule = {
  places: number;
  floors?: Readonly<Record<string, number>> | undefined;
  ceilings?: Readonly<Record<string, number>> | undefined;
  recommenderCeiling?: number | undefined;
  minimumScore?: number | undefined;
  reserveLength?: number | undefined;
  /** Decimals of the score as published: works equal so far are parted by the unrounded score (rung a). */
  shownDecimals?: number | undefined;
  /** The order of a public draw (07), decisive where everything else is equal (rung e). */
  drawOrder?: readonly string[] | undefined;
};

export type Rung = 'score' | 'unrounded' | 'median' | 'first_criterion' | 'spread' | 'draw';
export type SkipReason = 'category_ceiling' | 'recommender_ceiling';
export type DropReason = 'below_minimum' | 'no_score' | 'veto';

export type Selection = {
  selected: string[];
  reserves: string[];
  dropped: { id: string; reason: DropReason }[];
  /** Works passed over although a lower one was taken, with the rule that did it. */
  skipped: { id: string; reason: SkipReason }[];
  /** Which rung of the ladder put one work before the next. */
  ties: { first: string; second: string; rung: Rung }[];
  /** Ties that only a public draw can part, where its outcome matters. */
  drawNeeded: string[][];
  findings: { code: 'floor_unfilled' | 'places_unfilled'; category?: string; missing: number }[];
};

export type Refusal = { reason: 'floors_exceed_places' | 'floor_above_ceiling'; categories: string[] };

/** Twelve significant decimals: differences below are noise of binary fractions, not of marks. */
const exact = (value: number | null | undefined): number => Math.round((value ?? 0) * 1e9) / 1e9;

type Keyed = Candidate & { keys: { rung: Rung; value: number }[] };

/** What the ladder compares, higher first; the names of works and times of entry never take part. */
function keyed(work: Candidate, rule: SelectionRule): Keyed {
  const scale = 10 ** (rule.shownDecimals ?? 9);
  const at = rule.drawOrder?.indexOf(work.id) ?? -1;
  const marks = work.marks ?? [];
  const values: [Rung, number][] = [
    ['score', Math.floor(exact(work.score) * scale + 0.5 + 1e-9)],
    ['unrounded', exact(work.score)],
    ['median', exact(work.median ?? median(marks))],
    ['first_criterion', exact(work.firstCriterion)],
    ['spread', -exact(work.spread ?? deviation(marks))],
    ['draw', at < 0 ? Number.NEGATIVE_INFINITY : -at],
  ];
  return { ...work, keys: values.map(([rung, value]) => ({ rung, value })) };
}

/** The first rung on which two works differ; undefined when only a draw could part them. */
const decidingRung = (a: Keyed, b: Keyed): Rung | undefined =>
  a.keys.find(({ value }, i) => value !== b.keys[i]?.value)?.rung;

function byLadder(a: Keyed, b: Keyed): number {
  for (const [i, { value }] of a.keys.entries()) {
    const other = b.keys[i]?.value ?? 0;
    if (value !== other) return value > other ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

type Pass = {
  selected: string[];
  reserves: string[];
  skipped: { id: string; reason: SkipReason }[];
  floors: Map<string, number>;
};

/** Fills floors, then places, then reserves from works already in order (steps 2 to 4 of the method). */
function passed(ordered: readonly Keyed[], rule: SelectionRule): Pass {
  const perCategory = new Map<string, number>();
  const perRecommender = new Map<string, number>();
  const taken = new Set<string>();
  const obstacle = (work: Keyed): SkipReason | undefined => {
    const ceiling = rule.ceilings?.[work.category];
    if (ceiling !== undefined && (perCategory.get(work.category) ?? 0) >= ceiling) return 'category_ceiling';
    const own = rule.recommenderCeiling;
    if (own !== undefined && (perRecommender.get(work.recommender) ?? 0) >= own) return 'recommender_ceiling';
    return undefined;
  };
  const take = (work: Keyed): void => {
    taken.add(work.id);
    perCategory.set(work.category, (perCategory.get(work.category) ?? 0) + 1);
    perRecommender.set(work.recommender, (perRecommender.get(work.recommender) ?? 0) + 1);
  };
  for (const work of ordered) {
    if ((perCategory.get(work.category) ?? 0) < (rule.floors?.[work.category] ?? 0) && !obstacle(work)) take(work);
  }
  const floors = new Map(perCategory);
  const selected = new Set(taken);
  const reserves: string[] = [];
  const skipped: Pass['skipped'] = [];
  const length = rule.reserveLength ?? 0;
  for (const work of ordered) {
    if (taken.has(work.id) || (selected.size >= rule.places && reserves.length >= length)) continue;
    const reason = obstacle(work);
    if (reason) skipped.push({ id: work.id, reason });
    else {
      take(work);
      if (selected.size < rule.places) selected.add(work.id);
      else reserves.push(work.id);
    }
  }
  return {
    selected: ordered.filter((work) => selected.has(work.id)).map((work) => work.id),
    reserves,
    skipped,
    floors,
  };
}

/** Groups of works that no rung parts. */
function openTies(ordered: readonly Keyed[]): Keyed[][] {
  const groups: Keyed[][] = [];
  for (const work of ordered) {
    const last = groups.at(-1)?.[0];
    if (last && decidingRung(last, work) === undefined) groups.at(-1)?.push(work);
    else groups.push([work]);
  }
  return groups.filter((group) => group.length > 1);
}

/** Whether the result would differ if the draw put another work of the group first. */
function drawMatters(ordered: readonly Keyed[], group: readonly Keyed[], rule: SelectionRule): boolean {
  const start = ordered.indexOf(group[0] as Keyed);
  const outcome = (members: readonly Keyed[]): string => {
    const order = [...ordered.slice(0, start), ...members, ...ordered.slice(start + group.length)];
    const { selected, reserves } = passed(order, rule);
    return JSON.stringify([selected.toSorted(), reserves]);
  };
  const first = outcome(group);
  const rotated = group.map((_, i) => [...group.slice(i), ...group.slice(0, i)]);
  return [...rotated, group.toReversed()].some((members) => outcome(members) !== first);
}

/** Why the quotas themselves cannot be met; asked before any work is looked at. */
function ruleRefusal({ floors = {}, ceilings = {}, places }: SelectionRule): Refusal | undefined {
  const categories = Object.keys(floors).sort();
  const above = categories.filter((name) => (floors[name] ?? 0) > (ceilings[name] ?? Number.POSITIVE_INFINITY));
  if (above.length > 0) return { reason: 'floor_above_ceiling', categories: above };
  const sum = categories.reduce((total, name) => total + (floors[name] ?? 0), 0);
  return sum > places ? { reason: 'floors_exceed_places', categories } : undefined;
}

function dropReason(work: Candidate, rule: SelectionRule): DropReason | undefined {
  if (work.veto) return 'veto';
  if (work.score === null) return 'no_score';
  return rule.minimumScore !== undefined && exact(work.score) < rule.minimumScore ? 'below_minimum' : undefined;
}

/**
 * Selects works under quotas, with reserves (方法 02): floors first, then by score under the ceilings; ties go down the
 * ladder, and where only a draw can decide the draw is asked for instead of guessed.
 */
export function selectWorks(works: readonly Candidate[], rule: SelectionRule): Selection | Refusal {
  const refusal = ruleRefusal(rule);
  if (refusal) return refusal;
  const ordered = works.map((work) => keyed(work, rule)).sort(byLadder);
  const kept = ordered.filter((work) => dropReason(work, rule) === undefined);
  const pass = passed(kept, rule);
  const dropped = ordered.flatMap((work) => {
    const reason = dropReason(work, rule);
    return reason ? [{ id: work.id, reason }] : [];
  });
  const ties = kept.slice(1).flatMap((second, i) => {
    const first = kept[i] as Keyed;
    const rung = decidingRung(first, second);
    return rung && rung !== 'score' ? [{ first: first.id, second: second.id, rung }] : [];
  });
  const matters = openTies(kept).filter((group) => drawMatters(kept, group, rule));
  const missing = Object.entries(rule.floors ?? {})
    .map(([category, floor]) => ({
      code: 'floor_unfilled' as const,
      category,
      missing: floor - (pass.floors.get(category) ?? 0),
    }))
    .filter((one) => one.missing > 0)
    .sort((a, b) => (a.category < b.category ? -1 : 1));
  const free = rule.places - pass.selected.length;
  const findings: Selection['findings'] = free > 0 ? [...missing, { code: 'places_unfilled', missing: free }] : missing;
  const drawNeeded = matters.map((group) => group.map((work) => work.id));
  const { selected, reserves, skipped } = pass;
  return { selected, reserves, dropped, skipped, ties, drawNeeded, findings };
}

export type Promotion = { promoted: string | null; skipped: { id: string; reason: SkipReason | 'category_floor' }[] };

/** When a selected work falls out, the first reserve that keeps floors and ceilings moves up; others with reasons. */
export function promoteReserve(
  works: readonly Candidate[],
  rule: SelectionRule,
  standing: { selected: readonly string[]; reserves: readonly string[] },
  fallen: string,
): Promotion {
  const byId = new Map(works.map((work) => [work.id, work]));
  const left = standing.selected.filter((id) => id !== fallen).flatMap((id) => byId.get(id) ?? []);
  const count = (list: readonly Candidate[], key: 'category' | 'recommender', value: string) =>
    list.filter((work) => work[key] === value).length;
  const lost = byId.get(fallen)?.category;
  const floor = lost === undefined ? 0 : (rule.floors?.[lost] ?? 0);
  const mustKeep = lost !== undefined && count(left, 'category', lost) + 1 === floor ? lost : undefined;
  const skipped: Promotion['skipped'] = [];
  for (const id of standing.reserves) {
    const work = byId.get(id);
    if (!work) continue;
    const reason =
      mustKeep !== undefined && work.category !== mustKeep
        ? 'category_floor'
        : count(left, 'category', work.category) >= (rule.ceilings?.[work.category] ?? Number.POSITIVE_INFINITY)
          ? 'category_ceiling'
          : count(left, 'recommender', work.recommender) >= (rule.recommenderCeiling ?? Number.POSITIVE_INFINITY)
            ? 'recommender_ceiling'
            : undefined;
    if (reason === undefined) return { promoted: id, skipped };
    skipped.push({ id, reason });
  }
  return { promoted: null, skipped };
}
