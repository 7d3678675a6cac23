import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { useCase } from '../../../platform/use-case.ts';
import { firstReviewPolicy } from '../policy.ts';
import { countedSheets, reviewFactsOf, type Round, roundOf, scoredWorks } from '../queries.ts';
import { scoreOf, scoreRuleOf } from '../rules.ts';
import { CloseScoring, OpenScoring, ReopenScoring } from '../schema.ts';
import { lockReview, saveReview, saveScores } from '../store.ts';
import type { FirstReview, Score } from '../terms.ts';
import { firstReviewWorkflow } from '../workflow.ts';

const load = (tx: Tx, input: { reviewId: string }) => lockReview(tx, input.reviewId);
const unchanged = (review: FirstReview, version: number) => {
  if (review.version !== version) throw new Problem('row.changed');
};

/** The secretary opens the scoring to the panel. */
export const openScoring = useCase({
  act: 'first_review.open',
  label: '开始打分',
  input: OpenScoring,
  load,
  view: firstReviewPolicy.view,
  allow: firstReviewPolicy.open,
  async run({ tx, now, record }, review, { version, dueOn }) {
    unchanged(review, version);
    const wanted = { ...review, dueOn: dueOn ?? null };
    const state = moveOn(firstReviewWorkflow, 'open', review.state, reviewFactsOf(await roundOf(tx, wanted)));
    const after = await saveReview(tx, { ...wanted, state, openedAt: now });
    record({
      act: 'first_review.open',
      subject: review.id,
      before: { state: review.state },
      after: { state, dueOn: after.dueOn },
    });
    return { id: review.id };
  },
});

/** The secretary closes the scoring; from the sheets handed in the scores are counted by the call's rule and kept. */
export const closeScoring = useCase({
  act: 'first_review.close',
  label: '结束打分',
  input: CloseScoring,
  load,
  view: firstReviewPolicy.view,
  allow: firstReviewPolicy.close,
  async run({ tx, now, record }, review, { version }) {
    unchanged(review, version);
    const round = await roundOf(tx, review);
    const state = moveOn(firstReviewWorkflow, 'close', review.state, reviewFactsOf(round));
    const scores = scoresIn(round, now);
    await saveScores(tx, review.id, scores);
    await saveReview(tx, { ...review, state, closedAt: now });
    const kept = scores.map(({ applicationId, score, spread, marksCount, vetoed }) => ({
      applicationId,
      score,
      spread,
      marksCount,
      vetoed,
    }));
    record({
      act: 'first_review.close',
      subject: review.id,
      before: { state: review.state },
      after: { state, rule: scoreRuleOf(round.content), scores: kept },
      note: `${scores.length} 部作品已计分`,
    });
    return { id: review.id };
  },
});

function scoresIn(round: Round, now: Score['computedAt']): Score[] {
  const rule = scoreRuleOf(round.content);
  const { rubric } = round.content.firstReview;
  return scoredWorks(round).map(({ id }) => ({
    ...scoreOf(
      rubric,
      countedSheets(round, id).map((one) => one.marks),
      rule,
    ),
    applicationId: id,
    reviewId: round.review.id,
    rule,
    computedAt: now,
  }));
}

/** The secretary opens the scoring again, with a reason; marks may then be changed, and works accepted late scored. */
export const reopenScoring = useCase({
  act: 'first_review.reopen',
  label: '重新打分',
  input: ReopenScoring,
  load,
  view: firstReviewPolicy.view,
  allow: firstReviewPolicy.reopen,
  async run({ tx, record }, review, { version, reason }) {
    unchanged(review, version);
    const state = moveOn(firstReviewWorkflow, 'reopen', review.state, reviewFactsOf(await roundOf(tx, review)));
    await saveReview(tx, { ...review, state, closedAt: null });
    record({
      act: 'first_review.reopen',
      subject: review.id,
      before: { state: review.state },
      after: { state },
      note: reason,
    });
    return { id: review.id };
  },
});
