import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { personsHolding } from '../../accounts/index.ts';
import { batchById, contentOf } from '../../calls/index.ts';
import { firstReviewPolicy } from '../policy.ts';
import { findReview, membersOf } from '../queries.ts';
import { panelFindings } from '../rules.ts';
import { SetPanel } from '../schema.ts';
import { addMember, ensureRound, removeMember, saveReview } from '../store.ts';
import { isScoring, isScored } from '../workflow.ts';

/** The secretary says who sits on the unit's panel; while scoring is under way only with a reason. */
export const setPanel = useCase({
  act: 'first_review.set_panel',
  label: '组建评审组',
  input: SetPanel,
  load: async (tx, input, { actor }) => ({
    recommenderOrgId: actor.orgId,
    batch: await batchById(tx, input.batchId),
    before: await findReview(tx, input.batchId, actor.orgId),
  }),
  view: firstReviewPolicy.view,
  allow: firstReviewPolicy.set_panel,
  async run({ tx, now, actor, record }, { batch, before }, { personIds, version, reason }) {
    if (!batch.callVersionId) throw new Problem('act.not_found');
    const callVersionId = before?.callVersionId ?? batch.callVersionId;
    const review = await ensureRound(tx, { batchId: batch.id, recommenderOrgId: actor.orgId, callVersionId, now });
    if (review.version !== (version ?? 1)) throw new Problem('row.changed');
    if (isScored(review)) throw new Problem('first_review.not_scoring');
    if (isScoring(review) && reason === '') throw new Problem('first_review.reason');
    const reviewers = await personsHolding(tx, 'unit_reviewer', actor.orgId);
    const chosen = [...new Set(personIds)];
    const { firstReview: settings } = await contentOf(tx, review.callVersionId);
    const findings = panelFindings({ chosen, reviewers: reviewers.map((one) => one.id), settings });
    if (findings.length > 0) throw new Problem('first_review.panel', {}, findings);
    const old = await membersOf(tx, review.id);
    const leaving = old.filter((one) => !chosen.includes(one.personId));
    for (const { personId } of leaving) await removeMember(tx, { reviewId: review.id, personId }, { at: now, reason });
    const coming = reviewers.filter(
      (one) => chosen.includes(one.id) && !old.some((member) => member.personId === one.id),
    );
    for (const { id, name } of coming) await addMember(tx, { reviewId: review.id, personId: id, name }, now);
    await saveReview(tx, review);
    const members = reviewers.filter((one) => chosen.includes(one.id)).map((one) => one.name);
    record({
      act: 'first_review.set_panel',
      subject: review.id,
      before: { members: old.map((one) => one.name) },
      after: { members },
      note: reason || undefined,
    });
    return { id: review.id };
  },
});
