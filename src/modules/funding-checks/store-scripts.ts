import type { Tx } from '../../platform/database.ts';
import './tables.ts';
import type { ScriptPrint } from './terms.ts';

/** Fingerprints of scripts by the digest of their files: null where there is too little text, absent where unread. */
export async function printsOf(tx: Tx, digests: readonly string[]): Promise<Map<string, string | null>> {
  if (digests.length === 0) return new Map();
  const rows = await tx
    .selectFrom('scriptPrints')
    .select(['sha256', 'print'])
    .where('sha256', 'in', [...digests])
    .execute();
  return new Map(rows.map(({ sha256, print }) => [sha256, print]));
}

export async function insertPrints(tx: Tx, rows: readonly ScriptPrint[]): Promise<void> {
  await tx
    .insertInto('scriptPrints')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
