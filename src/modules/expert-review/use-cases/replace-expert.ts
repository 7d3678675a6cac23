import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { fillGaps } from '../fill.ts';
import { roundPolicy, seatPolicy } from '../policy.ts';
import { ReplaceSeat, RoundById } from '../schema.ts';
import { lockRound, lockSeat, roundById, takeBackSheets, updateSeat } from '../store.ts';
import { roundWorkflow, seatWorkflow, sheetWorkflow } from '../workflow.ts';

/** Alternates step in wherever a work has too few experts. */
export const fillRound = useCase({
  act: 'review.fill_gaps',
  label: '候补递补',
  input: RoundById,
  view: roundPolicy.view,
  allow: roundPolicy.fill_gaps,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run(cx, round) {
    moveOn(roundWorkflow, 'fill_gaps', round.state, { findings: [] });
    const { filled, short } = await fillGaps(cx, round);
    cx.record({
      act: 'review.fill_gaps',
      subject: round.id,
      after: { filled, short },
      note: `递补 ${filled} 份，仍缺 ${short} 部`,
    });
    return { id: round.id, filled, short };
  },
});

/** An expert gives up the seat: open sheets go to alternates at once, those handed in stay unless asked for. */
export const replaceExpert = useCase({
  act: 'review.replace',
  label: '更换专家',
  input: ReplaceSeat,
  view: seatPolicy.view,
  allow: seatPolicy.replace,
  load: (tx, { seatId }) => lockSeat(tx, seatId, 'whole'),
  async run(cx, seat, { reason, alsoSubmitted }) {
    const { tx, record } = cx;
    const round = await roundById(tx, seat.roundId);
    moveOn(roundWorkflow, 'fill_gaps', round.state, { findings: [] });
    const state = moveOn(seatWorkflow, 'replace', seat.state, undefined);
    await updateSeat(tx, seat, { state, replacedReason: reason });
    const states = alsoSubmitted ? (['waiting', 'draft', 'submitted'] as const) : (['waiting', 'draft'] as const);
    for (const from of states) moveOn(sheetWorkflow, 'take_back', from, { findings: [] });
    const takenBack = await takeBackSheets(tx, seat.id, states);
    record({
      act: 'review.replace',
      subject: seat.id,
      also: [round.id],
      before: { state: seat.state },
      after: { state, takenBack },
      note: reason,
    });
    await fillGaps(cx, round);
    return { id: seat.id };
  },
});
