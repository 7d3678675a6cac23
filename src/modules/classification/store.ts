import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { ClassRule, CodedTerm, NumberPattern, TermKind } from './terms.ts';
import type {} from './tables.ts';

/** Adds rules that are not yet there; rows are never rewritten. Answers how many were new. */
export async function insertRules(tx: Tx, rows: readonly ClassRule[]): Promise<number> {
  const added = await tx
    .insertInto('classRules')
    .values([...rows])
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0n);
}

export async function insertPattern(tx: Tx, row: NumberPattern): Promise<boolean> {
  const added = await tx
    .insertInto('numberPatterns')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function insertTerm(tx: Tx, row: CodedTerm): Promise<boolean> {
  const added = await tx
    .insertInto('codedTerms')
    .values(row)
    .onConflict((conflict) => conflict.columns(['kind', 'code']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export const lockPattern = (tx: Tx, id: string): Promise<NumberPattern | undefined> =>
  tx.selectFrom('numberPatterns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const lockTerm = (tx: Tx, kind: TermKind, code: string): Promise<CodedTerm | undefined> =>
  tx
    .selectFrom('codedTerms')
    .selectAll()
    .where('kind', '=', kind)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();

/** The only change a pattern or a code knows: the day on which it ends. */
export async function endPatternOn(tx: Tx, id: string, validUntil: LocalDate): Promise<void> {
  await tx.updateTable('numberPatterns').set({ validUntil }).where('id', '=', id).execute();
}
export async function endTermOn(tx: Tx, { kind, code }: CodedTerm, validUntil: LocalDate): Promise<void> {
  await tx.updateTable('codedTerms').set({ validUntil }).where('kind', '=', kind).where('code', '=', code).execute();
}
