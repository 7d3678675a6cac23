import type { Tx } from '../../platform/database.ts';
import type { ApplicationState } from '../applications/contract.ts';
import { applicationsForReview, type ReviewRow } from '../applications/index.ts';
import type { Batch, CallContent } from '../calls/contract.ts';
import { batchById, contentOf } from '../calls/index.ts';
import type { ReviewFacts, WorkProgress } from './rules.ts';
import type { EditionRow } from './tables.ts';
import {
  type Conflict,
  type FirstReview,
  type Member,
  type Opinion,
  type RecommendationList,
  type Score,
  type Seat,
  type Sheet,
  type SheetState,
  sealedStates,
  scoringStates,
} from './terms.ts';
import type {} from './tables.ts';
import { isHandedIn } from './workflow.ts';

/** Works that are scored; a work under correction waits until it is accepted again. */
export const scoredStates: readonly ApplicationState[] = ['accepted'];
/** Works that a unit's round shows: what waits, and what has gone on (all of it shown as recommended). */
export const shownStates: readonly ApplicationState[] = [
  'accepted',
  'correcting',
  'not_recommended',
  'recommended',
  'second_review',
  'final_review',
  'selected',
  'selected_unfunded',
  'reserve',
  'not_selected',
  'removed',
];

export const findReview = (tx: Tx, batchId: string, recommenderOrgId: string): Promise<FirstReview | undefined> =>
  tx
    .selectFrom('firstReviews')
    .selectAll()
    .where('batchId', '=', batchId)
    .where('recommenderOrgId', '=', recommenderOrgId)
    .executeTakeFirst();

/** The panel as it is now, in the order of joining. */
export const membersOf = (tx: Tx, reviewId: string): Promise<Member[]> =>
  tx
    .selectFrom('firstReviewMembers')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('name')
    .orderBy('personId')
    .execute();

export const conflictsOf = (tx: Tx, reviewId: string): Promise<Conflict[]> =>
  tx.selectFrom('firstReviewConflicts').selectAll().where('reviewId', '=', reviewId).orderBy('declaredAt').execute();

export const sheetsOf = (tx: Tx, reviewId: string): Promise<Sheet[]> =>
  tx.selectFrom('firstReviewSheets').selectAll().where('reviewId', '=', reviewId).orderBy('id').execute();

export const findSheet = (tx: Tx, applicationId: string, reviewerId: string): Promise<Sheet | undefined> =>
  tx
    .selectFrom('firstReviewSheets')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .where('reviewerId', '=', reviewerId)
    .executeTakeFirst();

export const scoresOf = (tx: Tx, reviewId: string): Promise<Score[]> =>
  tx.selectFrom('firstReviewScores').selectAll().where('reviewId', '=', reviewId).execute();

export const findListOf = (
  tx: Tx,
  batchId: string,
  recommenderOrgId: string,
): Promise<RecommendationList | undefined> =>
  tx
    .selectFrom('recommendationLists')
    .selectAll()
    .where('batchId', '=', batchId)
    .where('recommenderOrgId', '=', recommenderOrgId)
    .executeTakeFirst();

/** A round with everything that stands in it. */
export type Round = {
  review: FirstReview;
  list: RecommendationList | undefined;
  batch: Batch;
  content: CallContent;
  members: Member[];
  works: ReviewRow[];
  conflicts: Conflict[];
  sheets: Sheet[];
  scores: Score[];
};

export async function roundOf(tx: Tx, review: FirstReview): Promise<Round> {
  const { id, batchId, recommenderOrgId, callVersionId } = review;
  return {
    review,
    list: await findListOf(tx, batchId, recommenderOrgId),
    batch: await batchById(tx, batchId),
    content: await contentOf(tx, callVersionId),
    members: await membersOf(tx, id),
    works: await applicationsForReview(tx, { batchId, recommenderOrgId, states: shownStates }),
    conflicts: await conflictsOf(tx, id),
    sheets: await sheetsOf(tx, id),
    scores: await scoresOf(tx, id),
  };
}

/** The state of one reviewer's sheet; a declared conflict counts whether or not a sheet had been begun. */
export function sheetStateOf(
  { conflicts, sheets }: Pick<Round, 'conflicts' | 'sheets'>,
  applicationId: string,
  personId: string,
): SheetState {
  const mine = (one: { applicationId: string }) => one.applicationId === applicationId;
  if (conflicts.some((one) => mine(one) && one.personId === personId)) return 'recused';
  return sheets.find((one) => mine(one) && one.reviewerId === personId)?.state ?? 'blank';
}

