import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { quotaOf } from './queries.ts';
import type { Quota, QuotaException } from './terms.ts';

/** Locks the places of a recommender, after the application: two simultaneous clicks never share the last one. */
export async function lockQuota(tx: Tx, batchId: string, recommenderOrgId: string): Promise<Quota> {
  const { batchIds } = await quotaOf(tx, batchId, recommenderOrgId);
  for (const id of [...batchIds].sort()) await lockQuotaRow(tx, id, recommenderOrgId);
  return quotaOf(tx, batchId, recommenderOrgId);
}

/** One unit's row in a batch, locked; made where there was none, with version 0 and no figure of its own. */
export async function lockQuotaRow(tx: Tx, batchId: string, recommenderOrgId: string) {
  await tx
    .insertInto('quotas')
    .values({ batchId, recommenderOrgId, version: 0, allowed: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('quotas')
    .selectAll()
    .where('batchId', '=', batchId)
    .where('recommenderOrgId', '=', recommenderOrgId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function saveQuotaRow(
  tx: Tx,
  row: { batchId: string; recommenderOrgId: string; version: number; allowed: number | null },
) {
  await tx
    .insertInto('quotas')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['batchId', 'recommenderOrgId']).doUpdateSet({ allowed: row.allowed, version: row.version }),
    )
    .execute();
}

export async function lockException(tx: Tx, id: string): Promise<QuotaException> {
  const row = await tx.selectFrom('quotaExceptions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Adds a request; a unit has at most one undecided in a batch. */
export async function insertException(tx: Tx, row: QuotaException): Promise<boolean> {
  const added = await tx
    .insertInto('quotaExceptions')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function saveException(tx: Tx, row: QuotaException): Promise<QuotaException> {
  const next = { ...row, version: row.version + 1 };
  await tx.updateTable('quotaExceptions').set(next).where('id', '=', row.id).execute();
  return next;
}
