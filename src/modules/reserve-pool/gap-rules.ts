import type { EntryState, GapLine, GoalContent } from './terms.ts';

/** Entries of one owner, category, sub-plan, region, stage and state, counted by the database. */
export type Tally = {
  ownerOrgId: string;
  categoryCode: string | null;
  subPlan: string | null;
  regionCode: string | null;
  stage: string;
  state: EntryState;
  n: number;
  stalled: number;
};
type Heading = { key: string; label: string };
/** Stands for entries that name no category, sub-plan or region. */
export const noneKey = 'none';

const total = (rows: readonly Tally[], of: (row: Tally) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** In the pool, carried over, stalled; the gap is what neither pool nor applications cover, never below nothing. */
export function gapLine({ key, label }: Heading, rows: readonly Tally[], target: number | null): GapLine {
  const inPool = total(rows, ({ state, n }) => (state === 'in_pool' ? n : 0));
  const promoted = total(rows, ({ state, n }) => (state === 'promoted' ? n : 0));
  const gap = target === null ? null : Math.max(0, target - inPool - promoted);
  return { key, label, target, inPool, promoted, gap, stalled: total(rows, ({ stalled }) => stalled) };
}

/** One line a heading, in their order, and one for entries under none of them. */
export function gapLines(
  headings: readonly Heading[],
  rows: readonly Tally[],
  { keyOf, goals }: { keyOf: (row: Tally) => string | null; goals: Readonly<Record<string, number>> },
): GapLine[] {
  const byKey = Map.groupBy(rows, (row) => keyOf(row) ?? noneKey);
  const lines = headings.map((one) => gapLine(one, byKey.get(one.key) ?? [], goals[one.key] ?? null));
  const known = new Set(headings.map(({ key }) => key));
  const rest = rows.filter((row) => !known.has(keyOf(row) ?? noneKey));
  return rest.length > 0 ? [...lines, gapLine({ key: noneKey, label: '未填' }, rest, null)] : lines;
}

/** Counts of two headings at once, keyed `row|column`. */
export function crossed(
  rows: readonly Tally[],
  rowKey: (row: Tally) => string | null,
  columnKey: (row: Tally) => string | null,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const key = `${rowKey(row) ?? noneKey}|${columnKey(row) ?? noneKey}`;
    counts[key] = (counts[key] ?? 0) + row.n;
  }
  return counts;
}

/** A unit's own goal, or where it set none what the nation set for it. */
export const goalFor = (own: GoalContent | undefined, ofNation: number | undefined): GoalContent =>
  own ?? { total: ofNation ?? null, categories: {}, subPlans: {}, units: {} };
