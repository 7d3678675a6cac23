import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { LedgerImport, LedgerKey, LedgerReceipt } from './terms.ts';

const gone = (): never => {
  throw new Problem('act.not_found');
};

export async function insertReceipt(tx: Tx, receipt: LedgerReceipt): Promise<void> {
  const { signatures, faults, findings, totals } = receipt;
  await tx
    .insertInto('ledgerReceipts')
    .values({
      ...receipt,
      signatures: json(signatures),
      faults: json(faults),
      findings: json(findings),
      totals: json(totals),
    })
    .execute();
}
export const receiptById = async (tx: Tx, id: string): Promise<LedgerReceipt> =>
  (await tx.selectFrom('ledgerReceipts').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export const lockReceipt = async (tx: Tx, id: string): Promise<LedgerReceipt> =>
  (await tx.selectFrom('ledgerReceipts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
/** The next level has looked at what was found. */
export async function noteReceipt(
  tx: Tx,
  { id, version }: Pick<LedgerReceipt, 'id' | 'version'>,
  noted: Pick<LedgerReceipt, 'notedByName' | 'notedAt' | 'note'>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('ledgerReceipts')
    .set({ ...noted, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}

export async function insertKey(tx: Tx, key: LedgerKey): Promise<void> {
  await tx.insertInto('ledgerKeys').values(key).execute();
}
/** Keeps the sealed half of a key that signs on behalf of its unit. */
export async function insertHeldKey(tx: Tx, keyId: string, sealed: string): Promise<void> {
  await tx.insertInto('ledgerHeldKeys').values({ keyId, sealed }).execute();
}
/** Keeps the package that was signed for a delivery, byte for byte. */
export async function insertEvidence(tx: Tx, receiptId: string, bytes: Buffer): Promise<void> {
  await tx.insertInto('ledgerEvidence').values({ receiptId, package: bytes }).execute();
}
export const keyById = async (tx: Tx, id: string): Promise<LedgerKey> =>
  (await tx.selectFrom('ledgerKeys').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export const lockKey = async (tx: Tx, id: string): Promise<LedgerKey> =>
  (await tx.selectFrom('ledgerKeys').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
export async function revokeKeyRow(
  tx: Tx,
  { id, version }: Pick<LedgerKey, 'id' | 'version'>,
  revoked: Pick<LedgerKey, 'revokedByName' | 'revokedAt' | 'revokeReason' | 'pastStands'>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('ledgerKeys')
    .set({ ...revoked, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}

export async function insertImport(tx: Tx, one: LedgerImport): Promise<void> {
  await tx
    .insertInto('ledgerImports')
    .values({ ...one, faults: json(one.faults), rows: json(one.rows) })
    .execute();
}
export const importById = async (tx: Tx, id: string): Promise<LedgerImport> =>
  (await tx.selectFrom('ledgerImports').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export const lockImport = async (tx: Tx, id: string): Promise<LedgerImport> =>
  (await tx.selectFrom('ledgerImports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
export async function saveImport(tx: Tx, one: LedgerImport): Promise<void> {
  const { id, version, state, doneAt, receiptId } = one;
  const { numUpdatedRows } = await tx
    .updateTable('ledgerImports')
    .set({ state, doneAt, receiptId, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}
