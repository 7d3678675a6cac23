import { sql } from 'kysely';
import { json, type Tx } from '../../platform/database.ts';
import type { GrantPaymentRow } from './tables.ts';
import type { FundYear, Grant } from './terms.ts';
import './tables.ts';

const among = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)}::text = any(${[...ids]}::text[])`;

/** Locks the grants of several projects in the order of their ids. */
export const lockGrantsOf = (tx: Tx, projectIds: readonly string[]): Promise<Grant[]> =>
  tx
    .selectFrom('grants')
    .selectAll()
    .where(sql<boolean>`project_id = any(${[...projectIds]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
export const paymentsAmong = (
  tx: Tx,
  transferIds: readonly string[],
  grantIds: readonly string[],
): Promise<GrantPaymentRow[]> =>
  tx
    .selectFrom('grantPayments')
    .selectAll()
    .where((e) => e.or([among('transferId', transferIds), sql<boolean>`grant_id = any(${[...grantIds]}::uuid[])`]))
    .execute();

/** What each of these reservations still holds; those that were answered hold nothing. */
export async function heldAmong(tx: Tx, reservationIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('ledgerTransfers as t')
    .leftJoin('ledgerTransfers as a', 'a.pendingId', 't.id')
    .select(['t.id', 't.settled'])
    .where(sql<boolean>`t.id = any(${[...reservationIds]}::text[])`)
    .where('a.id', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.settled]));
}
export const yearsOfGrants = (tx: Tx, fundIds: readonly string[]): Promise<FundYear[]> =>
  tx
    .selectFrom('fundYears')
    .selectAll()
    .where(sql<boolean>`fund_id = any(${[...fundIds]}::uuid[])`)
    .execute();

/** Keeps which reservation each of these locked grants holds now. */
export async function saveReservations(tx: Tx, grants: readonly Grant[]): Promise<void> {
  await sql`update grants g set reservation_id = v.reservation_id, version = g.version + 1
    from unnest(${grants.map(({ id }) => id)}::uuid[], ${grants.map((one) => one.reservationId)}::text[])
      as v(id, reservation_id) where g.id = v.id`.execute(tx);
}
export const insertPayments = async (tx: Tx, rows: readonly GrantPaymentRow[]): Promise<void> => {
  await tx
    .insertInto('grantPayments')
    .values(rows.map((row) => ({ ...row, purposes: json(row.purposes) })))
    .execute();
};
