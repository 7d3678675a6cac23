import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { fundingChecksPolicy } from '../policy.ts';
import { DecideCheck } from '../schema.ts';
import { thresholds } from '../sides.ts';
import { insertDecision, lockCheck, saveCheck } from '../store.ts';
import type { FundingCheck, FundingChecksAct } from '../terms.ts';
import { checkWorkflow } from '../workflow.ts';

type Act = 'clear' | 'note' | 'confirm' | 'lift' | 'revoke';
type Decision = { version: number; fingerprint: string; opinion: string };

/** A decision is kept with both records as they were; another look at other data is another decision. */
async function decide(cx: ActCx, act: Act, check: FundingCheck, { version, fingerprint, opinion }: Decision) {
  const { tx, actor, now } = cx;
  if (check.version !== version || check.fingerprint !== fingerprint) throw new Problem('row.changed');
  const { clause } = thresholds();
  const state = moveOn(checkWorkflow, act, check.state, { grade: check.grade, clause });
  const { grade, workSide, moneySide, reasons } = check;
  const by = { decidedBy: actor.personId, decidedByName: actor.name, decidedAt: now, opinion };
  await insertDecision(tx, {
    id: newId(),
    checkId: check.id,
    act,
    grade,
    fingerprint,
    workSide,
    moneySide,
    reasons,
    ...by,
  });
  const after = await saveCheck(tx, { ...check, ...by, state, decidedFingerprint: fingerprint });
  cx.record({
    act: `funding_check.${act}` satisfies FundingChecksAct,
    subject: check.id,
    also: [check.workId],
    before: { state: check.state },
    after: { state: after.state, fingerprint },
    note: `《${check.workTitle}》与“${moneySide.programme}”《${moneySide.title}》：${opinion}`,
  });
  return { id: check.id };
}

const ofCheck = {
  input: DecideCheck,
  view: fundingChecksPolicy.view,
  load: (tx: ActCx['tx'], { checkId }: { checkId: string }) => lockCheck(tx, checkId),
};

export const clearCheck = useCase({
  act: 'funding_check.clear',
  label: '排除重复资助',
  allow: fundingChecksPolicy.clear,
  ...ofCheck,
  run: (cx, check, decision) => decide(cx, 'clear', check, decision),
});

export const noteCheck = useCase({
  act: 'funding_check.note',
  label: '阅知提示',
  allow: fundingChecksPolicy.note,
  ...ofCheck,
  run: (cx, check, decision) => decide(cx, 'note', check, decision),
});

/** The work stays selected; no money of this plan is given for it (方案六（一）3). */
export const confirmCheck = useCase({
  act: 'funding_check.confirm',
  label: '认定重复资助',
  allow: fundingChecksPolicy.confirm,
  ...ofCheck,
  run: (cx, check, decision) => decide(cx, 'confirm', check, decision),
});

/** The leader answers for letting a blocked pair go: a wrong entry in the list, money given back. */
export const liftCheck = useCase({
  act: 'funding_check.lift',
  label: '签批不再拦截',
  allow: fundingChecksPolicy.lift,
  ...ofCheck,
  run: (cx, check, decision) => decide(cx, 'lift', check, decision),
});

export const revokeCheck = useCase({
  act: 'funding_check.revoke',
  label: '撤销认定',
  allow: fundingChecksPolicy.revoke,
  ...ofCheck,
  run: (cx, check, decision) => decide(cx, 'revoke', check, decision),
});
