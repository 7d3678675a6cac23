import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { countsShown, matching, rowsOf } from './queries-lists.ts';
import { ListApplications } from './schema.ts';
import { type ApplicationState, notHandedInStates } from './terms.ts';
import type {} from './tables.ts';

export type ApplicationFilter = Partial<z.input<typeof ListApplications>>;
const count = sql<number>`count(*)::int`;

/** How many rows the application list shows this person under a filter: the list's own SQL. */
export async function applicationTotal(tx: Tx, actor: Actor, filter: ApplicationFilter): Promise<number> {
  const { n } = await matching(tx, actor, ListApplications.parse(filter))
    .select(count.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** The list's counts by state, as this person may know the states. */
export async function applicationCounts(
  tx: Tx,
  actor: Actor,
  filter: ApplicationFilter,
): Promise<Partial<Record<ApplicationState, number>>> {
  const rows = await matching(tx, actor, ListApplications.parse({ ...filter, state: '' }))
    .select(['state', count.as('n')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(countsShown(actor, rows).map(({ state, n }) => [state, n]));
}

/** The list's counts by recommending unit. */
export async function applicationCountsByUnit(
  tx: Tx,
  actor: Actor,
  filter: ApplicationFilter,
): Promise<Map<string, number>> {
  const rows = await matching(tx, actor, ListApplications.parse(filter))
    .select(['recommenderOrgId', count.as('n')])
    .groupBy('recommenderOrgId')
    .execute();
  return new Map(rows.map((row) => [row.recommenderOrgId, row.n]));
}

/** Rows of the list under a filter, at most `size` of them, with the number of all. */
export async function findApplications(tx: Tx, actor: Actor, filter: ApplicationFilter) {
  const asked = ListApplications.parse(filter);
  return { rows: await rowsOf(tx, actor, asked), total: await applicationTotal(tx, actor, asked) };
}

/** Applications that reached each unit in a batch, whatever became of them: sums only, no rows go with it. */
export async function receivedByUnit(tx: Tx, batchId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('applications')
    .select(['recommenderOrgId', count.as('n')])
    .where('batchId', '=', batchId)
    .where('state', 'not in', [...notHandedInStates])
    .groupBy('recommenderOrgId')
    .execute();
  return new Map(rows.map((row) => [row.recommenderOrgId, row.n]));
}

export type StageAges = { accept: number | null; recommend: number | null };
/** Median days that works of a batch took from submission to acceptance, and on to recommendation. */
export async function stageAges(tx: Tx, batchId: string): Promise<StageAges> {
  const median = (from: string, to: string) => sql<number | null>`percentile_cont(0.5) within group (order by
    extract(epoch from ${sql.ref(to)} - ${sql.ref(from)}) / 86400) filter (where ${sql.ref(to)} > ${sql.ref(from)})`;
  const row = await tx
    .selectFrom('applications')
    .where('batchId', '=', batchId)
    .select([median('submittedAt', 'acceptedAt').as('accept'), median('acceptedAt', 'recommendedAt').as('recommend')])
    .executeTakeFirstOrThrow();
  return {
    accept: row.accept === null ? null : Number(row.accept),
    recommend: row.recommend === null ? null : Number(row.recommend),
  };
}
