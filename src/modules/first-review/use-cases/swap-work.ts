import { type Finding, Problem, stops } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { lockApplication, moveApplication } from '../../applications/index.ts';
import { type Board, boardOf } from '../board-queries.ts';
import { opinionsOf } from '../queries.ts';
import { compositionState, opinionFindings, seatFindings } from '../board-rules.ts';
import { composeEdition } from '../composing.ts';
import type { Swapped } from '../edition.ts';
import { listPolicy } from '../policy.ts';
import { SwapWork } from '../schema.ts';
import { replaceSeats, saveList, saveOpinionRow } from '../store.ts';
import { listWorkflow } from '../workflow.ts';
import { issueEdition, lockWithWorks, recommend } from './seal-list.ts';

type Exchange = { outId: string; inId: string };

/** The list as it would stand after the exchange, and everything against it. */
export function exchanged(board: Board, { outId, inId }: Exchange) {
  const out = board.seats.find((one) => one.applicationId === outId);
  const into = board.works.find((one) => one.applicationId === inId);
  if (!out || !into || board.seats.some((one) => one.applicationId === inId)) throw new Problem('act.not_found');
  const coming = { ...out, ...into, rank: out.rank };
  const seats = board.seats.map((one) => (one === out ? coming : one));
  const findings: Finding[] = [
    ...seatFindings(coming),
    ...opinionFindings(coming, board.content.quota),
    ...board.content.quota.composition.flatMap((rule) => compositionState(rule, seats).finding ?? []),
  ];
  return { out, coming, seats, findings: stops(findings) };
}

/** Writes the opinion on the work that comes in, over what stood there. */
async function writeOpinion(
  { tx, actor, now }: ActCx,
  listId: string,
  given: { applicationId: string; opinion: string },
): Promise<void> {
  const version = (await opinionsOf(tx, listId)).find((one) => one.applicationId === given.applicationId)?.version ?? 0;
  await saveOpinionRow(tx, {
    ...given,
    listId,
    version,
    savedBy: actor.personId,
    savedByName: actor.name,
    savedAt: now,
  });
}

/** The leader changes one work of a list already sent, until the date, with a reason; both editions stay (方案六（一）5). */
export const swapWork = useCase({
  act: 'recommendation.swap',
  label: '更换推荐作品',
  input: SwapWork,
  load: (tx, input) => lockWithWorks(tx, input.listId, [input.outId, input.inId]),
  view: listPolicy.view,
  allow: listPolicy.swap,
  async run(cx, list, { version, outId, inId, reason, opinion }) {
    const { tx, now, actor, house, record } = cx;
    if (list.version !== version) throw new Problem('row.changed');
    if (opinion !== undefined) await writeOpinion(cx, list.id, { applicationId: inId, opinion });
    const board = await boardOf(tx, list, { now, lock: true, only: [inId] });
    const state = moveOn(listWorkflow, 'swap', list.state, board.facts);
    const { out, coming, seats, findings } = exchanged(board, { outId, inId });
    if (findings.length > 0) throw new Problem('recommendation.swap', {}, findings);
    const swapped: Swapped = {
      out: { number: out.row.number ?? '', title: out.title },
      in: { number: coming.row.number ?? '', title: coming.title },
      rank: out.rank,
      reason,
    };
    const composed = await composeEdition(tx, board, seats, { actor, now, suite: house.suite, swapped });
    await moveApplication(cx, await lockApplication(tx, outId), 'swap_out', {
      note: reason,
      set: { recommendedAt: null },
    });
    await recommend(cx, inId);
    await replaceSeats(
      tx,
      list.id,
      seats.map(({ rank, applicationId }) => ({ rank, applicationId, placedBy: actor.personId, placedAt: now })),
    );
    const sealed = await issueEdition(cx, list, composed);
    await saveList(tx, { ...list, state, edition: composed.edition.edition, swapCount: list.swapCount + 1 });
    record({
      act: 'recommendation.swap',
      subject: list.id,
      before: { out: swapped.out },
      after: { in: swapped.in, ...sealed },
      note: `第 ${swapped.rank} 席《${swapped.out.title}》换为《${swapped.in.title}》：${reason}`,
    });
    return { id: list.id };
  },
});
