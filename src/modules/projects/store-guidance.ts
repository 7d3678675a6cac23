import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Advice, Change, Visit } from './guidance-terms.ts';
import type { ProjectExpertRow } from './tables.ts';

/** Rows of tracking that are locked, changed and saved with their version. */
type Tracked = { projectAdvice: Advice; projectChanges: Change; projectVisits: Visit };

async function lockIn<T extends keyof Tracked>(tx: Tx, table: T, projectId: string, id: string): Promise<Tracked[T]> {
  const found = await tx
    .selectFrom(table as 'projectAdvice')
    .selectAll()
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Problem('act.not_found');
  return found as unknown as Tracked[T];
}
async function saveIn(tx: Tx, table: keyof Tracked, row: { id: string; version: number }, set: object): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable(table as 'projectAdvice')
    .set({ ...set, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}

export const lockAdvice = (tx: Tx, projectId: string, id: string): Promise<Advice> =>
  lockIn(tx, 'projectAdvice', projectId, id);
export const lockVisit = (tx: Tx, projectId: string, id: string): Promise<Visit> =>
  lockIn(tx, 'projectVisits', projectId, id);
export const lockChange = (tx: Tx, projectId: string, id: string): Promise<Change> =>
  lockIn(tx, 'projectChanges', projectId, id);

export async function insertAdvice(tx: Tx, advice: Advice): Promise<void> {
  await tx.insertInto('projectAdvice').values(advice).execute();
}
export const saveAdvice = (tx: Tx, row: Pick<Advice, 'id' | 'version'>, set: Partial<Advice>): Promise<void> =>
  saveIn(tx, 'projectAdvice', row, set);

export async function insertVisit(tx: Tx, visit: Visit): Promise<void> {
  await tx.insertInto('projectVisits').values(visit).execute();
}
export const saveVisit = (tx: Tx, row: Pick<Visit, 'id' | 'version'>, set: Partial<Visit>): Promise<void> =>
  saveIn(tx, 'projectVisits', row, set);

/** One open request per kind: the unique index says so when two send it at once. */
export async function insertChange(tx: Tx, change: Change): Promise<void> {
  const row = { ...change, rule: json(change.rule), before: json(change.before), after: json(change.after) };
  const added = await tx
    .insertInto('projectChanges')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('projects.change_open');
}
export const saveChange = (tx: Tx, row: Pick<Change, 'id' | 'version'>, set: Partial<Change>): Promise<void> =>
  saveIn(tx, 'projectChanges', row, set);

/** Names an expert as guide of a project, also one released before; refuses one who guides it already. */
export async function assignGuideRow(tx: Tx, row: ProjectExpertRow): Promise<void> {
  const { projectId: _, personId: __, ...set } = row;
  const done = await tx
    .insertInto('projectExperts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'personId']).doUpdateSet(set).where('projectExperts.releasedAt', 'is not', null),
    )
    .returning('personId')
    .executeTakeFirst();
  if (!done) throw new Problem('projects.guide_there');
}
export async function releaseGuideRow(tx: Tx, projectId: string, personId: string, at: Instant): Promise<string> {
  const done = await tx
    .updateTable('projectExperts')
    .set({ releasedAt: at })
    .where('projectId', '=', projectId)
    .where('personId', '=', personId)
    .where('releasedAt', 'is', null)
    .returning('personName')
    .executeTakeFirst();
  if (!done) throw new Problem('act.not_found');
  return done.personName;
}

/** Lists an expert as one whom units may choose as guide, or ends it. */
export async function nameGuidingExpert(tx: Tx, expertId: string, by: { name: string; at: Instant }): Promise<void> {
  const set = { namedByName: by.name, namedAt: by.at, endedAt: null };
  await tx
    .insertInto('guidingExperts')
    .values({ expertId, ...set })
    .onConflict((conflict) => conflict.column('expertId').doUpdateSet(set))
    .execute();
}
export async function endGuidingExpert(tx: Tx, expertId: string, at: Instant): Promise<void> {
  const done = await tx
    .updateTable('guidingExperts')
    .set({ endedAt: at })
    .where('expertId', '=', expertId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new Problem('act.not_found');
}
