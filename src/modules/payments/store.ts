import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Instalment, PayeeAccount, PaymentPlan, SourceArrival, Voucher } from './terms.ts';
import type { Approval } from './bank-terms.ts';
import type {} from './tables.ts';
import { inUseStates } from './workflow.ts';

const found = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new Problem('act.not_found');
  return row;
};
const saved = (result: { numUpdatedRows: bigint }): void => {
  if (result.numUpdatedRows !== 1n) throw new Problem('row.changed');
};

/** The fund each of these projects is paid from, where its plan has one. */
export async function fundsOfPlans(tx: Tx, projectIds: readonly string[]): Promise<Map<string, string | null>> {
  if (projectIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('paymentPlans')
    .select(['projectId', 'fundId'])
    .where('projectId', 'in', [...projectIds])
    .execute();
  return new Map(rows.map((row) => [row.projectId, row.fundId]));
}
export const findPlan = (tx: Tx, projectId: string): Promise<PaymentPlan | undefined> =>
  tx.selectFrom('paymentPlans').selectAll().where('projectId', '=', projectId).executeTakeFirst();
export const planOf = async (tx: Tx, projectId: string): Promise<PaymentPlan> => found(await findPlan(tx, projectId));
export const lockPlan = async (tx: Tx, projectId: string): Promise<PaymentPlan | undefined> =>
  tx.selectFrom('paymentPlans').selectAll().where('projectId', '=', projectId).forUpdate().executeTakeFirst();

/** One plan a project; an agreement in force told twice makes one. */
export async function insertPlan(tx: Tx, plan: PaymentPlan): Promise<boolean> {
  const added = await tx
    .insertInto('paymentPlans')
    .values({ ...plan, purposes: json(plan.purposes) })
    .onConflict((conflict) => conflict.column('projectId').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
export async function savePlan(tx: Tx, plan: PaymentPlan): Promise<PaymentPlan> {
  const next = { ...plan, version: plan.version + 1 };
  const result = await tx
    .updateTable('paymentPlans')
    .set({ ...next, purposes: json(next.purposes) })
    .where('projectId', '=', plan.projectId)
    .where('version', '=', plan.version)
    .executeTakeFirst();
  saved(result);
  return next;
}

const written = (row: Instalment): Instalment => ({
  ...row,
  purposes: json(row.purposes),
  conditions: row.conditions === null ? null : json(row.conditions),
});
export const instalmentById = async (tx: Tx, id: string): Promise<Instalment> =>
  found(await tx.selectFrom('instalments').selectAll().where('id', '=', id).executeTakeFirst());
export const lockInstalment = async (tx: Tx, id: string): Promise<Instalment> =>
  found(await tx.selectFrom('instalments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
/** Locked in the order of their ids, so that two batches over the same instalments wait and do not block each other. */
export const lockInstalments = (tx: Tx, ids: readonly string[]): Promise<Instalment[]> =>
  tx
    .selectFrom('instalments')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
export async function insertInstalment(tx: Tx, row: Instalment): Promise<void> {
  await tx.insertInto('instalments').values(written(row)).execute();
}
export async function saveInstalment(tx: Tx, row: Instalment): Promise<Instalment> {
  const next = { ...row, version: row.version + 1 };
  const result = await tx
    .updateTable('instalments')
    .set(written(next))
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  saved(result);
  return next;
}
/** The instalments of a project in their order; cancelled ones last. */
export const instalmentRows = (tx: Tx, projectId: string): Promise<Instalment[]> =>
  tx
    .selectFrom('instalments')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('ordinal')
    .orderBy('createdAt')
    .execute();

export async function insertApproval(tx: Tx, row: Approval): Promise<void> {
  await tx.insertInto('paymentApprovals').values(row).execute();
}
export const approvalsOf = (tx: Tx, instalmentId: string): Promise<Approval[]> =>
  tx
    .selectFrom('paymentApprovals')
    .selectAll()
    .where('instalmentId', '=', instalmentId)
    .orderBy('at')
    .orderBy('id')
    .execute();

export const accountById = async (tx: Tx, id: string): Promise<PayeeAccount> =>
  found(await tx.selectFrom('payeeAccounts').selectAll().where('id', '=', id).executeTakeFirst());
export const lockAccount = async (tx: Tx, id: string): Promise<PayeeAccount> =>
  found(await tx.selectFrom('payeeAccounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
export const accountsOf = (tx: Tx, organizationId: string): Promise<PayeeAccount[]> =>
  tx
    .selectFrom('payeeAccounts')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('enteredAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
export const verifiedAccount = (tx: Tx, organizationId: string): Promise<PayeeAccount | undefined> =>
  tx
    .selectFrom('payeeAccounts')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .where('state', 'in', [...inUseStates])
    .executeTakeFirst();
export async function insertAccount(tx: Tx, row: PayeeAccount): Promise<boolean> {
  const added = await tx
    .insertInto('payeeAccounts')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
export async function saveAccount(tx: Tx, row: PayeeAccount): Promise<PayeeAccount> {
  const next = { ...row, version: row.version + 1 };
  await tx.updateTable('payeeAccounts').set(next).where('id', '=', row.id).execute();
  return next;
}

export const voucherById = async (tx: Tx, id: string): Promise<Voucher> =>
  found(await tx.selectFrom('vouchers').selectAll().where('id', '=', id).executeTakeFirst());
export const lockVoucher = async (tx: Tx, id: string): Promise<Voucher> =>
  found(await tx.selectFrom('vouchers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
export async function insertVoucher(tx: Tx, row: Voucher): Promise<boolean> {
  const added = await tx
    .insertInto('vouchers')
    .values({ ...row, moved: json(row.moved) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
export async function saveVoucher(tx: Tx, row: Voucher): Promise<Voucher> {
  const next = { ...row, version: row.version + 1 };
  const result = await tx
    .updateTable('vouchers')
    .set({ ...next, moved: json(next.moved) })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  saved(result);
  return next;
}

export const arrivalById = async (tx: Tx, id: string): Promise<SourceArrival> =>
  found(await tx.selectFrom('sourceArrivals').selectAll().where('id', '=', id).executeTakeFirst());
export const lockArrival = async (tx: Tx, id: string): Promise<SourceArrival> =>
  found(await tx.selectFrom('sourceArrivals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
export async function insertArrival(tx: Tx, row: SourceArrival): Promise<void> {
  await tx.insertInto('sourceArrivals').values(row).execute();
}
export async function saveArrival(tx: Tx, row: SourceArrival): Promise<SourceArrival> {
  const next = { ...row, version: row.version + 1 };
  const result = await tx
    .updateTable('sourceArrivals')
    .set(next)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  saved(result);
  return next;
}
