import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Finding } from '../../base/problem.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import type { SlotFile } from './form-rules.ts';
import { seenByNation, unseenAbove } from './policy.ts';
import type { AnswerRow, CorrectionRow, EditionRow } from './tables.ts';
import { type Application, type ApplicationState, goneStates } from './terms.ts';
import type {} from './tables.ts';

/** `applicationPolicy.view` as SQL; a property test holds both equal. */
export const visibleTo =
  (actor: Actor) =>
  (e: ExpressionBuilder<Tables, 'vApplications'>): Expression<SqlBool> => {
    const ways: Expression<SqlBool>[] = [];
    // Written out, not as parameters: a plan kept for any value would take them to leave nothing over.
    const states = (list: readonly ApplicationState[]) =>
      sql<ApplicationState>`(${sql.join(list.map((one) => sql.lit(one)))})`;
    if (hasRole(actor, 'producer_admin', 'producer_editor')) ways.push(e('applicantOrgId', '=', actor.orgId));
    if (hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader')) {
      ways.push(e.and([e('recommenderOrgId', '=', actor.orgId), e('state', 'not in', states(unseenAbove))]));
    }
    if (hasRole(actor, 'national_officer', 'national_leader')) ways.push(e('state', 'in', states(seenByNation)));
    if (hasRole(actor, 'auditor')) ways.push(e('state', 'not in', states(unseenAbove)));
    return ways.length === 0 ? e.lit(false) : e.or(ways);
  };

export const answerRowsOf = (tx: Tx, applicationId: string): Promise<AnswerRow[]> =>
  tx.selectFrom('applicationAnswers').selectAll().where('applicationId', '=', applicationId).orderBy('field').execute();

/** The answers as they stand now, keyed `section.field`. */
export async function currentAnswers(tx: Tx, applicationId: string): Promise<Record<string, unknown>> {
  return answersIn(await answerRowsOf(tx, applicationId));
}
export const answersIn = (rows: readonly AnswerRow[]): Record<string, unknown> =>
  Object.fromEntries(rows.map((row) => [row.field, row.value]));

/** The files in their slots now. */
export async function currentFiles(
  tx: Tx,
  applicationId: string,
): Promise<(SlotFile & { addedAt: string; pageCount: number | null })[]> {
  const rows = await tx
    .selectFrom('applicationFiles')
    .innerJoin('vFiles', 'vFiles.id', 'applicationFiles.fileId')
    .select([
      'applicationFiles.slot',
      'applicationFiles.fileId',
      'applicationFiles.addedAt',
      'vFiles.name',
      'vFiles.size',
      'vFiles.sha256',
      'vFiles.pageCount',
      'vFiles.findings',
    ])
    .where('applicationId', '=', applicationId)
    .where('replacedAt', 'is', null)
    .orderBy('applicationFiles.addedAt')
    .orderBy('applicationFiles.fileId')
    .execute();
  return rows.map((row) => ({ ...row, findings: row.findings as Finding[] }));
}

export async function correctionOpen(tx: Tx, applicationId: string): Promise<CorrectionRow | undefined> {
  return tx
    .selectFrom('applicationCorrections')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .where('answeredAt', 'is', null)
    .executeTakeFirst();
}

export const correctionsOf = (tx: Tx, applicationId: string): Promise<CorrectionRow[]> =>
  tx
    .selectFrom('applicationCorrections')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .orderBy('askedAt')
    .execute();

/** A correction asked for and not yet answered. */
export const isOpen = ({ answeredAt }: CorrectionRow): boolean => answeredAt === null;

/** Other live applications for the same work in the same batch. */
export async function twinsOf(tx: Tx, { id, workId, batchId }: Application): Promise<number> {
  const row = await tx
    .selectFrom('applications')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('workId', '=', workId)
    .where('batchId', '=', batchId)
    .where('id', '!=', id)
    .where('state', 'not in', [...goneStates])
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The latest submitted edition, or one asked for by number. */
export async function editionOf(tx: Tx, applicationId: string, edition?: number): Promise<EditionRow | undefined> {
  return tx
    .selectFrom('applicationEditions')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .$if(edition !== undefined, (query) => query.where('edition', '=', edition ?? 0))
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The answers of the latest submitted edition: what reviewers read, whatever is being typed meanwhile. */
export async function answersOf(tx: Tx, applicationId: string, edition?: number): Promise<Record<string, unknown>> {
  return (await editionOf(tx, applicationId, edition))?.content.answers ?? {};
}

/** Which edition is the latest of some applications; an edition never changes. */
export const latestEditions = (
  tx: Tx,
  applicationIds: readonly string[],
): Promise<{ applicationId: string; edition: number }[]> =>
  applicationIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('applicationEditions')
        .select((e) => ['applicationId', e.fn.max('edition').as('edition')])
        .where('applicationId', 'in', [...applicationIds])
        .groupBy('applicationId')
        .execute();

export type ReviewRow = {
  id: string;
  number: string | null;
  title: string;
  categoryCode: string | null;
  requestedFen: number | null;
  applicantOrgId: string;
  applicantName: string;
  creditCode: string | null;
  recommenderOrgId: string;
  recommenderName: string;
  recommenderShortName: string;
  regionCode: string | null;
  applicantRegionCode: string | null;
  workId: string;
  state: ApplicationState;
  version: number;
};

/** Applications of a batch in some states, ordered by number: the door of the review modules. */
export function applicationsForReview(
  tx: Tx,
  {
    batchId,
    recommenderOrgId,
    states,
  }: { batchId: string; recommenderOrgId?: string; states: readonly ApplicationState[] },
): Promise<ReviewRow[]> {
  return tx
    .selectFrom('vApplications')
    .select([
      'id',
      'number',
      'title',
      'categoryCode',
      'requestedFen',
      'applicantOrgId',
      'applicantName',
      'creditCode',
      'recommenderOrgId',
      'recommenderName',
      'recommenderShortName',
      'regionCode',
      'applicantRegionCode',
      'workId',
      'state',
      'version',
    ])
    .where('batchId', '=', batchId)
    .where('state', 'in', [...states])
    .$if(recommenderOrgId !== undefined, (query) => query.where('recommenderOrgId', '=', recommenderOrgId ?? ''))
    .orderBy('number')
    .orderBy('id')
    .execute();
}

/** Applications that a unit has in a batch, by state: for quotas and home pages. */
export async function countByState(
  tx: Tx,
  { batchId, recommenderOrgId }: { batchId: string; recommenderOrgId?: string },
): Promise<Partial<Record<ApplicationState, number>>> {
  const rows = await tx
    .selectFrom('applications')
    .select(['state', (e) => e.fn.countAll<number>().as('n')])
    .where('batchId', '=', batchId)
    .$if(recommenderOrgId !== undefined, (query) => query.where('recommenderOrgId', '=', recommenderOrgId ?? ''))
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

/** Whether a file hangs on this application: in a slot now, or in an edition once submitted. */
export async function holdsFile(tx: Tx, applicationId: string, fileId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('applicationFiles')
    .select(sql<number>`1`.as('one'))
    .where('applicationId', '=', applicationId)
    .where('fileId', '=', fileId)
    .executeTakeFirst();
  return found !== undefined;
}

export const sectionRowsOf = (tx: Tx, applicationId: string) =>
  tx.selectFrom('applicationSections').selectAll().where('applicationId', '=', applicationId).execute();
