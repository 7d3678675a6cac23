import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Report, ReportDefinition, ReportEdition, ReportImport, ReportPeriod, SavedRow } from './terms.ts';
import type {} from './tables.ts';

const gone = (): never => {
  throw new Problem('act.not_found');
};

export const reportById = async (tx: Tx, id: string): Promise<Report> =>
  (await tx.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export const lockReport = async (tx: Tx, id: string): Promise<Report> =>
  (await tx.selectFrom('reports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
export async function saveReport(tx: Tx, report: Report): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('reports')
    .set({ ...report, version: report.version + 1 })
    .where('id', '=', report.id)
    .where('version', '=', report.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}
/** One obligation; a unit that has it already keeps what it has. */
export async function insertReport(tx: Tx, report: Report): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('reports')
    .values(report)
    .onConflict((conflict) => conflict.columns(['periodId', 'orgId']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

export const periodById = async (tx: Tx, id: string): Promise<ReportPeriod> =>
  (await tx.selectFrom('reportPeriods').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export async function insertPeriod(tx: Tx, period: ReportPeriod): Promise<void> {
  await tx
    .insertInto('reportPeriods')
    .values(period)
    .onConflict((conflict) => conflict.columns(['form', 'year', 'serial']).doNothing())
    .execute();
}
export const definitionById = async (tx: Tx, id: string): Promise<ReportDefinition> =>
  (await tx.selectFrom('reportDefinitions').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export async function insertDefinition(tx: Tx, definition: ReportDefinition): Promise<void> {
  await tx
    .insertInto('reportDefinitions')
    .values({ ...definition, content: json(definition.content) })
    .execute();
}

export const savedRowsOf = (tx: Tx, reportId: string): Promise<SavedRow[]> =>
  tx.selectFrom('reportRows').selectAll().where('reportId', '=', reportId).execute();
/** Keeps answers; a row somebody else answered meanwhile is refused, and with it all of them. */
export async function saveRows(tx: Tx, rows: readonly SavedRow[]): Promise<void> {
  for (const row of rows) {
    const { numInsertedOrUpdatedRows = 0n } = await tx
      .insertInto('reportRows')
      .values({ ...row, version: row.version + 1, cells: json(row.cells) })
      .onConflict((conflict) =>
        conflict
          .columns(['reportId', 'projectId'])
          .doUpdateSet({ ...row, version: row.version + 1, cells: json(row.cells) })
          .where('reportRows.version', '=', row.version),
      )
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new Problem('row.changed');
  }
}

export async function insertEdition(tx: Tx, edition: ReportEdition): Promise<void> {
  await tx
    .insertInto('reportEditions')
    .values({ ...edition, content: json(edition.content) })
    .execute();
}
export async function confirmEdition(tx: Tx, report: Pick<Report, 'id' | 'edition'>, at: ReportEdition['confirmedAt']) {
  await tx
    .updateTable('reportEditions')
    .set({ confirmedAt: at })
    .where('reportId', '=', report.id)
    .where('edition', '=', report.edition)
    .execute();
}
export const editionsOf = (tx: Tx, reportId: string): Promise<ReportEdition[]> =>
  tx.selectFrom('reportEditions').selectAll().where('reportId', '=', reportId).orderBy('edition', 'desc').execute();
export const findEdition = (tx: Tx, reportId: string, edition: number): Promise<ReportEdition | undefined> =>
  tx
    .selectFrom('reportEditions')
    .selectAll()
    .where('reportId', '=', reportId)
    .where('edition', '=', edition)
    .executeTakeFirst();

export async function insertImport(tx: Tx, one: ReportImport): Promise<void> {
  await tx
    .insertInto('reportImports')
    .values({ ...one, faults: json(one.faults), rows: json(one.rows) })
    .execute();
}
export const importById = async (tx: Tx, id: string): Promise<ReportImport> =>
  (await tx.selectFrom('reportImports').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export const lockImport = async (tx: Tx, id: string): Promise<ReportImport> =>
  (await tx.selectFrom('reportImports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
export async function saveImport(tx: Tx, one: ReportImport): Promise<void> {
  const { id, version, state, doneAt } = one;
  const { numUpdatedRows } = await tx
    .updateTable('reportImports')
    .set({ state, doneAt, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}
