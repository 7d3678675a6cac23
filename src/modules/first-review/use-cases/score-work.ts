import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, type Cx, useCase } from '../../../platform/use-case.ts';
import type { Application } from '../../applications/contract.ts';
import { applicationById } from '../../applications/index.ts';
import { contentOf } from '../../calls/index.ts';
import { sheetPolicy } from '../policy.ts';
import { conflictsOf, findReview, isMember, scoredStates, shownStates } from '../queries.ts';
import { totalOf } from '../rules.ts';
import { ReviseSheet, SheetContent } from '../schema.ts';
import { lockSheet, saveSheetRow, shareReview } from '../store.ts';
import type { FirstReview, Member, Sheet } from '../terms.ts';
import { type SheetAct, sheetWorkflow, isScoring, isHandedIn } from '../workflow.ts';

/** A reviewer's sheet for one work, with the round and the membership that allow it. */
export type OwnSheet = {
  recommenderOrgId: string;
  reviewerId: string;
  onPanel: boolean;
  review: FirstReview;
  member: Member | undefined;
  application: Application;
  sheet: Sheet | undefined;
  recused: boolean;
};

/** Finds the asker's sheet for a work; the round's state is held still, so a closing waits for it. */
export async function lockOwnSheet(tx: Tx, applicationId: string, { actor }: Pick<Cx, 'actor'>): Promise<OwnSheet> {
  const application = await applicationById(tx, applicationId);
  const found =
    shownStates.includes(application.state) &&
    (await findReview(tx, application.batchId, application.recommenderOrgId));
  if (!found) throw new Problem('act.not_found');
  const review = await shareReview(tx, found.id);
  return ownSheet(
    tx,
    { application, review, sheet: await lockSheet(tx, applicationId, actor.personId) },
    actor.personId,
  );
}

export async function ownSheet(
  tx: Tx,
  it: { application: Application; review: FirstReview; sheet: Sheet | undefined },
  personId: string,
): Promise<OwnSheet> {
  const member = await isMember(tx, it.review.id, personId);
  const conflicts = await conflictsOf(tx, it.review.id);
  const recused = conflicts.some((one) => one.applicationId === it.application.id && one.personId === personId);
  return {
    ...it,
    recommenderOrgId: it.review.recommenderOrgId,
    reviewerId: personId,
    onPanel: member !== undefined,
    member,
    recused,
  };
}

/** Nobody reads or scores before having said with which works there is a conflict, nor a work named there. */
export function mustBeFree({ recused, member }: Pick<OwnSheet, 'recused' | 'member'>): void {
  if (recused) throw new Problem('first_review.conflict');
  if (!member?.declaredAt) throw new Problem('first_review.undeclared');
}

function mustBeScoring({ review, application }: OwnSheet): void {
  if (!isScoring(review) || !scoredStates.includes(application.state)) throw new Problem('first_review.not_scoring');
}

type Written = { version: number; marks: Sheet['marks']; comment: string };

/** Writes a sheet by one move of its table; the total stands on sheets handed in only. */
async function writeSheet(cx: ActCx, own: OwnSheet, { act, given }: { act: SheetAct; given: Written }): Promise<Sheet> {
  const { tx, now } = cx;
  mustBeScoring(own);
  mustBeFree(own);
  const before = own.sheet;
  if (given.version !== (before?.version ?? 0)) throw new Problem('row.changed');
  const {
    firstReview: { rubric },
  } = await contentOf(tx, own.review.callVersionId);
  const state = moveOn(sheetWorkflow, act, before?.state ?? 'blank', {
    rubric,
    marks: given.marks,
    comment: given.comment,
  });
  const handedIn = isHandedIn({ state });
  return saveSheetRow(tx, {
    id: before?.id ?? newId(),
    reviewId: own.review.id,
    applicationId: own.application.id,
    reviewerId: own.reviewerId,
    version: before?.version ?? 0,
    state,
    marks: given.marks,
    comment: given.comment,
    total: handedIn ? totalOf(rubric, given.marks) : null,
    savedAt: now,
    submittedAt: handedIn ? now : (before?.submittedAt ?? null),
  });
}

/** A reviewer's sheet is kept as it is being filled in. */
export const saveSheet = useCase({
  act: 'first_review.save_sheet',
  label: '暂存评分',
  input: SheetContent,
  load: (tx, input, cx) => lockOwnSheet(tx, input.applicationId, cx),
  view: sheetPolicy.view,
  allow: sheetPolicy.save,
  async run(cx, own, input) {
    const sheet = await writeSheet(cx, own, { act: 'save', given: input });
    cx.record({ act: 'first_review.save_sheet', subject: sheet.id, after: { version: sheet.version } });
    return { id: sheet.id, version: sheet.version };
  },
});

/** A reviewer hands in the sheet of one work. */
export const submitSheet = useCase({
  act: 'first_review.submit_sheet',
  label: '提交评分',
  input: SheetContent,
  load: (tx, input, cx) => lockOwnSheet(tx, input.applicationId, cx),
  view: sheetPolicy.view,
  allow: sheetPolicy.submit,
  async run(cx, own, input) {
    const sheet = await writeSheet(cx, own, { act: 'submit', given: input });
    cx.record({
      act: 'first_review.submit_sheet',
      subject: sheet.id,
      before: own.sheet && { marks: own.sheet.marks, comment: own.sheet.comment },
      after: { marks: sheet.marks, comment: sheet.comment, total: sheet.total },
    });
    return { id: sheet.id, version: sheet.version };
  },
});

/** A reviewer takes a sheet back to change it; the marks handed in before stay in the record. */
export const reviseSheet = useCase({
  act: 'first_review.revise_sheet',
  label: '改分',
  input: ReviseSheet,
  load: (tx, input, cx) => lockOwnSheet(tx, input.applicationId, cx),
  view: sheetPolicy.view,
  allow: sheetPolicy.revise,
  async run(cx, own, { version }) {
    const { marks = {}, comment = '', total = null } = own.sheet ?? {};
    const sheet = await writeSheet(cx, own, { act: 'revise', given: { version, marks, comment } });
    cx.record({
      act: 'first_review.revise_sheet',
      subject: sheet.id,
      before: { marks, comment, total },
      after: { state: sheet.state },
    });
    return { id: sheet.id, version: sheet.version };
  },
});
