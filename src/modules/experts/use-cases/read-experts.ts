import { nothing } from '../../../base/endpoint.ts';
import { holders } from '../../../base/policy.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { dayOf } from '../../../base/time.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { personsHolding } from '../../accounts/index.ts';
import { regions } from '../../organizations/contract.ts';
import { expertPolicy, poolPolicy } from '../policy.ts';
import { expertsListed, interestsOf, peopleInPool } from '../queries.ts';
import { isAvailable } from '../rules.ts';
import { ExpertById, ExpertFilter } from '../schema.ts';
import { expertById, findExpertOfPerson } from '../store.ts';
import { type Expert, expertStates, expertTimeline, interestKinds } from '../terms.ts';
import { expertWorkflow } from '../workflow.ts';

const rowOf = (it: Expert, now: Cx['now']) => ({
  ...it,
  stateLabel: expertStates[it.state],
  regionName: it.regionCode ? (regions[it.regionCode] ?? '') : '',
  available: isAvailable(it, dayOf(now)),
});

/** The pool, filtered; for the bureau only. */
export const expertList = reading({
  input: ExpertFilter,
  view: poolPolicy.list,
  load: async () => null,
  async show({ tx, actor, now }, _none, filter) {
    const { rows, ...rest } = await expertsListed(tx, actor, filter);
    return { ...rest, rows: rows.map((it) => rowOf(it, now)), mayAdd: poolPolicy.add.test(actor, null) };
  },
});

/** Accounts with the role expert that are not in the pool yet. */
export const expertCandidates = reading({
  input: nothing,
  view: poolPolicy.add,
  load: async () => null,
  async show({ tx }) {
    const taken = await peopleInPool(tx);
    const rows = (await personsHolding(tx, 'expert')).filter((one) => !taken.has(one.id));
    return { rows: rows.map(({ id, name, loginName }) => ({ personId: id, name, loginName })) };
  },
});

async function shown({ tx, actor, now }: Cx, expert: Expert) {
  const interests = await interestsOf(tx, expert.id);
  const timeline = await timelineOf(tx, expert.id);
  const moves = movesOpenTo(expertWorkflow, expertPolicy, { actor, subject: expert, facts: undefined });
  return {
    ...rowOf(expert, now),
    moves,
    interests: interests.map((one) => ({ ...one, kindLabel: interestKinds[one.kind] })),
    mayChange: expertPolicy.change.test(actor, expert),
    mayDeclare: expertPolicy.declareInterest.test(actor, expert),
    timeline: timeline.map((one) => ({ ...one, label: expertTimeline[one.act] ?? one.act })),
  };
}

/** One entry of the pool with its declared ties and history. */
export const expertDetail = reading({
  input: ExpertById,
  view: expertPolicy.view,
  load: (tx, { expertId }) => expertById(tx, expertId),
  show: (cx, expert) => shown(cx, expert),
});

/** The own entry of the expert who asks. */
export const myExpert = reading({
  input: nothing,
  view: holders('expert'),
  load: async () => null,
  async show(cx) {
    const expert = await findExpertOfPerson(cx.tx, cx.actor.personId);
    return { expert: expert ? await shown(cx, expert) : null };
  },
});
