import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Batch } from './contract.ts';
import { batchById } from './queries.ts';
import { CallContent } from './schema.ts';
import type { BatchDates, Call, CallVersion } from './terms.ts';

/** Loads a batch and keeps others from locking it: for acts that settle something for the whole batch. */
export async function lockBatch(tx: Tx, id: string): Promise<Batch> {
  await tx.selectFrom('batches').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return batchById(tx, id);
}

/** Loads a batch and holds its dates still until the act ends; many may do so at once (submission rush). */
export async function shareBatch(tx: Tx, id: string): Promise<Batch> {
  await tx.selectFrom('batches').select('id').where('id', '=', id).forShare().executeTakeFirst();
  return batchById(tx, id);
}

/** Loads a call and locks it until the act ends. Taken after its batch where both are locked. */
export async function lockCall(tx: Tx, id: string): Promise<Call> {
  const row = await tx.selectFrom('calls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return { ...row, draft: CallContent.parse(row.draft) };
}

export async function insertCall(tx: Tx, call: Call): Promise<void> {
  await tx
    .insertInto('calls')
    .values({ ...call, draft: json(call.draft), cautions: json(call.cautions), confirmed: json(call.confirmed) })
    .execute();
}

/** Saves a locked call under its next version number. */
export async function saveCall(tx: Tx, call: Call): Promise<Call> {
  const next = { ...call, version: call.version + 1 };
  await tx
    .updateTable('calls')
    .set({ ...next, draft: json(next.draft), cautions: json(next.cautions), confirmed: json(next.confirmed) })
    .where('id', '=', call.id)
    .execute();
  return next;
}

export async function insertVersion(tx: Tx, version: CallVersion): Promise<void> {
  await tx
    .insertInto('callVersions')
    .values({
      ...version,
      content: json(version.content),
      batches: json(version.batches),
      touched: json(version.touched),
    })
    .execute();
}

export async function insertBatch(tx: Tx, batch: BatchDates & { callId: string }): Promise<void> {
  await tx.insertInto('batches').values(batch).execute();
}
export async function saveBatchRow(tx: Tx, { id, ...dates }: BatchDates): Promise<void> {
  await tx.updateTable('batches').set(dates).where('id', '=', id).execute();
}
export async function deleteBatch(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('batches').where('id', '=', id).execute();
}
