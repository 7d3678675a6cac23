import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { digestOfText } from '../../../platform/digest.ts';
import { useCase } from '../../../platform/use-case.ts';
import { termsOn } from '../../classification/index.ts';
import { pledgeOf } from '../pledge.ts';
import { seatPolicy } from '../policy.ts';
import { DeclineSeat, SeatById, SignPledge } from '../schema.ts';
import { lockSeat, roundById, takeBackSheets, updateSeat } from '../store.ts';
import { seatWorkflow } from '../workflow.ts';

/** The expert takes the seat. */
export const acceptInvitation = useCase({
  act: 'review.accept',
  label: '接受评审邀请',
  input: SeatById,
  view: seatPolicy.view,
  allow: seatPolicy.accept,
  load: (tx, { seatId }) => lockSeat(tx, seatId),
  async run({ tx, record }, seat) {
    const state = moveOn(seatWorkflow, 'accept', seat.state, undefined);
    await updateSeat(tx, seat, { state });
    record({
      act: 'review.accept',
      subject: seat.id,
      also: [seat.roundId],
      before: { state: seat.state },
      after: { state },
    });
    return { id: seat.id };
  },
});

/** The expert refuses with a coded reason; the works wait for alternates. */
export const declineInvitation = useCase({
  act: 'review.decline',
  label: '谢绝评审邀请',
  input: DeclineSeat,
  view: seatPolicy.view,
  allow: seatPolicy.decline,
  load: (tx, { seatId }) => lockSeat(tx, seatId),
  async run({ tx, now, record }, seat, { code, note }) {
    const state = moveOn(seatWorkflow, 'decline', seat.state, undefined);
    const term = (await termsOn(tx, 'expert_decline', dayOf(now))).find((one) => one.code === code);
    if (!term)
      throw new Problem('review.not_in_list', {}, [{ code: 'not_in_list', path: 'code', message: '请选择谢绝理由' }]);
    await updateSeat(tx, seat, { state, declineCode: code, declineNote: note || null });
    await takeBackSheets(tx, seat.id, ['waiting', 'draft']);
    record({
      act: 'review.decline',
      subject: seat.id,
      also: [seat.roundId],
      before: { state: seat.state },
      after: { state, code },
      note: [term.label, note].filter(Boolean).join('：'),
    });
    return { id: seat.id };
  },
});

/** The expert signs the secrecy pledge of this round; the words signed are kept with their digest. */
export const signPledge = useCase({
  act: 'review.sign_pledge',
  label: '签署保密承诺',
  input: SignPledge,
  view: seatPolicy.view,
  allow: seatPolicy.sign_pledge,
  load: (tx, { seatId }) => lockSeat(tx, seatId),
  async run({ tx, now, house, record }, seat) {
    const state = moveOn(seatWorkflow, 'sign_pledge', seat.state, undefined);
    const round = await roundById(tx, seat.roundId);
    const words = (await pledgeOf(tx, round)).join('\n');
    const pledgeDigest = digestOfText(words, house.suite);
    await updateSeat(tx, seat, { state, pledgeText: words, pledgeDigest, pledgedAt: now });
    record({
      act: 'review.sign_pledge',
      subject: seat.id,
      also: [seat.roundId],
      before: { state: seat.state },
      after: { state, pledgeDigest },
    });
    return { id: seat.id };
  },
});
