import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { eligibilityFindings } from '../applications/contract.ts';
import {
  answersOf,
  applicationById,
  applicationFacts,
  applicationsForReview,
  type ReviewRow,
} from '../applications/index.ts';
import type { Batch, CallContent } from '../calls/contract.ts';
import { batchById, contentOf } from '../calls/index.ts';
import { organizationById } from '../organizations/index.ts';
import { lockQuota, quotaOf } from '../quotas/index.ts';
import type { Quota } from '../quotas/contract.ts';
import { type Candidate, type ListFacts, type SeatedWork, isOnBoard } from './board-rules.ts';
import { opinionsOf, scoresFor, seatsOf, seatsTaken, shownStates } from './queries.ts';
import type { Opinion, RecommendationList, Seat } from './terms.ts';

/** A work on the board: what the rules judge and what the page shows. */
export type BoardWork = Candidate & {
  row: ReviewRow;
  score: number | null;
  spread: number;
  median: number;
  marksCount: number;
  opinionRow: Opinion | undefined;
};

/** The facts `application.*` that a composition rule may name beside the form's own fields. */
const derivedAnswers = (row: ReviewRow): Record<string, unknown> => ({
  'application.category': row.categoryCode,
  'application.applicant': row.applicantOrgId,
  'application.region': row.applicantRegionCode,
});

/** The works of a unit in a batch as candidates, best score first; works without a score come last, by number. */
export async function boardWorks(
  tx: Tx,
  unit: { batchId: string; recommenderOrgId: string; listId?: string | undefined },
  { now, content, only }: { now: Instant; content: CallContent; only?: readonly string[] | undefined },
): Promise<BoardWork[]> {
  const rows = await applicationsForReview(tx, { ...unit, states: shownStates });
  const scores = await scoresFor(
    tx,
    rows.map((row) => row.id),
  );
  const opinions = unit.listId ? await opinionsOf(tx, unit.listId) : [];
  const works: BoardWork[] = [];
  for (const row of rows) {
    const score = scores.get(row.id);
    const opinionRow = opinions.find((one) => one.applicationId === row.id);
    const totals = score?.detail.totals ?? [];
    works.push({
      row,
      applicationId: row.id,
      title: row.title,
      state: row.state,
      score: score?.score ?? null,
      spread: score?.spread ?? 0,
      median: totals[Math.floor(totals.length / 2)] ?? 0,
      marksCount: score?.marksCount ?? 0,
      vetoed: score?.vetoed ?? false,
      opinion: opinionRow?.opinion ?? '',
      opinionRow,
      findings: !only || only.includes(row.id) ? await findingsOfWork(tx, row, now) : [],
      answers: { ...(content.quota.composition.length > 0 ? await answersOf(tx, row.id) : {}), ...derivedAnswers(row) },
    });
  }
  return works.sort(byScore);
}

const byScore = (a: BoardWork, b: BoardWork): number =>
  (b.score ?? -1) - (a.score ?? -1) || b.median - a.median || (a.row.number ?? '').localeCompare(b.row.number ?? '');

/** The call's eligibility pack on a work that still waits; what has been sent up is no longer checked here. */
async function findingsOfWork(tx: Tx, row: ReviewRow, now: Instant) {
  if (!isOnBoard(row)) return [];
  return eligibilityFindings(await applicationFacts(tx, await applicationById(tx, row.id), now));
}

/** Places left for this list: the quota less what the unit recommends in other batches that count against it. */
export async function placesOf(tx: Tx, quota: Quota): Promise<number> {
  const others = quota.batchIds.filter((id) => id !== quota.batchId);
  if (others.length === 0) return quota.allowed;
  return Math.max(0, quota.allowed - (await seatsTaken(tx, quota.recommenderOrgId, others)));
}

export type Board = {
  list: RecommendationList;
  batch: Batch;
  content: CallContent;
  quota: Quota;
  allowed: number;
  works: BoardWork[];
  seats: (SeatedWork & BoardWork & Seat)[];
  facts: ListFacts;
};

type Looking = {
  now: Instant;
  /** The unit's places are held to the end of the act. */
  lock?: boolean;
  /** The eligibility pack is run on these works only; on all when absent. */
  only?: readonly string[] | undefined;
};

async function hasContact(tx: Tx, unitId: string): Promise<boolean> {
  const { contactName, contactPhone } = await organizationById(tx, unitId);
  return Boolean(contactName && contactPhone);
}

/** The whole board of a list: works, seats, places and the facts of its moves. */
export async function boardOf(tx: Tx, list: RecommendationList, { now, lock = false, only }: Looking): Promise<Board> {
  const { batchId, recommenderOrgId } = list;
  const batch = await batchById(tx, batchId);
  const content = await contentOf(tx, list.callVersionId);
  const quota = lock ? await lockQuota(tx, batchId, recommenderOrgId) : await quotaOf(tx, batchId, recommenderOrgId);
  const allowed = await placesOf(tx, quota);
  const works = await boardWorks(tx, { batchId, recommenderOrgId, listId: list.id }, { now, content, only });
  const seats = (await seatsOf(tx, list.id)).flatMap((seat) => {
    const work = works.find((one) => one.applicationId === seat.applicationId);
    return work ? [{ ...work, ...seat }] : []; // a work that was withdrawn leaves its seat empty
  });
  return {
    list,
    batch,
    content,
    quota,
    allowed,
    works,
    seats,
    facts: { list, quota: content.quota, allowed, batch, seats, contact: await hasContact(tx, recommenderOrgId), now },
  };
}
