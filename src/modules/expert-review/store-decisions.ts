import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Decision, DecisionList } from './terms.ts';
import type {} from './tables.ts';

export async function listById(tx: Tx, id: string): Promise<DecisionList> {
  const row = await tx.selectFrom('reviewDecisionLists').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads a list for change: of two clicks at once the second finds it as the first left it. */
export async function lockList(tx: Tx, id: string): Promise<DecisionList> {
  const row = await tx
    .selectFrom('reviewDecisionLists')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export const findListOfBatch = (tx: Tx, batchId: string): Promise<DecisionList | undefined> =>
  tx.selectFrom('reviewDecisionLists').selectAll().where('batchId', '=', batchId).executeTakeFirst();

export async function insertList(tx: Tx, list: DecisionList): Promise<void> {
  const added = await tx
    .insertInto('reviewDecisionLists')
    .values({ ...list, proposal: json(list.proposal) })
    .onConflict((conflict) => conflict.column('batchId').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('review.list_exists');
}

export async function saveList(tx: Tx, list: DecisionList): Promise<DecisionList> {
  const saved = { ...list, version: list.version + 1 };
  await tx
    .updateTable('reviewDecisionLists')
    .set({ ...saved, proposal: json(saved.proposal) })
    .where('id', '=', list.id)
    .execute();
  return saved;
}

export const decisionsIn = (tx: Tx, listId: string): Promise<Decision[]> =>
  tx.selectFrom('reviewDecisions').selectAll().where('listId', '=', listId).orderBy('rank').execute();

/** Writes all rows of a list anew: after proposing, and after a draw was recorded. */
export async function replaceDecisions(
  tx: Tx,
  listId: string,
  rows: readonly Omit<Decision, 'listId'>[],
): Promise<void> {
  await tx.deleteFrom('reviewDecisions').where('listId', '=', listId).execute();
  if (rows.length > 0)
    await tx
      .insertInto('reviewDecisions')
      .values(rows.map((row) => ({ ...row, listId })))
      .execute();
}

export async function updateDecision(
  tx: Tx,
  row: Pick<Decision, 'listId' | 'applicationId'>,
  set: Partial<Decision>,
): Promise<void> {
  await tx
    .updateTable('reviewDecisions')
    .set(set)
    .where('listId', '=', row.listId)
    .where('applicationId', '=', row.applicationId)
    .execute();
}
