import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { EditionRow } from './tables.ts';
import type { Conflict, FirstReview, Member, Opinion, RecommendationList, Score, Seat, Sheet } from './terms.ts';

export async function reviewById(tx: Tx, id: string): Promise<FirstReview> {
  const row = await tx.selectFrom('firstReviews').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads a review and locks its row; a sheet being handed in and the closing wait for one another here. */
export async function lockReview(tx: Tx, id: string): Promise<FirstReview> {
  const row = await tx.selectFrom('firstReviews').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Holds a review's state still while a sheet is saved; many reviewers may do so at once. */
export async function shareReview(tx: Tx, id: string): Promise<FirstReview> {
  const row = await tx.selectFrom('firstReviews').selectAll().where('id', '=', id).forShare().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** The round of a unit in a batch with its still empty list; made once, whoever comes first. */
export async function ensureRound(
  tx: Tx,
  {
    batchId,
    recommenderOrgId,
    callVersionId,
    now,
  }: { batchId: string; recommenderOrgId: string; callVersionId: string; now: Instant },
): Promise<FirstReview> {
  await tx
    .insertInto('firstReviews')
    .values({
      id: newId(),
      version: 1,
      batchId,
      recommenderOrgId,
      callVersionId,
      state: 'arranging',
      dueOn: null,
      openedAt: null,
      closedAt: null,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.columns(['batchId', 'recommenderOrgId']).doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('firstReviews')
    .select('id')
    .where('batchId', '=', batchId)
    .where('recommenderOrgId', '=', recommenderOrgId)
    .executeTakeFirstOrThrow();
  const review = await lockReview(tx, id);
  await tx
    .insertInto('recommendationLists')
    .values({
      id: newId(),
      version: 1,
      reviewId: id,
      batchId,
      recommenderOrgId,
      callVersionId: review.callVersionId,
      state: 'arranging',
      edition: 0,
      swapCount: 0,
      sealedAt: null,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.columns(['batchId', 'recommenderOrgId']).doNothing())
    .execute();
  return review;
}

export async function saveReview(tx: Tx, review: FirstReview): Promise<FirstReview> {
  const next = { ...review, version: review.version + 1 };
  const result = await tx
    .updateTable('firstReviews')
    .set(next)
    .where('id', '=', review.id)
    .where('version', '=', review.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Problem('row.changed');
  return next;
}

export async function addMember(
  tx: Tx,
  member: Pick<Member, 'reviewId' | 'personId' | 'name'>,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('firstReviewMembers')
    .values({ ...member, addedAt: now, declaredAt: null, urgedAt: null, removedAt: null, removalReason: null })
    .onConflict((conflict) =>
      conflict
        .columns(['reviewId', 'personId'])
        .doUpdateSet({ removedAt: null, removalReason: null, name: member.name }),
    )
    .execute();
}

export async function removeMember(
  tx: Tx,
  { reviewId, personId }: Pick<Member, 'reviewId' | 'personId'>,
  removal: { at: Instant; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('firstReviewMembers')
    .set({ removedAt: removal.at, removalReason: removal.reason })
    .where('reviewId', '=', reviewId)
    .where('personId', '=', personId)
    .execute();
}

export async function markDeclared(tx: Tx, reviewId: string, personId: string, at: Instant): Promise<void> {
  await tx
    .updateTable('firstReviewMembers')
    .set({ declaredAt: at })
    .where('reviewId', '=', reviewId)
    .where('personId', '=', personId)
    .execute();
}

export async function markUrged(tx: Tx, reviewId: string, personIds: readonly string[], at: Instant): Promise<void> {
  await tx
    .updateTable('firstReviewMembers')
    .set({ urgedAt: at })
    .where('reviewId', '=', reviewId)
    .where('personId', 'in', [...personIds])
    .execute();
}

/** Writes a declared conflict; the first reason given stays. */
export async function insertConflict(tx: Tx, conflict: Conflict): Promise<void> {
  await tx
    .insertInto('firstReviewConflicts')
    .values(conflict)
    .onConflict((on) => on.columns(['applicationId', 'personId']).doNothing())
    .execute();
}

export const lockSheet = (tx: Tx, applicationId: string, reviewerId: string): Promise<Sheet | undefined> =>
  tx
    .selectFrom('firstReviewSheets')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .where('reviewerId', '=', reviewerId)
    .forUpdate()
    .executeTakeFirst();

/** Writes a sheet: version 0 becomes a new row, any other must still be the stored one. */
export async function saveSheetRow(tx: Tx, sheet: Sheet): Promise<Sheet> {
  const next = { ...sheet, version: sheet.version + 1 };
  const values = { ...next, marks: json(next.marks) };
  const changed =
    sheet.version === 0
      ? (
          await tx
            .insertInto('firstReviewSheets')
            .values(values)
            .onConflict((on) => on.columns(['applicationId', 'reviewerId']).doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await tx
            .updateTable('firstReviewSheets')
            .set(values)
            .where('id', '=', sheet.id)
            .where('version', '=', sheet.version)
            .executeTakeFirst()
        ).numUpdatedRows;
  if (changed !== 1n) throw new Problem('row.changed');
  return next;
}

export async function saveScores(tx: Tx, reviewId: string, scores: readonly Score[]): Promise<void> {
  await tx.deleteFrom('firstReviewScores').where('reviewId', '=', reviewId).execute();
  if (scores.length === 0) return;
  await tx
    .insertInto('firstReviewScores')
    .values(scores.map((one) => ({ ...one, rule: json(one.rule), detail: json(one.detail) })))
    .execute();
}

export async function listById(tx: Tx, id: string): Promise<RecommendationList> {
  const row = await tx.selectFrom('recommendationLists').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads a list and locks its row; taken after the locks of its works, before that of the quota. */
export async function lockList(tx: Tx, id: string): Promise<RecommendationList> {
  const row = await tx
    .selectFrom('recommendationLists')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function saveList(tx: Tx, list: RecommendationList): Promise<RecommendationList> {
  const next = { ...list, version: list.version + 1 };
  const result = await tx
    .updateTable('recommendationLists')
    .set(next)
    .where('id', '=', list.id)
    .where('version', '=', list.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Problem('row.changed');
  return next;
}

/** Puts down who sits where; the list's row is locked, so nobody else is writing its seats. */
export async function replaceSeats(tx: Tx, listId: string, seats: readonly Omit<Seat, 'listId'>[]): Promise<void> {
  await tx.deleteFrom('recommendationSeats').where('listId', '=', listId).execute();
  if (seats.length === 0) return;
  await tx
    .insertInto('recommendationSeats')
    .values(seats.map((one) => ({ ...one, listId })))
    .execute();
}

export async function saveOpinionRow(tx: Tx, opinion: Opinion): Promise<Opinion> {
  const next = { ...opinion, version: opinion.version + 1 };
  const changed =
    opinion.version === 0
      ? (
          await tx
            .insertInto('recommendationOpinions')
            .values(next)
            .onConflict((on) => on.column('applicationId').doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await tx
            .updateTable('recommendationOpinions')
            .set(next)
            .where('applicationId', '=', opinion.applicationId)
            .where('version', '=', opinion.version)
            .executeTakeFirst()
        ).numUpdatedRows;
  if (changed !== 1n) throw new Problem('row.changed');
  return next;
}

export async function insertListEdition(tx: Tx, edition: EditionRow): Promise<void> {
  await tx
    .insertInto('recommendationEditions')
    .values({ ...edition, content: json(edition.content) })
    .execute();
}
