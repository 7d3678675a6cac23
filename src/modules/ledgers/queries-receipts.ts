import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../base/policy.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { senderVisible } from './queries.ts';
import type { LedgerKey, LedgerReceipt, ReceiptCount } from './terms.ts';

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

export type PassedOn = Pick<LedgerReceipt, 'id' | 'sequence' | ReceiptCount> & { senderName: string };
/** The receipts of packages that came inside another one, by the receipt of that one. */
export const passedOnIn = (tx: Tx, outerReceiptId: string): Promise<PassedOn[]> =>
  tx
    .selectFrom('ledgerReceipts as r')
    .innerJoin('vOrganizations as o', 'o.id', 'r.senderOrgId')
    .select(['r.id', 'o.name as senderName', 'r.sequence'])
    .select(['r.accepted', 'r.duplicate', 'r.stale', 'r.conflict', 'r.invalid'])
    .where('r.outerReceiptId', '=', outerReceiptId)
    .orderBy('o.name')
    .orderBy('r.sequence')
    .execute();

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

export type ReceiptFilter = {
  sourceOrgId: string;
  period: string;
  only: '' | 'open' | 'conflict' | 'invalid' | 'correction';
};
type Receipts = ExpressionBuilder<Tables, 'ledgerReceipts'>;
/** Something was found and nobody above has noted it. */
const isOpen = sql<boolean>`findings <> '[]' and noted_at is null`;
const matching =
  (actor: Actor, { sourceOrgId, period, only }: ReceiptFilter) =>
  (e: Receipts): Expression<SqlBool> =>
    e.and([
      e.and([senderVisible(actor, 'ledgerReceipts.senderOrgId')]),
      ...(sourceOrgId === '' ? [] : [e('senderOrgId', '=', sourceOrgId)]),
      ...(period === '' ? [] : [e('period', '=', period)]),
      ...(only === 'open' ? [e.and([isOpen])] : []),
      ...(only === 'conflict' ? [e('conflict', '>', 0)] : []),
      ...(only === 'invalid' ? [e('invalid', '>', 0)] : []),
      ...(only === 'correction' ? [e('correctionCode', 'is not', null)] : []),
    ]);
export type ReceiptLine = LedgerReceipt & { senderName: string };
/** One page of the receipts a person may see, the last first. */
export async function receiptsPage(
  tx: Tx,
  actor: Actor,
  asked: ReceiptFilter & { size: number; page: number },
): Promise<{ rows: ReceiptLine[]; total: number }> {
  const of = matching(actor, asked);
  const { n } = await tx
    .selectFrom('ledgerReceipts')
    .select(sql<number>`count(*)::int`.as('n'))
    .where(of)
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('ledgerReceipts')
    .innerJoin('vOrganizations as o', 'o.id', 'ledgerReceipts.senderOrgId')
    .selectAll('ledgerReceipts')
    .select('o.name as senderName')
    .where((e) => of(e as unknown as Receipts))
    .orderBy('receivedAt', 'desc')
    .orderBy('ledgerReceipts.id', 'desc')
    .limit(asked.size)
    .offset((asked.page - 1) * asked.size)
    .execute();
  return { rows, total: n };
}

/** Receipts with findings that wait for somebody above to note them. */
export const openReceipts = (
  tx: Tx,
  actor: Actor,
): Promise<(ReceiptLine & { homeOrgId: string | null; senderKind: string })[]> =>
  tx
    .selectFrom('ledgerReceipts')
    .innerJoin('vOrganizations as o', 'o.id', 'ledgerReceipts.senderOrgId')
    .selectAll('ledgerReceipts')
    .select(['o.name as senderName', 'o.homeOrgId', 'o.kind as senderKind'])
    .where(senderVisible(actor, 'ledgerReceipts.senderOrgId'))
    .where(isOpen)
    .orderBy('receivedAt')
    .limit(200)
    .execute();

export type KeyLine = LedgerKey & { orgName: string; orgKind: string; homeOrgId: string | null };
/** The signing keys of the senders a person sees. */
export const keysVisible = (tx: Tx, actor: Actor): Promise<KeyLine[]> =>
  tx
    .selectFrom('ledgerKeys')
    .innerJoin('vOrganizations as o', 'o.id', 'ledgerKeys.orgId')
    .selectAll('ledgerKeys')
    .select(['o.name as orgName', 'o.kind as orgKind', 'o.homeOrgId'])
    .where(senderVisible(actor, 'ledgerKeys.orgId'))
    .orderBy('o.name')
    .orderBy('registeredAt', 'desc')
    .execute();
export const keysOf = (tx: Tx, orgId: string): Promise<LedgerKey[]> =>
  tx.selectFrom('ledgerKeys').selectAll().where('orgId', '=', orgId).orderBy('registeredAt').execute();
/** The keys with which a sender signs itself. */
export const ownKeysOf = async (tx: Tx, orgId: string): Promise<LedgerKey[]> =>
  (await keysOf(tx, orgId)).filter(({ onBehalf }) => !onBehalf);
/** The key that the system holds for a unit, in force on a day, with its sealed half. */
export const heldKeyOf = (tx: Tx, orgId: string, day: LocalDate): Promise<{ id: string; sealed: string } | undefined> =>
  tx
    .selectFrom('ledgerKeys as k')
    .innerJoin('ledgerHeldKeys as h', 'h.keyId', 'k.id')
    .select(['k.id', 'h.sealed'])
    .where('k.orgId', '=', orgId)
    .where('k.revokedAt', 'is', null)
    .where('k.validFrom', '<=', day)
    .where('k.validUntil', '>=', day)
    .orderBy('k.registeredAt', 'desc')
    .limit(1)
    .executeTakeFirst();
/** The package that was signed on behalf of a unit for a delivery. */
export const evidenceOf = async (tx: Tx, receiptId: string): Promise<Buffer | undefined> =>
  (await tx.selectFrom('ledgerEvidence').select('package').where('receiptId', '=', receiptId).executeTakeFirst())
    ?.package;
/** How many packages were signed on behalf of a unit. */
export async function evidenceCount(tx: Tx, orgId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('ledgerEvidence as e')
    .innerJoin('ledgerReceipts as r', 'r.id', 'e.receiptId')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('r.senderOrgId', '=', orgId)
    .executeTakeFirstOrThrow();
  return n;
}
export const keyByFingerprint = (tx: Tx, fingerprint: string): Promise<LedgerKey | undefined> =>
  tx.selectFrom('ledgerKeys').selectAll().where('fingerprint', '=', fingerprint).executeTakeFirst();