/** How many of the panel may score a work and how many have handed in. */
export function progressOf(
  round: Pick<Round, 'members' | 'conflicts' | 'sheets'>,
  work: Pick<ReviewRow, 'id' | 'title'>,
): WorkProgress {
  const states = round.members.map(({ personId }) => sheetStateOf(round, work.id, personId));
  return {
    applicationId: work.id,
    title: work.title,
    expected: states.filter((one) => one !== 'recused').length,
    submitted: states.filter((one) => one === 'submitted').length,
  };
}

export const scoredWorks = ({ works }: Pick<Round, 'works'>): ReviewRow[] =>
  works.filter((one) => scoredStates.includes(one.state));

/** The facts by which the moves of a review are judged. */
export const reviewFactsOf = (round: Round): ReviewFacts => ({
  review: round.review,
  settings: round.content.firstReview,
  panelSize: round.members.length,
  works: scoredWorks(round).map((work) => progressOf(round, work)),
  listState: round.list?.state ?? null,
  recommendBy: round.batch.recommendBy,
});

/** The sheets that count for a work: handed in, by present members without a conflict. */
export function countedSheets(
  { members, conflicts, sheets }: Pick<Round, 'members' | 'conflicts' | 'sheets'>,
  applicationId: string,
): Sheet[] {
  const may = new Set(members.map((one) => one.personId));
  for (const one of conflicts) if (one.applicationId === applicationId) may.delete(one.personId);
  return sheets.filter((one) => one.applicationId === applicationId && isHandedIn(one) && may.has(one.reviewerId));
}

/** Rounds in which a person sits on the panel and scoring is under way, and those of a unit in a state. */
export const roundsOfMember = (tx: Tx, personId: string): Promise<FirstReview[]> =>
  tx
    .selectFrom('firstReviews')
    .innerJoin('firstReviewMembers', 'firstReviewMembers.reviewId', 'firstReviews.id')
    .selectAll('firstReviews')
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    .where('state', 'in', [...scoringStates])
    .execute();

export const isMember = async (tx: Tx, reviewId: string, personId: string): Promise<Member | undefined> =>
  tx
    .selectFrom('firstReviewMembers')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();

export const seatsOf = (tx: Tx, listId: string): Promise<Seat[]> =>
  tx.selectFrom('recommendationSeats').selectAll().where('listId', '=', listId).orderBy('rank').execute();

export const opinionsOf = (tx: Tx, listId: string): Promise<Opinion[]> =>
  tx.selectFrom('recommendationOpinions').selectAll().where('listId', '=', listId).execute();

/** Sealed editions, newest first. */
export const editionsOf = (tx: Tx, listId: string): Promise<EditionRow[]> =>
  tx.selectFrom('recommendationEditions').selectAll().where('listId', '=', listId).orderBy('edition', 'desc').execute();

/** Scores by application. */
export async function scoresFor(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, Score>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('firstReviewScores')
    .selectAll()
    .where('applicationId', 'in', [...applicationIds])
    .execute();
  return new Map(rows.map((row) => [row.applicationId, row]));
}

/** Places that a unit's lists hold in some batches. */
export async function seatsTaken(tx: Tx, recommenderOrgId: string, batchIds: readonly string[]): Promise<number> {
  const { n } = await tx
    .selectFrom('recommendationSeats')
    .innerJoin('recommendationLists', 'recommendationLists.id', 'recommendationSeats.listId')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('recommenderOrgId', '=', recommenderOrgId)
    .where('batchId', 'in', [...batchIds])
    .executeTakeFirstOrThrow();
  return n;
}

/** Sealed lists in their latest editions: those of a batch, or those on which some applications stand. */
export function sealedLists(
  tx: Tx,
  { batchId, applicationIds }: { batchId?: string; applicationIds?: readonly string[] },
) {
  return tx
    .selectFrom('recommendationLists')
    .innerJoin('recommendationEditions', (join) =>
      join
        .onRef('recommendationEditions.listId', '=', 'recommendationLists.id')
        .onRef('recommendationEditions.edition', '=', 'recommendationLists.edition'),
    )
    .select([
      'recommendationLists.id as listId',
      'recommendationLists.recommenderOrgId',
      'recommendationEditions.edition',
      'versionCode',
      'documentNumber',
      'recommendationEditions.sealedAt',
      'recommendationEditions.sealedByName',
      'recommendationEditions.content',
    ])
    .where('state', 'in', [...sealedStates])
    .$if(batchId !== undefined, (query) => query.where('batchId', '=', batchId ?? ''))
    .$if(applicationIds !== undefined, (query) =>
      query.where((e) =>
        e(
          'recommendationLists.id',
          'in',
          e
            .selectFrom('recommendationSeats')
            .select('listId')
            .where('applicationId', 'in', [...(applicationIds ?? [])]),
        ),
      ),
    )
    .orderBy('recommendationEditions.sealedAt')
    .execute();
}
