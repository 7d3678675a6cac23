import { everyone } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { roundPolicy } from '../policy.ts';
import { roundsOfBatch, worksFor } from '../queries.ts';
import { PrepareRound, RoundById } from '../schema.ts';
import { insertRound, lockRound } from '../store.ts';
import { setRoundWorks } from '../store-plan.ts';
import { type Round, stages } from '../terms.ts';
import { roundWorkflow } from '../workflow.ts';

/** The officer sets up 复评 or 终评 of a batch with the works that stand ready for it. */
export const prepareRound = useCase({
  act: 'review.prepare',
  label: '建立评审轮次',
  input: PrepareRound,
  view: everyone,
  allow: { says: roundPolicy.prepare.says, test: (actor) => roundPolicy.prepare.test(actor, { state: 'preparing' }) },
  load: (tx, { batchId }) => batchById(tx, batchId),
  async run({ tx, actor, now, record }, batch, { stage }) {
    const works = await worksFor(tx, { batchId: batch.id, stage });
    const second = (await roundsOfBatch(tx, batch.id)).find((one) => one.stage === 'second');
    const callVersionId = second?.callVersionId ?? batch.callVersionId;
    if (works.length === 0 || !callVersionId) throw new Problem('review.no_works', { stage: stages[stage] });
    const round: Round = {
      id: newId(),
      version: 1,
      batchId: batch.id,
      stage,
      state: 'preparing',
      callVersionId,
      method: null,
      seed: null,
      planDigest: null,
      dueOn: null,
      agreement: null,
      createdBy: actor.personId,
      createdAt: now,
      openedAt: null,
      closedAt: null,
      advancedAt: null,
    };
    await insertRound(tx, round);
    await setRoundWorks(
      tx,
      round.id,
      works.map((work) => work.id),
    );
    record({ act: 'review.prepare', subject: round.id, after: { stage, works: works.length }, note: batch.name });
    return { id: round.id };
  },
});

/** Works recommended or taken back since then are taken into the round or out of it. */
export const takeWorks = useCase({
  act: 'review.take_works',
  label: '更新参评作品',
  input: RoundById,
  view: roundPolicy.view,
  allow: roundPolicy.take_works,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run({ tx, record }, round) {
    moveOn(roundWorkflow, 'take_works', round.state, { findings: [] });
    const works = await worksFor(tx, round);
    await setRoundWorks(
      tx,
      round.id,
      works.map((work) => work.id),
    );
    record({ act: 'review.take_works', subject: round.id, after: { works: works.length } });
    return { id: round.id };
  },
});
