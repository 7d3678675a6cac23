import type { Tx } from '../../platform/database.ts';
import type { Batch } from './contract.ts';
import { batchById } from './queries.ts';

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
