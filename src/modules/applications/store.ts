import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { json, sendWithNext, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { indexText } from '../../platform/search-words.ts';
import type { AnswerRow, CorrectionRow, EditionRow } from './tables.ts';
import type { Application } from './terms.ts';

const columns = [
  'id',
  'version',
  'state',
  'draftNumber',
  'number',
  'batchId',
  'callVersionId',
  'workId',
  'applicantOrgId',
  'recommenderOrgId',
  'title',
  'categoryCode',
  'requestedFen',
  'handlerId',
  'edition',
  'submittedAt',
  'acceptedAt',
  'recommendedAt',
  'refusalCode',
  'refusalNote',
  'createdBy',
  'createdAt',
] as const;
export const applicationColumns = columns;
const headText = (one: Application): string => [one.title, one.number, one.draftNumber].filter(Boolean).join(' ');
/** Kept in lower case, as it is searched. */
const searchOf = (text: string) => ({
  searchText: text.toLowerCase(),
  search: sql<string>`to_tsvector('simple', ${indexText(text)})`,
});

export async function applicationById(tx: Tx, id: string): Promise<Application> {
  const row = await tx.selectFrom('applications').select(columns).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads an application and locks its row until the transaction ends. */
export async function lockApplication(tx: Tx, id: string): Promise<Application> {
  const row = await tx
    .selectFrom('applications')
    .select(columns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function insertApplication(tx: Tx, application: Application): Promise<void> {
  try {
    await tx
      .insertInto('applications')
      .values({ ...application, ...searchOf(headText(application)) })
      .execute();
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'applications_one_per_work_and_batch') {
      throw new Problem('applications.one_per_batch');
    }
    throw error;
  }
}

/** Saves a row over the version it was read with; `texts` are what the search shall look through from now on. */
export async function saveApplication(
  tx: Tx,
  application: Application,
  texts?: readonly string[],
): Promise<Application> {
  const next = { ...application, version: application.version + 1 };
  const searched = texts ? searchOf([headText(next), ...texts].join(' ')) : {};
  const result = await tx
    .updateTable('applications')
    .set({ ...next, ...searched })
    .where('id', '=', application.id)
    .where('version', '=', application.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Problem('row.changed');
  return next;
}

/**
 * Saves a move that nobody outside may notice: the version stays, or its number would tell who went on to the next
 * round.
 */
export async function saveUnseen(tx: Tx, application: Application): Promise<Application> {
  await tx.updateTable('applications').set({ state: application.state }).where('id', '=', application.id).execute();
  return application;
}

/**
 * The next number of a running series; the counter's row stays locked to the commit, so no number is skipped or
 * shared.
 */
export async function nextNumber(tx: Tx, series: string): Promise<number> {
  const row = await tx
    .insertInto('numberCounters')
    .values({ name: series, lastSerial: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((e) => ({ lastSerial: e('numberCounters.lastSerial', '+', 1) })),
    )
    .returning('lastSerial')
    .executeTakeFirstOrThrow();
  return row.lastSerial;
}

export async function lockAnswer(tx: Tx, applicationId: string, field: string): Promise<AnswerRow | undefined> {
  return tx
    .selectFrom('applicationAnswers')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .where('field', '=', field)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes one answer if nobody has changed it since the version the writer saw; answers false when somebody has. */
export async function saveAnswer(tx: Tx, answer: AnswerRow): Promise<boolean> {
  const value = json(answer.value);
  if (answer.version === 1) {
    const made = await tx
      .insertInto('applicationAnswers')
      .values({ ...answer, value })
      .onConflict((conflict) => conflict.columns(['applicationId', 'field']).doNothing())
      .executeTakeFirst();
    return made.numInsertedOrUpdatedRows === 1n;
  }
  const result = await tx
    .updateTable('applicationAnswers')
    .set({ ...answer, value })
    .where('applicationId', '=', answer.applicationId)
    .where('field', '=', answer.field)
    .where('version', '=', answer.version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The answers a new application begins with; they go out with the act's next statement. */
export async function insertAnswers(tx: Tx, answers: readonly AnswerRow[]): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map((one) => ({ ...one, value: json(one.value) }));
  await sendWithNext(tx, tx.insertInto('applicationAnswers').values(rows));
}

export async function replaceFiles(tx: Tx, applicationId: string, slot: string, at: Instant): Promise<void> {
  await tx
    .updateTable('applicationFiles')
    .set({ replacedAt: at })
    .where('applicationId', '=', applicationId)
    .where('slot', '=', slot)
    .where('replacedAt', 'is', null)
    .execute();
}

export async function dropFile(tx: Tx, applicationId: string, fileId: string, at: Instant): Promise<boolean> {
  const result = await tx
    .updateTable('applicationFiles')
    .set({ replacedAt: at })
    .where('applicationId', '=', applicationId)
    .where('fileId', '=', fileId)
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertSlotFile(
  tx: Tx,
  file: { applicationId: string; slot: string; fileId: string; addedBy: string; addedAt: Instant },
): Promise<void> {
  await tx
    .insertInto('applicationFiles')
    .values({ id: newId(), replacedAt: null, ...file })
    .execute();
}

export async function insertEdition(tx: Tx, edition: EditionRow): Promise<void> {
  await tx
    .insertInto('applicationEditions')
    .values({ ...edition, content: json(edition.content), receipt: json(edition.receipt) })
    .execute();
}

export async function insertCorrection(tx: Tx, correction: CorrectionRow): Promise<void> {
  await tx
    .insertInto('applicationCorrections')
    .values({ ...correction, reasons: json(correction.reasons) })
    .execute();
}

export async function closeCorrection(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.updateTable('applicationCorrections').set({ answeredAt: at }).where('id', '=', id).execute();
}

export async function assignSection(
  tx: Tx,
  row: { applicationId: string; section: string; assignedTo: string | null },
): Promise<void> {
  await tx
    .insertInto('applicationSections')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['applicationId', 'section']).doUpdateSet({ assignedTo: row.assignedTo }),
    )
    .execute();
}

/** Loads an application so that nobody can move it on meanwhile, while others may still save other answers. */
export async function shareApplication(tx: Tx, id: string): Promise<Application> {
  const row = await tx.selectFrom('applications').select(columns).where('id', '=', id).forShare().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
