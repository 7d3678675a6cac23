import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type {
  Evaluation,
  EvaluationResult,
  EvaluationSet,
  Evidence,
  Mark,
  Objection,
  Sheet,
  Suggestion,
} from './terms.ts';
import type {} from './tables.ts';
import { unansweredStates } from './terms.ts';

const gone = (): never => {
  throw new Problem('act.not_found');
};

export async function insertSet(tx: Tx, it: EvaluationSet): Promise<void> {
  await tx
    .insertInto('evaluationSets')
    .values({ ...it, content: json(it.content) })
    .execute();
}
export const setById = (tx: Tx, id: string): Promise<EvaluationSet> =>
  tx.selectFrom('evaluationSets').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export async function evaluationById(tx: Tx, id: string, lock = false): Promise<Evaluation> {
  const query = tx.selectFrom('evaluations').selectAll().where('id', '=', id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? gone();
}
/** An appraisal of a time; whoever comes second is refused. */
export async function insertEvaluation(tx: Tx, it: Evaluation): Promise<void> {
  const added = await tx
    .insertInto('evaluations')
    .values(it)
    .onConflict((conflict) => conflict.constraint('evaluations_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('evaluation.exists');
}
export async function saveEvaluation(tx: Tx, it: Evaluation): Promise<void> {
  await tx
    .updateTable('evaluations')
    .set({ ...it, version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}

export async function sheetById(tx: Tx, id: string, lock = false): Promise<Sheet> {
  const query = tx.selectFrom('evaluationSheets').selectAll().where('id', '=', id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? gone();
}
export async function insertSheets(tx: Tx, sheets: readonly Sheet[]): Promise<void> {
  if (sheets.length > 0)
    await tx
      .insertInto('evaluationSheets')
      .values([...sheets])
      .execute();
}
export async function saveSheet(tx: Tx, it: Sheet): Promise<void> {
  await tx
    .updateTable('evaluationSheets')
    .set({ ...it, version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}
/** Notes when the figures of all sheets of an appraisal were computed. */
export async function stampComputed(tx: Tx, evaluationId: string, at: Sheet['computedAt']): Promise<void> {
  await tx.updateTable('evaluationSheets').set({ computedAt: at }).where('evaluationId', '=', evaluationId).execute();
}

export const marksOf = (tx: Tx, sheetId: string): Promise<Mark[]> =>
  tx.selectFrom('evaluationMarks').selectAll().where('sheetId', '=', sheetId).execute();
export async function insertMarks(tx: Tx, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  const rows = marks.map((mark) => ({ ...mark, basis: json(mark.basis) }));
  await tx.insertInto('evaluationMarks').values(rows).execute();
}
type Computed = Pick<Mark, 'sheetId' | 'key' | 'value' | 'valueText' | 'basis' | 'computedScore'>;
/** Writes computed figures over those of the last time; what people said stays. */
export async function saveFigures(tx: Tx, figures: readonly Computed[]): Promise<void> {
  for (const { sheetId, key, basis, ...figure } of figures) {
    await tx
      .updateTable('evaluationMarks')
      .set({ ...figure, basis: json(basis) })
      .where('sheetId', '=', sheetId)
      .where('key', '=', key)
      .execute();
  }
}
export async function saveMark(tx: Tx, { basis: _, ...it }: Mark): Promise<void> {
  await tx
    .updateTable('evaluationMarks')
    .set({ ...it, version: it.version + 1 })
    .where('sheetId', '=', it.sheetId)
    .where('key', '=', it.key)
    .execute();
}

export async function insertEvidence(tx: Tx, it: Evidence): Promise<void> {
  await tx.insertInto('evaluationEvidence').values(it).execute();
}
export async function removeEvidence(tx: Tx, fileId: string, at: Evidence['removedAt']): Promise<void> {
  await tx.updateTable('evaluationEvidence').set({ removedAt: at }).where('fileId', '=', fileId).execute();
}

export async function objectionById(tx: Tx, id: string, lock = false): Promise<Objection> {
  const query = tx.selectFrom('evaluationObjections').selectAll().where('id', '=', id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? gone();
}
/** An objection; a second one to the same mark waits until the first is answered. */
export async function insertObjection(tx: Tx, it: Objection): Promise<void> {
  const added = await tx
    .insertInto('evaluationObjections')
    .values(it)
    .onConflict((conflict) =>
      conflict
        .columns(['sheetId', 'key'])
        .where('state', 'in', [...unansweredStates])
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('evaluation.objection_open');
}
export async function saveObjection(tx: Tx, it: Objection): Promise<void> {
  await tx
    .updateTable('evaluationObjections')
    .set({ ...it, version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}

export async function insertResult(tx: Tx, it: EvaluationResult): Promise<void> {
  await tx
    .insertInto('evaluationResults')
    .values({ ...it, content: json(it.content) })
    .execute();
}
export const findResult = (tx: Tx, evaluationId: string): Promise<EvaluationResult | undefined> =>
  tx.selectFrom('evaluationResults').selectAll().where('evaluationId', '=', evaluationId).executeTakeFirst();

export async function insertSuggestions(tx: Tx, rows: readonly Suggestion[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('evaluationSuggestions')
      .values([...rows])
      .execute();
}
export async function lockSuggestion(tx: Tx, id: string): Promise<Suggestion> {
  const row = await tx
    .selectFrom('evaluationSuggestions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? gone();
}
export async function saveSuggestion(tx: Tx, it: Suggestion): Promise<void> {
  await tx
    .updateTable('evaluationSuggestions')
    .set({ ...it, version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}
