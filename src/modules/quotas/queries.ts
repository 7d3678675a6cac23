import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { batchById, quotaPolicyOf } from '../calls/index.ts';
import type { Quota, QuotaException } from './terms.ts';
import type {} from './tables.ts';
import { grantedStates, undecidedStates } from './terms.ts';

/** Places of every recommender that has a row or an approved exception, for one batch; the rest have the default. */
export async function quotasOf(tx: Tx, batchId: string) {
  const batch = await batchById(tx, batchId);
  const { policy, batchIds } = await quotaPolicyOf(tx, batch);
  const own = await tx
    .selectFrom('quotas')
    .select(['recommenderOrgId', 'allowed', 'version'])
    .where('batchId', '=', batchId)
    .execute();
  const extras = await tx
    .selectFrom('quotaExceptions')
    .select(['recommenderOrgId', sql<number>`sum(extra)::int`.as('extra')])
    .where('batchId', 'in', batchIds)
    .where('state', 'in', [...grantedStates])
    .groupBy('recommenderOrgId')
    .execute();
  const ownOf = new Map(own.map((row) => [row.recommenderOrgId, row]));
  const extraOf = new Map(extras.map((row) => [row.recommenderOrgId, row.extra]));
  const of = (recommenderOrgId: string): Quota & { own: boolean; version: number } => {
    const row = ownOf.get(recommenderOrgId);
    const base = row?.allowed ?? policy.perRecommender;
    const extra = extraOf.get(recommenderOrgId) ?? 0;
    return {
      batchId,
      recommenderOrgId,
      base,
      extra,
      allowed: base + extra,
      hardness: policy.hardness,
      scope: policy.scope,
      batchIds,
      clause: policy.clause,
      own: row !== undefined && row.allowed !== null,
      version: row?.version ?? 0,
    };
  };
  return { batch, policy, batchIds, of };
}

/** The places of a recommender in a batch: its own figure or the call's default, and approved exceptions (方案六（一）1). */
export async function quotaOf(tx: Tx, batchId: string, recommenderOrgId: string): Promise<Quota> {
  const { own: _own, version: _version, ...quota } = (await quotasOf(tx, batchId)).of(recommenderOrgId);
  return quota;
}

/** How many works a recommender may have recommended at once in a batch. */
export const placesAllowed = async (tx: Tx, batchId: string, recommenderOrgId: string): Promise<number> =>
  (await quotaOf(tx, batchId, recommenderOrgId)).allowed;

/** Requests for more places in some batches, newest first; of one unit where it is named. */
export const exceptionsIn = (
  tx: Tx,
  batchIds: readonly string[],
  recommenderOrgId?: string,
): Promise<QuotaException[]> =>
  tx
    .selectFrom('quotaExceptions')
    .selectAll()
    .where('batchId', 'in', [...batchIds])
    .$if(recommenderOrgId !== undefined, (query) => query.where('recommenderOrgId', '=', recommenderOrgId ?? ''))
    .orderBy('askedAt', 'desc')
    .orderBy('id')
    .execute();

/** Every request that nobody has decided yet, oldest first. */
export const exceptionsAsked = (tx: Tx): Promise<QuotaException[]> =>
  tx
    .selectFrom('quotaExceptions')
    .selectAll()
    .where('state', 'in', [...undecidedStates])
    .orderBy('askedAt')
    .execute();
