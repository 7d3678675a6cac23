import { type Finding, Problem } from '../../base/problem.ts';
import { moveOn } from '../../base/workflow.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { lockApplication, moveApplication } from '../applications/index.ts';
import { isUnfundable, type PassedOver, reserveAfter } from './decisions.ts';
import { factsOfList, type FundingSource } from './list-facts.ts';
import { decisionsIn, findListOfBatch, listById, lockList, saveList, updateDecision } from './store-decisions.ts';
import type { DecisionKind } from './terms.ts';
import { listWorkflow, isLocked } from './workflow.ts';

export type ReleasedRow = {
  applicationId: string;
  kind: DecisionKind;
  rank: number;
  reserveOrder: number | null;
  number: string;
  title: string;
  applicantName: string;
  recommenderName: string;
  recommenderOrgId: string;
  categoryCode: string | null;
  /** Not public. */
  score: number | null;
};
export type ReleasedDecisions = { decisionListId: string; releasedAt: Instant; rows: ReleasedRow[] };

const released = ['released', 'locked'];

/** The decisions of a batch once the leader has released them; undefined before, whoever asks. */
export async function releasedDecisions(tx: Tx, batchId: string): Promise<ReleasedDecisions | undefined> {
  const list = await findListOfBatch(tx, batchId);
  if (!list || !released.includes(list.state) || !list.releasedAt) return undefined;
  const { rows: works, finals } = await factsOfList(tx, list, { now: list.releasedAt });
  const byId = new Map(works.map((work) => [work.applicationId, work]));
  const rows = (await decisionsIn(tx, list.id)).flatMap((decision): ReleasedRow[] => {
    const work = byId.get(decision.applicationId);
    if (!work) return [];
    const { number, title, applicantName, recommenderName, recommenderOrgId, categoryCode } = work;
    const score = finals.find((result) => result.applicationId === decision.applicationId)?.score ?? null;
    const { applicationId, kind, rank, reserveOrder } = decision;
    return [
      {
        applicationId,
        kind,
        rank,
        reserveOrder,
        number,
        title,
        applicantName,
        recommenderName,
        recommenderOrgId,
        categoryCode,
        score,
      },
    ];
  });
  return { decisionListId: list.id, releasedAt: list.releasedAt, rows };
}

export type ReserveMove = {
  promoted: {
    applicationId: string;
    number: string;
    title: string;
    kind: 'selected' | 'selected_unfunded';
    /** What a person must clear before this work may have money. */
    waiting: Finding[];
  } | null;
  /** Earlier reserves that were passed over, with the rule in words. */
  skipped: { applicationId: string; number: string; title: string; reason: string; message: string }[];
};

/** Which work falls out, and which reserves the leader has passed over for it. */
export type Fall = {
  removed: string;
  passedOver?: readonly PassedOver[];
  funding?: FundingSource | undefined;
};

/** What would happen if a work fell out; for the dialog before an objection is upheld. Changes nothing. */
export async function previewReserve(
  tx: Tx,
  decisionListId: string,
  { removed, passedOver = [], funding }: Fall,
  now: Instant,
): Promise<ReserveMove> {
  const list = await lockedOrFound(tx, decisionListId, false);
  const facts = await factsOfList(tx, list, { now, funding });
  const { promoted, skipped } = reserveAfter(await decisionsIn(tx, list.id), facts, removed, passedOver);
  const work = (id: string) => facts.rows.find((one) => one.applicationId === id);
  const named = (id: string) => ({ applicationId: id, number: work(id)?.number ?? '', title: work(id)?.title ?? '' });
  const next = promoted === null ? undefined : work(promoted);
  const kind = isUnfundable(next) ? ('selected_unfunded' as const) : ('selected' as const);
  const asks = (next?.funding ?? []).filter(({ grade }) => grade === 'person' && kind === 'selected');
  return {
    promoted: promoted === null ? null : { ...named(promoted), kind, waiting: asks.map(({ finding }) => finding) },
    skipped: skipped.map((one) => ({ ...named(one.id), reason: one.reason, message: one.message })),
  };
}

async function lockedOrFound(tx: Tx, id: string, lock: boolean) {
  const list = await (lock ? lockList : listById)(tx, id);
  if (!released.includes(list.state)) throw new Problem('act.not_found');
  return list;
}

/**
 * A work falls out by an upheld objection: its row is marked removed and the first reserve that keeps floors and
 * ceilings moves up, its application with it. The caller moves the removed application itself and has checked who may.
 */
export async function promoteReserve(cx: ActCx, decisionListId: string, fall: Fall): Promise<ReserveMove> {
  const { tx, now, record } = cx;
  const list = await lockedOrFound(tx, decisionListId, true);
  const move = await previewReserve(tx, list.id, fall, now);
  await updateDecision(tx, { listId: list.id, applicationId: fall.removed }, { kind: 'removed', reserveOrder: null });
  if (move.promoted) {
    const { applicationId, kind } = move.promoted;
    await updateDecision(tx, { listId: list.id, applicationId }, { kind, reserveOrder: null, why: '备选递补' });
    const application = await lockApplication(tx, applicationId);
    await moveApplication(cx, application, kind === 'selected' ? 'promote' : 'promote_unfunded');
  }
  await saveList(tx, list);
  record({
    act: 'decision.promote',
    subject: list.id,
    before: { removed: fall.removed },
    after: {
      promoted: move.promoted?.applicationId ?? null,
      skipped: move.skipped.map(({ applicationId, reason }) => ({ applicationId, reason })),
    },
  });
  return move;
}

/** Publicity takes the list over; from here on only an upheld objection changes it. Harmless when done twice. */
export async function lockDecisionList(cx: ActCx, decisionListId: string): Promise<void> {
  const list = await lockedOrFound(cx.tx, decisionListId, true);
  if (isLocked(list)) return;
  const state = moveOn(listWorkflow, 'lock', list.state, { findings: [] });
  await saveList(cx.tx, { ...list, state, lockedAt: cx.now });
  cx.record({ act: 'decision.lock', subject: list.id, before: { state: list.state }, after: { state } });
}
