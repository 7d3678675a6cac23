import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { firstReviewPolicy } from '../policy.ts';
import { roundOf, scoredWorks, sheetStateOf } from '../queries.ts';
import { UrgeReviewers } from '../schema.ts';
import { lockReview, markUrged } from '../store.ts';
import { isScoring } from '../workflow.ts';

/** The secretary reminds members of the panel who still have sheets to hand in; the notices module carries it out. */
export const urgeReviewers = useCase({
  act: 'first_review.urge',
  label: '催办评委',
  input: UrgeReviewers,
  load: (tx, input) => lockReview(tx, input.reviewId),
  view: firstReviewPolicy.view,
  allow: firstReviewPolicy.urge,
  async run({ tx, now, record }, review, { personIds, note }) {
    if (!isScoring(review)) throw new Problem('first_review.not_scoring');
    const round = await roundOf(tx, review);
    const late = round.members
      .filter(({ personId }) => personIds.includes(personId))
      .map(({ personId, name }) => ({
        personId,
        name,
        left: scoredWorks(round).filter((work) => ['blank', 'draft'].includes(sheetStateOf(round, work.id, personId)))
          .length,
      }))
      .filter(({ left }) => left > 0);
    if (late.length === 0) throw new Problem('first_review.nobody_late');
    await markUrged(
      tx,
      review.id,
      late.map((one) => one.personId),
      now,
    );
    record({
      act: 'first_review.urge',
      subject: review.id,
      after: { to: late, dueOn: review.dueOn },
      note: `${late.map(({ name, left }) => `${name}（${left} 部）`).join('、')}${note ? `：${note}` : ''}`,
    });
    return { id: review.id };
  },
});
