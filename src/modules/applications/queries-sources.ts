import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { batchesOfCall, type TouchSource } from '../calls/index.ts';
import type { UsedSource } from '../quotas/index.ts';
import type { ApplicationState } from './terms.ts';

/** States in which a work holds one of its unit's places (方案六（一）1). */
const holding: readonly ApplicationState[] = [
  'recommended',
  'second_review',
  'final_review',
  'selected',
  'selected_unfunded',
  'reserve',
  'not_selected',
  'removed',
];

/** Places taken in some batches, by recommender. */
export const usedPlaces: UsedSource = async (tx, batchIds) => {
  if (batchIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('applications')
    .select(['recommenderOrgId', sql<number>`count(*)::int`.as('used')])
    .where('batchId', 'in', [...batchIds])
    .where('state', 'in', [...holding])
    .groupBy('recommenderOrgId')
    .execute();
  return new Map(rows.map((row) => [row.recommenderOrgId, row.used]));
};

const groups: { label: string; states: readonly ApplicationState[] }[] = [
  { label: '填报中的申报', states: ['draft'] },
  { label: '已提交、补正中的申报', states: ['submitted', 'correcting'] },
  { label: '初评中的申报', states: ['accepted', 'not_recommended'] },
  { label: '已推荐及以后的申报', states: [...holding] },
];

/** Whom a change of a call touches: its applications by where they stand. */
export const touchedApplications: TouchSource = async (tx: Tx, { callId }) => {
  const batchIds = (await batchesOfCall(tx, callId)).map(({ id }) => id);
  if (batchIds.length === 0) return [];
  const rows = await tx
    .selectFrom('applications')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('batchId', 'in', batchIds)
    .groupBy('state')
    .execute();
  return groups
    .map(({ label, states }) => ({
      label,
      path: null,
      count: rows.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0),
    }))
    .filter(({ count }) => count > 0);
};
