import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { KnownLine, KnownSerial } from './return-rules.ts';
import type { ApprovalLevel, Layout, PaymentBatch, PaymentLine, PaymentReturn, PaymentRule } from './bank-terms.ts';
import type {} from './tables.ts';
import { carriedOutStates } from './workflow.ts';

const found = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new Problem('act.not_found');
  return row;
};

/** The next number of a payer's batches in a year; locked to the commit, so there are no gaps. */
export async function takeBatchSerial(tx: Tx, payerOrgId: string, year: number): Promise<number> {
  const { lastSerial } = await tx
    .insertInto('paymentCounters')
    .values({ payerOrgId, year, lastSerial: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['payerOrgId', 'year'])
        .doUpdateSet((e) => ({ lastSerial: e('paymentCounters.lastSerial', '+', 1) })),
    )
    .returning('lastSerial')
    .executeTakeFirstOrThrow();
  return lastSerial;
}

export const batchById = async (tx: Tx, id: string): Promise<PaymentBatch> =>
  found(await tx.selectFrom('paymentBatches').selectAll().where('id', '=', id).executeTakeFirst());
export const lockBatch = async (tx: Tx, id: string): Promise<PaymentBatch> =>
  found(await tx.selectFrom('paymentBatches').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
export async function insertBatch(tx: Tx, row: PaymentBatch): Promise<void> {
  await tx.insertInto('paymentBatches').values(row).execute();
}
export async function saveBatch(tx: Tx, row: PaymentBatch): Promise<PaymentBatch> {
  const next = { ...row, version: row.version + 1 };
  await tx.updateTable('paymentBatches').set(next).where('id', '=', row.id).execute();
  return next;
}

export async function insertLine(tx: Tx, row: PaymentLine): Promise<void> {
  await tx
    .insertInto('paymentLines')
    .values({ ...row, purposes: json(row.purposes) })
    .execute();
}
export const linesOf = (tx: Tx, batchId: string): Promise<PaymentLine[]> =>
  tx.selectFrom('paymentLines').selectAll().where('batchId', '=', batchId).orderBy('serial').execute();
export const lineById = async (tx: Tx, id: string): Promise<PaymentLine> =>
  found(await tx.selectFrom('paymentLines').selectAll().where('id', '=', id).executeTakeFirst());
export async function saveLine(tx: Tx, row: PaymentLine): Promise<void> {
  await tx
    .updateTable('paymentLines')
    .set({ ...row, purposes: json(row.purposes) })
    .where('id', '=', row.id)
    .execute();
}
/** Every payment an instalment was ever part of, the latest last. */
export const linesOfInstalments = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('paymentLines')
        .innerJoin('paymentBatches', 'paymentBatches.id', 'paymentLines.batchId')
        .selectAll('paymentLines')
        .select(['paymentBatches.number as batchNumber', 'paymentBatches.releasedAt'])
        .where('paymentLines.instalmentId', 'in', [...ids])
        .orderBy('paymentBatches.madeAt')
        .orderBy('paymentLines.id')
        .execute();

/** What a payer has ever sent, for matching a bank's answer. */
export const knownLines = (tx: Tx, payerOrgId: string): Promise<KnownLine[]> =>
  tx
    .selectFrom('paymentLines')
    .innerJoin('paymentBatches', 'paymentBatches.id', 'paymentLines.batchId')
    .select([
      'paymentLines.id',
      'paymentLines.transferId',
      'paymentLines.amountFen',
      'paymentLines.accountNumber',
      'paymentLines.state',
      'paymentLines.bankSerial',
      'paymentLines.serial',
      'paymentBatches.number as batchNumber',
    ])
    .where('paymentBatches.payerOrgId', '=', payerOrgId)
    .execute();
export const knownSerials = (tx: Tx, payerOrgId: string): Promise<KnownSerial[]> =>
  tx.selectFrom('bankSerials').select(['serial', 'lineId', 'result']).where('payerOrgId', '=', payerOrgId).execute();

type Serial = { payerOrgId: string; serial: string; lineId: string; result: string; at: Instant };
export async function insertSerial(tx: Tx, row: Serial): Promise<boolean> {
  const added = await tx
    .insertInto('bankSerials')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function insertReturn(tx: Tx, row: PaymentReturn): Promise<void> {
  await tx
    .insertInto('paymentReturns')
    .values({ ...row, lines: json(row.lines), faults: json(row.faults) })
    .execute();
}
export const returnById = async (tx: Tx, id: string): Promise<PaymentReturn> =>
  found(await tx.selectFrom('paymentReturns').selectAll().where('id', '=', id).executeTakeFirst());
export const lockReturn = async (tx: Tx, id: string): Promise<PaymentReturn> =>
  found(await tx.selectFrom('paymentReturns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
export async function saveReturn(tx: Tx, row: PaymentReturn): Promise<void> {
  await tx
    .updateTable('paymentReturns')
    .set({ ...row, version: row.version + 1, lines: json(row.lines), faults: json(row.faults) })
    .where('id', '=', row.id)
    .execute();
}
export const returnDone = (tx: Tx, payerOrgId: string, sha256: string): Promise<PaymentReturn | undefined> =>
  tx
    .selectFrom('paymentReturns')
    .selectAll()
    .where('payerOrgId', '=', payerOrgId)
    .where('sha256', '=', sha256)
    .where('state', 'in', [...carriedOutStates])
    .executeTakeFirst();

export const rulesAll = (tx: Tx): Promise<PaymentRule[]> =>
  tx.selectFrom('paymentRules').selectAll().orderBy('name').execute();
export async function ruleValue(tx: Tx, name: string): Promise<number> {
  const row = await tx.selectFrom('paymentRules').select('value').where('name', '=', name).executeTakeFirst();
  return Number(row?.value ?? 0);
}
export const levelsAll = (tx: Tx): Promise<ApprovalLevel[]> =>
  tx.selectFrom('paymentLevels').selectAll().orderBy('payerKind').orderBy('level').execute();
export const layoutsAll = (tx: Tx): Promise<Layout[]> =>
  tx.selectFrom('paymentLayouts').selectAll().orderBy('key').execute();
export async function layoutByKey(tx: Tx, key: string): Promise<Layout> {
  const row = await tx.selectFrom('paymentLayouts').selectAll().where('key', '=', key).executeTakeFirst();
  if (!row) throw new Problem('payments.no_layout');
  return row;
}

export async function saveRule(tx: Tx, row: PaymentRule): Promise<void> {
  await tx
    .insertInto('paymentRules')
    .values(row)
    .onConflict((c) => c.column('name').doUpdateSet(row))
    .execute();
}
export async function saveLevel(tx: Tx, row: ApprovalLevel): Promise<void> {
  await tx
    .insertInto('paymentLevels')
    .values(row)
    .onConflict((conflict) => conflict.columns(['payerKind', 'level']).doUpdateSet(row))
    .execute();
}
export async function saveLayout(tx: Tx, row: Layout): Promise<void> {
  const values = { ...row, columns: json(row.columns), returns: json(row.returns) };
  await tx
    .insertInto('paymentLayouts')
    .values(values)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
}
