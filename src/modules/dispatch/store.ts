import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Dispatch, DispatchAction, DispatchEdition, DispatchLayout, FollowUp } from './terms.ts';
import type {} from './tables.ts';

export async function dispatchById(tx: Tx, id: string, lock = false): Promise<Dispatch> {
  const query = tx.selectFrom('dispatches').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
/** A month's dispatch; whoever comes second in a month is refused. */
export async function insertDispatch(tx: Tx, it: Dispatch): Promise<void> {
  const added = await tx
    .insertInto('dispatches')
    .values({ ...it, remarks: json(it.remarks) })
    .onConflict((conflict) => conflict.constraint('dispatches_one_a_month').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('dispatch.exists');
}
/** Saves a locked dispatch under its next version number. */
export async function saveDispatch(tx: Tx, it: Dispatch): Promise<void> {
  await tx
    .updateTable('dispatches')
    .set({ ...it, remarks: json(it.remarks), version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}
export async function insertEdition(tx: Tx, it: DispatchEdition): Promise<void> {
  await tx
    .insertInto('dispatchEditions')
    .values({ ...it, content: json(it.content) })
    .execute();
}
export async function insertLayout(tx: Tx, it: DispatchLayout): Promise<void> {
  await tx
    .insertInto('dispatchLayouts')
    .values({ ...it, content: json(it.content) })
    .execute();
}
export async function layoutById(tx: Tx, id: string): Promise<DispatchLayout> {
  return tx.selectFrom('dispatchLayouts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function actionById(tx: Tx, id: string, lock = false): Promise<DispatchAction> {
  const query = tx.selectFrom('dispatchActions').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function insertAction(tx: Tx, it: DispatchAction): Promise<void> {
  await tx.insertInto('dispatchActions').values(it).execute();
}
export async function saveAction(tx: Tx, it: DispatchAction): Promise<void> {
  await tx
    .updateTable('dispatchActions')
    .set({ ...it, version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}
export async function insertFollowUp(tx: Tx, it: FollowUp): Promise<void> {
  await tx.insertInto('dispatchFollowUps').values(it).execute();
}
