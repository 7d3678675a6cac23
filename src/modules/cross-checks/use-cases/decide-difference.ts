import { Problem } from '../../../base/problem.ts';
import { addWorkingDays } from '../../../base/working-days.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { mediaTypes, takeUpload } from '../../documents/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { crossChecksPolicy, differencePolicy, type DifferenceStanding } from '../policy.ts';
import { AnswerDifference, CloseDifference, ReopenDifference, ReturnDifference } from '../schema.ts';
import { insertRound, lockDifference, roundsOf, rulesOn, saveDifference, saveRound } from '../store.ts';
import { type Difference, type DifferenceRound, verdicts } from '../terms.ts';
import { differenceWorkflow } from '../workflow.ts';

export type DifferenceAt = DifferenceStanding & { difference: Difference; round: DifferenceRound };

/** A difference with its present round, and who its parties are. */
export async function differenceAt(tx: Tx, difference: Difference): Promise<DifferenceAt> {
  const round = (await roundsOf(tx, difference.id))[0];
  if (!round) throw new Error(`difference ${difference.id} has no round`);
  const { unitOrgId, answerOrgId, leftOrgId, rightOrgId } = difference;
  return { difference, round, unitOrgId, answerOrgId, leftOrgId, rightOrgId, answeredBy: round.answeredBy };
}
const locked = async (tx: Tx, { differenceId }: { differenceId: string }): Promise<DifferenceAt> =>
  differenceAt(tx, await lockDifference(tx, differenceId));
const sameVersion = ({ difference }: DifferenceAt, version: number): void => {
  if (difference.version !== version) throw new Problem('row.changed');
};

const evidenceTypes = (['pdf', 'docx', 'xlsx', 'jpg', 'png'] as const).map((kind) => mediaTypes[kind]);
/** The file handed in with an answer; none is as good, and takes the place of what an earlier answer carried. */
async function evidenceFrom(cx: ActCx, uploadId: string | undefined) {
  if (!uploadId) return { fileId: null, fileName: null, fileSize: null };
  const { uploadMaximumBytes: maxBytes } = await settingsIn(cx.tx);
  const { id, name, size } = await takeUpload(cx, uploadId, { types: evidenceTypes, maxBytes });
  return { fileId: id, fileName: name, fileSize: size };
}

export const answerDifference = useCase({
  act: 'cross_check.answered',
  label: '说明差异',
  input: AnswerDifference,
  load: locked,
  view: crossChecksPolicy.view,
  allow: differencePolicy.answer,
  async run(cx, it, { version, verdict, answer, uploadId }) {
    const { tx, actor, now, record } = cx;
    const { difference, round } = it;
    const state = moveOn(differenceWorkflow, 'answer', difference.state, undefined);
    sameVersion(it, version);
    const file = await evidenceFrom(cx, uploadId);
    await saveDifference(tx, { ...difference, state });
    await saveRound(tx, round, {
      ...file,
      verdict,
      answer,
      answeredBy: actor.personId,
      answeredByName: actor.name,
      answeredAt: now,
    });
    record({
      act: 'cross_check.answered',
      subject: difference.id,
      before: { state: difference.state },
      after: { state, verdict, fileId: file.fileId },
      note: `${verdicts[verdict]}。${answer}`,
    });
    return { id: difference.id };
  },
});

/** 退回说明: the same figures ask again for an answer, in the time the rule gives. */
export const returnDifference = useCase({
  act: 'cross_check.returned',
  label: '退回说明',
  input: ReturnDifference,
  load: locked,
  view: crossChecksPolicy.view,
  allow: differencePolicy.return,
  async run({ tx, actor, now, record }, it, { version, reason }) {
    const { difference, round } = it;
    const state = moveOn(differenceWorkflow, 'return', difference.state, undefined);
    sameVersion(it, version);
    await saveDifference(tx, { ...difference, state, dueOn: await dueOf(tx, difference, now) });
    await saveRound(tx, round, { decision: reason, decidedByName: actor.name, decidedAt: now });
    record({
      act: 'cross_check.returned',
      subject: difference.id,
      before: { state: difference.state },
      after: { state },
      note: reason,
    });
    return { id: difference.id };
  },
});

async function dueOf(tx: Tx, difference: Difference, now: Parameters<typeof dayOf>[0]) {
  const rule = (await rulesOn(tx, dayOf(now))).find(({ key }) => key === difference.ruleKey);
  return rule ? addWorkingDays(await calendarOf(tx), dayOf(now), rule.content.dueDays) : difference.dueOn;
}

export const closeDifference = useCase({
  act: 'cross_check.closed',
  label: '核销差异',
  input: CloseDifference,
  load: locked,
  view: crossChecksPolicy.view,
  allow: differencePolicy.close,
  async run(cx, it, { version, decision }) {
    await closeOne(cx, it, { version, decision });
    return { id: it.difference.id };
  },
});

/** Ends one answered difference with a decision, as it was read. */
export async function closeOne(
  cx: ActCx,
  it: DifferenceAt,
  said: { version: number; decision: string },
): Promise<void> {
  const { tx, actor, now, record } = cx;
  const { difference, round } = it;
  const state = moveOn(differenceWorkflow, 'close', difference.state, undefined);
  sameVersion(it, said.version);
  await saveDifference(tx, { ...difference, state, endedAt: now });
  const decided = { decision: said.decision, decidedByName: actor.name, decidedAt: now };
  await saveRound(tx, round, { ...decided, endedHow: 'closed', endedAt: now });
  record({
    act: 'cross_check.closed',
    subject: difference.id,
    before: { state: difference.state },
    after: { state },
    note: said.decision || '同意说明',
  });
}

/** A decision was wrong: the same figures are asked about once more. */
export const reopenDifference = useCase({
  act: 'cross_check.reopened',
  label: '重新打开差异',
  input: ReopenDifference,
  load: locked,
  view: crossChecksPolicy.view,
  allow: differencePolicy.reopen,
  async run({ tx, now, record }, it, { version, reason }) {
    const { difference, round } = it;
    const state = moveOn(differenceWorkflow, 'reopen', difference.state, undefined);
    sameVersion(it, version);
    const next = difference.round + 1;
    const dueOn = await dueOf(tx, difference, now);
    await saveDifference(tx, { ...difference, state, round: next, openedAt: now, dueOn, endedAt: null });
    const { ruleEdition, leftSide, rightSide, gap } = round;
    await insertRound(tx, {
      differenceId: difference.id,
      round: next,
      ruleEdition,
      leftSide,
      rightSide,
      gap,
      openedAt: now,
    });
    record({
      act: 'cross_check.reopened',
      subject: difference.id,
      before: { state: difference.state },
      after: { state, round: next },
      note: reason,
    });
    return { id: difference.id };
  },
});
