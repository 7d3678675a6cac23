import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { batchById, quotaPolicyOf } from '../calls/index.ts';
import type { Quota } from './terms.ts';
import type {} from './tables.ts';

/** The places of a recommender in a batch: its own figure or the call's default, and approved exceptions (方案六（一）1). */
export async function quotaOf(tx: Tx, batchId: string, recommenderOrgId: string): Promise<Quota> {
  const batch = await batchById(tx, batchId);
  const { policy, batchIds } = await quotaPolicyOf(tx, batch);
  const own = await tx.selectFrom('quotas').select('allowed').where('batchId', '=', batchId)
    .where('recommenderOrgId', '=', recommenderOrgId).executeTakeFirst();
  const { extra } = await tx.selectFrom('quotaExceptions').select(sql<number>`coalesce(sum(extra), 0)::int`.as('extra'))
    .where('batchId', 'in', batchIds).where('recommenderOrgId', '=', recommenderOrgId).where('state', '=', 'approved')
    .executeTakeFirstOrThrow();
  const base = own?.allowed ?? policy.perRecommender;
  return {
    batchId, recommenderOrgId, base, extra, allowed: base + extra, hardness: policy.hardness, scope: policy.scope, batchIds,
    clause: policy.clause,
  };
}

/** How many works a recommender may have recommended at once in a batch. */
export const placesAllowed = async (tx: Tx, batchId: string, recommenderOrgId: string): Promise<number> =>
  (await quotaOf(tx, batchId, recommenderOrgId)).allowed;
