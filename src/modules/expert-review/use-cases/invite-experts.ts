import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { isAvailable } from '../../experts/contract.ts';
import { roundPolicy, seatPolicy } from '../policy.ts';
import { panelsOf, roundFacts, seatsOf } from '../queries.ts';
import { inviteFindings } from '../rules.ts';
import { AddAlternate, RoundById, UrgeSeat } from '../schema.ts';
import { insertSeat, lockRound, lockSeat, updateSeat } from '../store.ts';
import { roundWorkflow, seatWorkflow, isUntold } from '../workflow.ts';

/** Sends the invitations of all seats proposed so far; regulars and alternates alike. */
export const inviteExperts = useCase({
  act: 'review.invite',
  label: '发出邀请',
  input: RoundById,
  view: roundPolicy.view,
  allow: roundPolicy.invite,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run({ tx, now, record }, round) {
    const seats = await seatsOf(tx, round.id);
    moveOn(roundWorkflow, 'invite', round.state, { findings: inviteFindings(seats) });
    for (const seat of seats.filter(isUntold)) {
      const state = moveOn(seatWorkflow, 'invite', seat.state, undefined);
      await updateSeat(tx, seat, { state, invitedAt: now });
      record({
        act: 'review.invite',
        subject: seat.id,
        also: [round.id],
        before: { state: seat.state },
        after: { state },
      });
    }
    return { id: round.id };
  },
});

/** One more alternate for a panel, invited at once: for when the others do not suffice. */
export const addAlternate = useCase({
  act: 'review.add_alternate',
  label: '增补候补专家',
  input: AddAlternate,
  view: roundPolicy.view,
  allow: roundPolicy.add_alternate,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run({ tx, now, record }, round, { panelId, expertId }) {
    const facts = await roundFacts(tx, round, now);
    const expert = facts.plan.experts.find((one) => one.id === expertId);
    const known = (await panelsOf(tx, round.id)).some((panel) => panel.id === panelId);
    if (!expert || !known) throw new Problem('act.not_found');
    const seated = facts.seats.some((seat) => seat.expertId === expertId);
    moveOn(roundWorkflow, 'add_alternate', round.state, {
      findings: [
        ...(seated ? [{ code: 'expert_twice', message: `专家${expert.name}在本轮已有席位`, path: 'expertId' }] : []),
        ...(isAvailable(expert, dayOf(now))
          ? []
          : [{ code: 'expert_unavailable', message: `专家${expert.name}目前不在聘`, path: 'expertId' }]),
      ],
    });
    const seat = await insertSeat(tx, {
      id: newId(),
      roundId: round.id,
      panelId,
      expertId,
      standing: 'alternate',
      state: 'invited',
      invitedAt: now,
    });
    record({ act: 'review.add_alternate', subject: seat.id, also: [round.id], after: { state: seat.state } });
    return { id: round.id };
  },
});

/** The officer reminds an expert; what was urged and when stays on the seat. */
export const urgeExpert = useCase({
  act: 'review.urge',
  label: '催办',
  input: UrgeSeat,
  view: seatPolicy.view,
  allow: seatPolicy.urge,
  load: (tx, { seatId }) => lockSeat(tx, seatId),
  async run({ tx, now, record }, seat, { note }) {
    moveOn(seatWorkflow, 'urge', seat.state, undefined);
    await updateSeat(tx, seat, { urgedAt: now });
    record({
      act: 'review.urge',
      subject: seat.id,
      also: [seat.roundId],
      after: { urgedAt: now },
      note: note || undefined,
    });
    return { id: seat.id };
  },
});
