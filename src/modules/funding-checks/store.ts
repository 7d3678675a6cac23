import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { AwardImport, CheckDecision, FundingCheck } from './terms.ts';
import type {} from './tables.ts';

const written = <Row extends Pick<FundingCheck, 'workSide' | 'moneySide' | 'reasons'>>(row: Row): Row => ({
  ...row,
  workSide: json(row.workSide),
  moneySide: json(row.moneySide),
  reasons: json(row.reasons),
});

export async function checkById(tx: Tx, id: string): Promise<FundingCheck> {
  const row = await tx.selectFrom('fundingChecks').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function lockCheck(tx: Tx, id: string): Promise<FundingCheck> {
  const row = await tx.selectFrom('fundingChecks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Pairs kept so far, locked in one order; of one work where it is named. */
export const lockChecks = (tx: Tx, workId: string | undefined): Promise<FundingCheck[]> =>
  tx
    .selectFrom('fundingChecks')
    .selectAll()
    .$if(workId !== undefined, (query) => query.where('workId', '=', workId ?? ''))
    .orderBy('id')
    .forUpdate()
    .execute();

/** A pair found by two runs at once is there once. */
export async function insertCheck(tx: Tx, row: FundingCheck): Promise<boolean> {
  const added = await tx
    .insertInto('fundingChecks')
    .values(written(row))
    .onConflict((conflict) => conflict.columns(['subjectKey', 'recordKind', 'recordKey']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function saveCheck(tx: Tx, row: FundingCheck): Promise<FundingCheck> {
  const next = { ...row, version: row.version + 1 };
  const saved = await tx
    .updateTable('fundingChecks')
    .set(written(next))
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Problem('row.changed');
  return next;
}

export async function insertDecision(tx: Tx, row: CheckDecision): Promise<void> {
  await tx.insertInto('fundingCheckDecisions').values(written(row)).execute();
}

export const decisionsOf = (tx: Tx, checkId: string): Promise<CheckDecision[]> =>
  tx
    .selectFrom('fundingCheckDecisions')
    .selectAll()
    .where('checkId', '=', checkId)
    .orderBy('decidedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();

export async function insertImport(tx: Tx, row: AwardImport): Promise<void> {
  await tx
    .insertInto('awardImports')
    .values({ ...row, rows: json(row.rows), faults: json(row.faults) })
    .execute();
}

export async function lockImport(tx: Tx, id: string): Promise<AwardImport> {
  const row = await tx.selectFrom('awardImports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function importById(tx: Tx, id: string): Promise<AwardImport> {
  const row = await tx.selectFrom('awardImports').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function saveImport(tx: Tx, row: AwardImport): Promise<void> {
  await tx
    .updateTable('awardImports')
    .set({ ...row, version: row.version + 1, rows: json(row.rows), faults: json(row.faults) })
    .where('id', '=', row.id)
    .execute();
}
