import type { Tx } from '../../platform/database.ts';
import type { LedgerReceipt } from './terms.ts';

/** How many deliveries of a sender there are for a period. */
export async function deliveriesOf(tx: Tx, senderOrgId: string, period: string): Promise<number> {
  const { n } = await tx
    .selectFrom('ledgerReceipts')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('senderOrgId', '=', senderOrgId)
    .where('period', '=', period)
    .executeTakeFirstOrThrow();
  return Number(n);
}
/** The receipt of a package that was taken before. */
export const receiptOfPackage = (tx: Tx, senderOrgId: string, digest: string): Promise<LedgerReceipt | undefined> =>
  tx
    .selectFrom('ledgerReceipts')
    .selectAll()
    .where('senderOrgId', '=', senderOrgId)
    .where('packageDigest', '=', digest)
    .executeTakeFirst();

export type NumberedPackage = { sequence: number; packageDigest: string };
/** The numbers and digests of all packages of a sender. */
export async function packagesOf(tx: Tx, senderOrgId: string): Promise<NumberedPackage[]> {
  const rows = await tx
    .selectFrom('ledgerReceipts')
    .select(['sequence', 'packageDigest'])
    .where('senderOrgId', '=', senderOrgId)
    .where('sequence', 'is not', null)
    .execute();
  return rows.map(({ sequence, packageDigest }) => ({ sequence: sequence ?? 0, packageDigest: packageDigest ?? '' }));
}
