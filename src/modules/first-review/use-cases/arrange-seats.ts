import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockApplication } from '../../applications/index.ts';
import { boardOf } from '../board-queries.ts';
import { placed, seatFindings } from '../board-rules.ts';
import { listPolicy } from '../policy.ts';
import { PlaceSeat, VacateSeat } from '../schema.ts';
import { lockList, replaceSeats, saveList } from '../store.ts';
import type { RecommendationList } from '../terms.ts';
import { listWorkflow, isSealed } from '../workflow.ts';

type Seated = { listId: string; applicationId: string };

/** The work first, then the list, then (in the act) the unit's places: the order in which everybody locks. */
async function load(tx: Tx, { listId, applicationId }: Seated): Promise<RecommendationList> {
  const application = await lockApplication(tx, applicationId);
  const list = await lockList(tx, listId);
  if (application.batchId !== list.batchId || application.recommenderOrgId !== list.recommenderOrgId)
    throw new Problem('act.not_found');
  return list;
}

function mustBeArranging(list: RecommendationList, version: number): void {
  if (isSealed(list)) throw new Problem('recommendation.sealed');
  if (list.version !== version) throw new Problem('row.changed');
}

/** A work takes a seat, or changes its own; never more works than places, however many click at once. */
export const placeSeat = useCase({
  act: 'recommendation.arrange',
  label: '列入席位',
  input: PlaceSeat,
  load,
  view: listPolicy.view,
  allow: listPolicy.arrange,
  async run({ tx, now, actor, record }, list, { version, applicationId, rank }) {
    mustBeArranging(list, version);
    const board = await boardOf(tx, list, { now, lock: true, only: [applicationId] });
    const state = moveOn(listWorkflow, 'arrange', list.state, board.facts);
    const work = board.works.find((one) => one.applicationId === applicationId);
    if (!work) throw new Problem('act.not_found');
    const findings = seatFindings(work);
    if (findings.length > 0) throw new Problem('recommendation.seat', {}, findings);
    const seats = placed(board.seats, applicationId, { rank, allowed: board.allowed });
    if (seats === 'full')
      throw new Problem('recommendation.full', { allowed: board.allowed, clause: board.quota.clause });
    await replaceSeats(
      tx,
      list.id,
      seats.map((seat) => ({
        rank: seat.rank,
        applicationId: seat.applicationId,
        placedBy: actor.personId,
        placedAt: now,
      })),
    );
    const after = await saveList(tx, { ...list, state });
    record({
      act: 'recommendation.arrange',
      subject: list.id,
      before: { seats: orderOf(board.seats) },
      after: { seats: orderOf(seats) },
      note: `《${work.title}》列第 ${rank} 席`,
    });
    return { id: list.id, version: after.version };
  },
});

/** A work leaves its seat; its opinion is kept. */
export const vacateSeat = useCase({
  act: 'recommendation.arrange',
  label: '移出席位',
  input: VacateSeat,
  load,
  view: listPolicy.view,
  allow: listPolicy.arrange,
  async run({ tx, now, record }, list, { version, applicationId }) {
    mustBeArranging(list, version);
    const board = await boardOf(tx, list, { now, lock: true, only: [] });
    const state = moveOn(listWorkflow, 'arrange', list.state, board.facts);
    const leaving = board.seats.find((one) => one.applicationId === applicationId);
    if (!leaving) throw new Problem('row.changed');
    const seats = board.seats.filter((one) => one !== leaving);
    await replaceSeats(
      tx,
      list.id,
      seats.map(({ rank, applicationId: id, placedBy, placedAt }) => ({ rank, applicationId: id, placedBy, placedAt })),
    );
    const after = await saveList(tx, { ...list, state });
    record({
      act: 'recommendation.arrange',
      subject: list.id,
      before: { seats: orderOf(board.seats) },
      after: { seats: orderOf(seats) },
      note: `《${leaving.title}》移出第 ${leaving.rank} 席`,
    });
    return { id: list.id, version: after.version };
  },
});

const orderOf = (seats: readonly { rank: number; applicationId: string }[]) =>
  seats.map(({ rank, applicationId }) => ({ rank, applicationId })).sort((a, b) => a.rank - b.rank);
