import type { Tx } from '../../platform/database.ts';

/** Places taken in some batches, by recommender; applications provides it, main hands it to quotasRoutes(). */
export type UsedSource = (tx: Tx, batchIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
