import type { Tx } from '../../platform/database.ts';
import { matching, type ProjectFilter, type Seen, watchCounts } from './queries-matching.ts';
import { ListProjects } from './schema.ts';
import type {} from './tables.ts';
import type { WatchCut } from './tracking-terms.ts';

export type ProjectWish = Partial<Omit<ProjectFilter, 'page' | 'size' | 'sort' | 'direction'>>;
const wished = (wish: ProjectWish): ProjectFilter => ({ ...ListProjects.parse({}), ...wish });

export type ProjectSum = { n: number; awardedFen: number };
/** How many projects the list shows under a filter, and what was awarded to them (fen). */
export async function projectSum(tx: Tx, seen: Seen, wish: ProjectWish = {}): Promise<ProjectSum> {
  const row = await matching(tx, seen, wished(wish))
    .select((e) => [e.fn.countAll<number>().as('n'), e.fn.sum<number | null>('awardedFen').as('fen')])
    .executeTakeFirstOrThrow();
  return { n: Number(row.n), awardedFen: Number(row.fen ?? 0) };
}

export type ProjectGroup = 'recommenderOrgId' | 'ownerOrgId' | 'categoryCode' | 'stage' | 'level' | 'subPlan';
/** The same, for each value of a column; what has no value stands under the empty key. */
export async function projectSums(
  tx: Tx,
  seen: Seen,
  { by, wish = {} }: { by: ProjectGroup; wish?: ProjectWish },
): Promise<Map<string, ProjectSum>> {
  const rows = await matching(tx, seen, wished(wish))
    .select((e) => [`${by} as key`, e.fn.countAll<number>().as('n'), e.fn.sum<number | null>('awardedFen').as('fen')])
    .groupBy(by)
    .execute();
  return new Map(rows.map(({ key, n, fen }) => [key ?? '', { n: Number(n), awardedFen: Number(fen ?? 0) }]));
}

/** Projects by the month in which 播出 was reached (`2026-09`); the filter's days bound it. */
export async function projectsAired(tx: Tx, seen: Seen, wish: ProjectWish): Promise<Map<string, number>> {
  const rows = await matching(tx, seen, wished(wish))
    .innerJoin('vProjectMilestones', (join) =>
      join.onRef('vProjectMilestones.projectId', '=', 'vProjects.id').on('vProjectMilestones.kind', '=', 'on_air'),
    )
    .where('vProjectMilestones.doneOn', 'is not', null)
    .select((e) => [
      e.fn<string>('to_char', ['vProjectMilestones.doneOn', e.val('YYYY-MM')]).as('month'),
      e.fn.countAll<number>().as('n'),
    ])
    .groupBy('month')
    .execute();
  return new Map(rows.map(({ month, n }) => [month, Number(n)]));
}

/** How many of them are late, stalled, soon due, at risk or under advice: what the cuts of the list show. */
export const projectWatch = (tx: Tx, seen: Seen, wish: ProjectWish = {}): Promise<Record<WatchCut, number>> =>
  watchCounts(tx, seen, wished(wish));
