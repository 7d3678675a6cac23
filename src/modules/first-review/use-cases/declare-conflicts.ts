import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { sheetPolicy } from '../policy.ts';
import { conflictsOf, isMember, roundOf } from '../queries.ts';
import { DeclareConflicts } from '../schema.ts';
import { insertConflict, lockReview, lockSheet, markDeclared, saveSheetRow } from '../store.ts';
import { sheetWorkflow, isScored, isRecused } from '../workflow.ts';

async function load(tx: Tx, { reviewId }: { reviewId: string }, { actor }: Cx) {
  const review = await lockReview(tx, reviewId);
  const member = await isMember(tx, reviewId, actor.personId);
  return {
    review,
    member,
    recommenderOrgId: review.recommenderOrgId,
    reviewerId: actor.personId,
    onPanel: member !== undefined,
  };
}

/** A member of the panel names the works with a conflict, none being an answer too; needed before any file opens. */
export const declareConflicts = useCase({
  act: 'first_review.declare',
  label: '申报回避',
  input: DeclareConflicts,
  load,
  view: sheetPolicy.view,
  allow: sheetPolicy.declare,
  async run({ tx, now, actor, record }, { review }, { conflicts }) {
    if (isScored(review)) throw new Problem('first_review.not_scoring');
    const round = await roundOf(tx, review);
    const before = (await conflictsOf(tx, review.id)).filter((one) => one.personId === actor.personId);
    const added = conflicts.filter((one) => !before.some((old) => old.applicationId === one.applicationId));
    for (const one of added) {
      if (!round.works.some((work) => work.id === one.applicationId)) throw new Problem('act.not_found');
      await insertConflict(tx, { ...one, reviewId: review.id, personId: actor.personId, declaredAt: now });
      await recuse(tx, {
        applicationId: one.applicationId,
        personId: actor.personId,
        callVersionId: review.callVersionId,
      });
    }
    await markDeclared(tx, review.id, actor.personId, now);
    const titles = added.map((one) => `《${round.works.find((work) => work.id === one.applicationId)?.title}》`);
    record({
      act: 'first_review.declare',
      subject: review.id,
      after: { conflicts: added },
      note: titles.length > 0 ? `回避 ${titles.join('')}` : '无需回避的作品',
    });
    return { id: review.id };
  },
});

/** A sheet already begun no longer counts. */
async function recuse(tx: Tx, it: { applicationId: string; personId: string; callVersionId: string }): Promise<void> {
  const sheet = await lockSheet(tx, it.applicationId, it.personId);
  if (!sheet || isRecused(sheet)) return;
  const {
    firstReview: { rubric },
  } = await contentOf(tx, it.callVersionId);
  const state = moveOn(sheetWorkflow, 'recuse', sheet.state, { rubric, marks: sheet.marks, comment: sheet.comment });
  await saveSheetRow(tx, { ...sheet, state, total: null });
}
