import { Problem } from '../../../base/problem.ts';
import { fen, yuan } from '../../../base/money.ts';
import { stops } from '../../../base/problem.ts';
import { beijingTime } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { conditionsFor, projectFactsOf } from '../facts.ts';
import { instalmentPolicy } from '../policy.ts';
import { paidRows } from '../queries.ts';
import { type ApprovalFacts, approverFindings, levelsFor, nextLevel, splitOf } from '../rules.ts';
import { conditionFindings } from '../payable-rules.ts';
import { ActOnInstalment, ApprovePayment, RefusePayment, RequestPayment } from '../schema.ts';
import { approvalsOf, insertApproval, saveInstalment, verifiedAccount } from '../store.ts';
import { levelsAll } from '../store-batches.ts';
import { type InstalmentSubject, instalmentSubject, payerKindOf, rowOf } from '../subject.ts';
import { type Instalment, instalmentStates, type PaymentsAct } from '../terms.ts';
import { type InstalmentAct, instalmentWorkflow, isFixed } from '../workflow.ts';

/** Somebody was faster: said with who and when, instead of a state that does not fit. */
export function refuseDone(instalment: Instalment): void {
  if (!isFixed(instalment)) return;
  const when = instalment.paidAt ? `，${beijingTime(instalment.paidAt)}` : '';
  throw new Problem('payments.already_paid', {
    label: instalment.label,
    how: `${instalmentStates[instalment.state]}${when}`,
  });
}

type Step = { findings?: ReturnType<typeof stops>; set?: Partial<Instalment>; note?: string; as?: PaymentsAct };
/** Moves an instalment on by its table and leaves the trace on its project. */
export async function step(
  cx: ActCx,
  row: Instalment,
  act: InstalmentAct,
  { findings = [], set = {}, note, as }: Step,
): Promise<Instalment> {
  const state = moveOn(instalmentWorkflow, act, row.state, { findings });
  const after = await saveInstalment(cx.tx, { ...row, ...set, state });
  cx.record({
    act: as ?? (`payment.${act}` as PaymentsAct),
    subject: row.id,
    also: [row.projectId],
    before: { state: row.state },
    after: { state, amountFen: row.amountFen },
    note: `${row.label} ${yuan(fen(row.amountFen))} 元${note ? `：${note}` : ''}`,
  });
  return after;
}

const ofInstalment = {
  view: instalmentPolicy.view,
  load: (tx: ActCx['tx'], { instalmentId }: { instalmentId: string }) => instalmentSubject(tx, instalmentId),
};
const fresh = (subject: InstalmentSubject, version: number): Instalment => {
  refuseDone(subject);
  if (subject.version !== version) throw new Problem('row.changed');
  return rowOf(subject);
};

/** 申请拨付: only when every condition holds; they are kept as they stood. */
export const requestPayment = useCase({
  act: 'payment.request',
  label: '申请拨付',
  input: RequestPayment,
  allow: instalmentPolicy.request,
  ...ofInstalment,
  async run(cx, subject, { version, note }) {
    const { tx, actor, now } = cx;
    const row = fresh(subject, version);
    const facts = await projectFactsOf(tx, row.projectId, now);
    const conditions = conditionsFor(facts, row);
    const account = await verifiedAccount(tx, subject.producerOrgId);
    const paid = (await paidRows(tx, row.projectId)).flatMap(({ purposes }) => purposes);
    const set = {
      conditions,
      round: row.round + 1,
      accountId: account?.id ?? null,
      purposes: splitOf(row.amountFen, facts.plan.purposes, paid),
      requestedBy: actor.personId,
      requestedByName: actor.name,
      requestedAt: now,
      requestNote: note || null,
      failedReason: null,
      transferId: null,
    };
    await step(cx, row, 'request', { findings: stops(conditionFindings(conditions)), set, note });
    return { id: row.id };
  },
});

export const recallPayment = useCase({
  act: 'payment.recall',
  label: '撤回拨付申请',
  input: ActOnInstalment,
  allow: instalmentPolicy.recall,
  ...ofInstalment,
  async run(cx, subject, { version }) {
    await step(cx, fresh(subject, version), 'recall', {});
    return { id: subject.id };
  },
});

/** What decides whose turn it is. */
export async function approvalFacts(
  { tx, actor }: Pick<ActCx, 'tx' | 'actor'>,
  subject: InstalmentSubject,
): Promise<ApprovalFacts> {
  const kind = await payerKindOf(tx, subject.payerOrgId);
  const given = (await approvalsOf(tx, subject.id)).filter((one) => one.round === subject.round);
  return {
    levels: levelsFor(
      subject.amountFen,
      (await levelsAll(tx)).filter((one) => one.payerKind === kind),
    ),
    approved: given.filter((one) => one.decision === 'approved'),
    requestedBy: { id: subject.requestedBy ?? '', name: subject.requestedByName ?? '' },
    actor,
  };
}

async function keep(
  cx: ActCx,
  row: Instalment,
  level: { level: number; label: string },
  said: Pick<Parameters<typeof insertApproval>[1], 'decision' | 'opinion'>,
) {
  const { actor, now, tx } = cx;
  await insertApproval(tx, {
    id: newId(),
    instalmentId: row.id,
    round: row.round,
    level: level.level,
    label: level.label,
    ...said,
    byId: actor.personId,
    byName: actor.name,
    orgName: actor.orgName,
    at: now,
  });
}

/** 审批: level by level, each by another person; the last one makes it payable. */
export const approvePayment = useCase({
  act: 'payment.approve',
  label: '拨付审批同意',
  input: ApprovePayment,
  allow: instalmentPolicy.approve,
  ...ofInstalment,
  async run(cx, subject, { version, opinion }) {
    const row = fresh(subject, version);
    const facts = await approvalFacts(cx, subject);
    const level = nextLevel(facts);
    const last = level !== undefined && facts.levels.at(-1)?.level === level.level;
    const findings = approverFindings(facts);
    const after = await step(cx, row, last ? 'approve' : 'endorse', {
      findings,
      note: `${level?.label ?? ''}，${opinion}`,
    });
    if (level) await keep(cx, after, level, { decision: 'approved', opinion });
    return { id: row.id };
  },
});

export const refusePayment = useCase({
  act: 'payment.refuse',
  label: '拨付审批不同意',
  input: RefusePayment,
  allow: instalmentPolicy.refuse,
  ...ofInstalment,
  async run(cx, subject, { version, opinion }) {
    const row = fresh(subject, version);
    const facts = await approvalFacts(cx, subject);
    const findings = approverFindings(facts);
    if (findings.length > 0) throw new Problem('workflow.not_ready', { act: '不同意' }, findings);
    const level = nextLevel(facts) ?? { level: 1, label: '审批' };
    const after = await step(cx, row, 'refuse', { note: `${level.label}，${opinion}` });
    await keep(cx, after, level, { decision: 'refused', opinion });
    return { id: row.id };
  },
});
