import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockApplication, moveApplication } from '../../applications/index.ts';
import { roundPolicy } from '../policy.ts';
import { progressOf, resultsOf, roundFacts } from '../queries.ts';
import { outcomeOf } from '../results.ts';
import { closeFindings } from '../rules.ts';
import { AdvanceWorks, RoundById } from '../schema.ts';
import { lockRound, saveRound } from '../store.ts';
import { insertResults, markAdvancing } from '../store-plan.ts';
import { advanceFindings, proposedFinalists } from '../finalists.ts';
import { roundWorkflow, isHandedIn } from '../workflow.ts';

/** Ends a round and turns its marks into results by the declared rule; from here on marks are open to the bureau. */
export const closeRound = useCase({
  act: 'review.close',
  label: '结束评审并汇总',
  input: RoundById,
  view: roundPolicy.view,
  allow: roundPolicy.close,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run({ tx, now, record }, round) {
    const facts = await roundFacts(tx, round, now);
    const { rubric, review } = facts.content;
    const state = moveOn(roundWorkflow, 'close', round.state, {
      findings: closeFindings({ works: progressOf(facts), settings: review, dueOn: round.dueOn, now }),
    });
    const handedIn = facts.sheets.filter(isHandedIn);
    const { rows, agreement } = outcomeOf({
      rubric,
      review,
      works: facts.works,
      cut: round.stage === 'second' ? review.finalists : review.places,
      sheets: handedIn.map(({ applicationId, seatId, marks, gates }) => ({
        applicationId,
        reviewer: seatId,
        marks,
        gates,
      })),
    });
    await insertResults(tx, round.id, rows);
    await saveRound(tx, { ...round, state, agreement, closedAt: now });
    record({
      act: 'review.close',
      subject: round.id,
      before: { state: round.state },
      after: { state, works: rows.length, sheets: handedIn.length, alpha: agreement.alpha },
    });
    return { id: round.id };
  },
});

/** Settles who goes on from 复评 to 终评; leaving the order of the results takes a written reason. */
export const advanceWorks = useCase({
  act: 'review.advance',
  label: '确定终评名单',
  input: AdvanceWorks,
  view: roundPolicy.view,
  allow: roundPolicy.advance,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run(cx, round, { applicationIds, reason }) {
    const { tx, now, record } = cx;
    const { content, works } = await roundFacts(tx, round, now);
    const results = await resultsOf(tx, round.id);
    const rows = results.map((result) => result.row);
    const chosen = [...new Set(applicationIds)];
    const findings = advanceFindings({ round, rows, works, review: content.review, chosen, reason });
    moveOn(roundWorkflow, 'advance', round.state, { findings: [] });
    if (findings.length > 0) throw new Problem('review.finalists_faulty', {}, findings);
    for (const applicationId of chosen) {
      await moveApplication(cx, await lockApplication(tx, applicationId), 'enter_final');
    }
    await markAdvancing(tx, round.id, chosen);
    await saveRound(tx, { ...round, advancedAt: now });
    record({
      act: 'review.advance',
      subject: round.id,
      after: { chosen, proposed: proposedFinalists(rows, works, content.review) },
      note: reason || undefined,
    });
    return { id: round.id };
  },
});
