import { addWorkingDays } from '../../../base/working-days.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { isRecommended } from '../../applications/contract.ts';
import { lockApplication, moveApplication } from '../../applications/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { roundPolicy } from '../policy.ts';
import { progressOf, roundFacts, worksLeftOut } from '../queries.ts';
import { openFindings } from '../rules.ts';
import { RoundById } from '../schema.ts';
import { lockRound, saveRound } from '../store.ts';
import { roundWorkflow } from '../workflow.ts';

/** Opens the desks: works enter 复评 and the clock of the call's working days begins. */
export const openRound = useCase({
  act: 'review.open',
  label: '开启评审',
  input: RoundById,
  view: roundPolicy.view,
  allow: roundPolicy.open,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run(cx, round) {
    const { tx, now, record } = cx;
    const facts = await roundFacts(tx, round, now);
    const state = moveOn(roundWorkflow, 'open', round.state, {
      findings: openFindings({
        works: progressOf(facts),
        seats: facts.seats,
        settings: facts.content.review,
        left: await worksLeftOut(tx, facts),
      }),
    });
    const dueOn = addWorkingDays(await calendarOf(tx), dayOf(now), facts.content.review.dueWorkingDays);
    for (const work of facts.works) {
      const application = await lockApplication(tx, work.applicationId);
      if (round.stage === 'second' && isRecommended(application))
        await moveApplication(cx, application, 'enter_second');
    }
    await saveRound(tx, { ...round, state, dueOn, openedAt: now });
    record({ act: 'review.open', subject: round.id, before: { state: round.state }, after: { state, dueOn } });
    return { id: round.id };
  },
});
