import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { expertPolicy } from '../policy.ts';
import { DeclareInterest, WithdrawInterest } from '../schema.ts';
import { insertInterest, lockExpert, lockInterest, markWithdrawn } from '../store.ts';

/** The expert, or an officer for them, declares a tie to a party; it counts in every later round. */
export const declareInterest = useCase({
  act: 'expert.declare_interest',
  label: '申报利害关系',
  input: DeclareInterest,
  view: expertPolicy.view,
  allow: expertPolicy.declareInterest,
  load: (tx, { expertId }) => lockExpert(tx, expertId),
  async run({ tx, actor, now, record }, expert, input) {
    const interest = { ...input, id: newId(), declaredBy: actor.personId, declaredAt: now, withdrawnAt: null };
    await insertInterest(tx, interest);
    record({ act: 'expert.declare_interest', subject: expert.id, after: interest, note: input.partyName });
    return { id: expert.id };
  },
});

/** A declared tie no longer stands; the declaration stays on record. */
export const withdrawInterest = useCase({
  act: 'expert.withdraw_interest',
  label: '撤销利害关系申报',
  input: WithdrawInterest,
  view: expertPolicy.view,
  allow: expertPolicy.withdrawInterest,
  load: (tx, { expertId }) => lockExpert(tx, expertId),
  async run({ tx, now, record }, expert, { interestId, reason }) {
    const interest = await lockInterest(tx, interestId, expert.id);
    if (interest.withdrawnAt) throw new Problem('expert.interest_withdrawn');
    await markWithdrawn(tx, interestId, now);
    record({ act: 'expert.withdraw_interest', subject: expert.id, before: interest, note: reason });
    return { id: expert.id };
  },
});
