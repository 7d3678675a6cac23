import type { Tx } from '../../platform/database.ts';
import { quotaOf } from './queries.ts';
import type { Quota } from './terms.ts';

/** Locks the places of a recommender: two simultaneous clicks never share the last one. Taken after the application's lock. */
export async function lockQuota(tx: Tx, batchId: string, recommenderOrgId: string): Promise<Quota> {
  const { batchIds } = await quotaOf(tx, batchId, recommenderOrgId);
  for (const id of [...batchIds].sort()) {
    await tx.insertInto('quotas').values({ batchId: id, recommenderOrgId, version: 1, allowed: null })
      .onConflict((conflict) => conflict.doNothing()).execute();
    await tx.selectFrom('quotas').select('batchId').where('batchId', '=', id)
      .where('recommenderOrgId', '=', recommenderOrgId).forUpdate().execute();
  }
  return quotaOf(tx, batchId, recommenderOrgId);
}
