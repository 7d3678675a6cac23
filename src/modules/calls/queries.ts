import { Problem } from '../../base/problem.ts';
import { endOfDay, type Instant, startOfDay } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { Batch, QuotaPolicy } from './contract.ts';
import { CallContent } from './schema.ts';
import { type BatchDates, type Call, type CallVersion, publishedStates, runningStates } from './terms.ts';
import type {} from './tables.ts';

type BatchRow = BatchDates & { callId: string; currentVersionId: string | null };
/** Both days of a batch count until 24:00 in Beijing (方案六（一）5、民法典第二百零三条). */
export const batchOf = ({ currentVersionId, ...row }: BatchRow): Batch => ({
  ...row,
  callVersionId: currentVersionId,
  opensAt: startOfDay(row.opensOn),
  closesAt: endOfDay(row.submitBy),
  recommendationEndsAt: endOfDay(row.recommendBy),
});

const batchRows = (tx: Tx) =>
  tx
    .selectFrom('batches')
    .innerJoin('calls', 'calls.id', 'batches.callId')
    .select([
      'batches.id',
      'batches.callId',
      'batches.number',
      'batches.name',
      'batches.opensOn',
      'batches.submitBy',
      'batches.recommendBy',
      'calls.currentVersionId',
    ])
    .orderBy('batches.opensOn')
    .orderBy('batches.number');

/** One batch; refuses as not found where there is none. */
export async function batchById(tx: Tx, id: string): Promise<Batch> {
  const row = await batchRows(tx).where('batches.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return batchOf(row);
}

/** All batches of published calls, by date; those being prepared are nobody else's concern. */
export async function batchesAll(tx: Tx): Promise<Batch[]> {
  const rows = await batchRows(tx)
    .where('calls.state', 'in', [...publishedStates])
    .execute();
  return rows.map(batchOf);
}

/** Batches that take applications at this moment. */
export async function batchesOpen(tx: Tx, now: Instant): Promise<Batch[]> {
  const rows = await batchRows(tx)
    .where('calls.state', 'in', [...runningStates])
    .execute();
  return rows.map(batchOf).filter(({ opensAt, closesAt }) => opensAt <= now && now < closesAt);
}

/** The batches of one call, those of a call in preparation too. */
export async function batchesOfCall(tx: Tx, callId: string): Promise<Batch[]> {
  return (await batchRows(tx).where('calls.id', '=', callId).execute()).map(batchOf);
}

/** Versions read before: a published one never changes (the database refuses), so it is kept as it was parsed. */
const contents = new Map<string, CallContent>();

/** What a published version lays down; it never changes. */
export async function contentOf(tx: Tx, callVersionId: string): Promise<CallContent> {
  const known = contents.get(callVersionId);
  if (known) return known;
  const row = await tx.selectFrom('callVersions').select('content').where('id', '=', callVersionId).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  const content = CallContent.parse(row.content);
  contents.set(callVersionId, content);
  return content;
}

/** The quota policy of a batch and the batches it counts over: its own, or all batches of the same plan (方案六（一）1). */
export async function quotaPolicyOf(tx: Tx, batch: Batch): Promise<{ policy: QuotaPolicy; batchIds: string[] }> {
  const call = await tx
    .selectFrom('calls')
    .select(['draft', 'planId'])
    .where('id', '=', batch.callId)
    .executeTakeFirstOrThrow();
  const { quota: policy } = batch.callVersionId
    ? await contentOf(tx, batch.callVersionId)
    : CallContent.parse(call.draft);
  if (policy.scope === 'batch') return { policy, batchIds: [batch.id] };
  const rows = await tx
    .selectFrom('batches')
    .innerJoin('calls', 'calls.id', 'batches.callId')
    .select('batches.id')
    .where('calls.planId', '=', call.planId)
    .orderBy('batches.opensOn')
    .execute();
  return { policy, batchIds: rows.map(({ id }) => id) };
}

/** One call; refuses as not found where there is none. */
export async function callById(tx: Tx, id: string): Promise<Call> {
  const row = await tx.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return { ...row, draft: CallContent.parse(row.draft) };
}

/** Every call, newest first. */
export async function callsAll(tx: Tx): Promise<Call[]> {
  const rows = await tx.selectFrom('calls').selectAll().orderBy('createdAt', 'desc').orderBy('id').execute();
  return rows.map((row) => ({ ...row, draft: CallContent.parse(row.draft) }));
}

/** The published versions of a call, newest first. */
export const versionsOf = (tx: Tx, callId: string): Promise<CallVersion[]> =>
  tx.selectFrom('callVersions').selectAll().where('callId', '=', callId).orderBy('number', 'desc').execute();

export async function versionById(tx: Tx, id: string): Promise<CallVersion> {
  const row = await tx.selectFrom('callVersions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return { ...row, content: CallContent.parse(row.content) };
}
