import type { z } from 'zod';
import { fen, yuan } from '../../../base/money.ts';
import { type Finding, Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { agreementInForce } from '../../agreements/index.ts';
import { takeUpload } from '../../documents/index.ts';
import { accountSpending, reallot } from '../../funds/index.ts';
import { type Standing, voucherPolicy } from '../policy.ts';
import { invoiceTwin, paidRows, vouchersOf } from '../queries.ts';
import { voucherFindings } from '../rules.ts';
import { ActOnVoucher, EnterVoucher, ResubmitVoucher, ReturnVoucher } from '../schema.ts';
import { insertVoucher, lockPlan, lockVoucher, planOf, saveVoucher } from '../store.ts';
import { ruleValue } from '../store-batches.ts';
import { moneyStanding, rowOf, decidedBy } from '../subject.ts';
import type { PaymentPlan, PaymentsAct, PurposePart, Voucher } from '../terms.ts';
import { voucherWorkflow, isAccepted, isPaid } from '../workflow.ts';

const papers = { types: ['application/pdf', 'image/jpeg', 'image/png'], maxBytes: 20 * 2 ** 20 };
const none = { findings: [] };
const keyOf = (seller: string, number: string): string =>
  [seller, number]
    .map((one) =>
      one
        .normalize('NFKC')
        .toUpperCase()
        .replaceAll(/[\s\p{P}]/gu, ''),
    )
    .join('|');

export type VoucherSubject = Voucher & Standing;
export const voucherSubject = async (tx: Tx, voucher: Voucher): Promise<VoucherSubject> => ({
  ...(await moneyStanding(tx, voucher.projectId)),
  ...voucher,
});

type Wanted = Pick<Voucher, 'id' | 'purpose' | 'amountFen' | 'spentOn' | 'invoiceKey'>;
/** Everything that stands against a voucher as the plan and the former vouchers are now. */
async function findingsFor(
  { tx, now }: Pick<ActCx, 'tx' | 'now'>,
  plan: PaymentPlan,
  wanted: Wanted,
): Promise<Finding[]> {
  const accepted = (await vouchersOf(tx, plan.projectId)).filter(isAccepted);
  const sum = (rows: readonly { amountFen: number }[]) => rows.reduce((total, one) => total + one.amountFen, 0);
  const agreement = await agreementInForce(tx, plan.projectId);
  return voucherFindings({
    purposes: plan.purposes,
    purpose: wanted.purpose,
    amountFen: wanted.amountFen,
    spentOn: wanted.spentOn,
    today: dayOf(now),
    inForceOn: agreement ? dayOf(agreement.inForceAt) : null,
    acceptedFen: sum(accepted.filter((one) => one.purpose === wanted.purpose)),
    paidFen: sum((await paidRows(tx, plan.projectId)).filter(isPaid)),
    allAcceptedFen: sum(accepted),
    tolerancePercent: await ruleValue(tx, 'lineTolerancePercent'),
    twin: await invoiceTwin(tx, wanted.invoiceKey, wanted.id),
  });
}

type Given = Omit<z.output<typeof EnterVoucher>, 'projectId'>;
async function filled(cx: ActCx, { uploadId, amount, ...given }: Given): Promise<Partial<Voucher> & Wanted> {
  const file = uploadId ? await takeUpload(cx, uploadId, papers) : undefined;
  return {
    ...given,
    id: newId(),
    amountFen: amount,
    invoiceKey: keyOf(given.seller, given.invoiceNumber),
    ...(file ? { fileId: file.id } : {}),
  };
}
const traceOf = (one: Voucher): string =>
  `${one.summary} ${yuan(fen(one.amountFen))} 元（${one.seller}，${one.invoiceNumber}）`;
const recordOn = ({ record }: ActCx, act: PaymentsAct, one: Voucher, more = ''): void =>
  record({
    act,
    subject: one.id,
    also: [one.projectId],
    after: { state: one.state, purpose: one.purpose, amountFen: one.amountFen },
    note: `${traceOf(one)}${more}`,
  });

/** 支出凭证: refused at once where it is outside the purposes; the money desk decides on the rest. */
export const enterVoucher = useCase({
  act: 'voucher.enter',
  label: '登记支出凭证',
  input: EnterVoucher,
  load: (tx, { projectId }) => moneyStanding(tx, projectId),
  view: voucherPolicy.view,
  allow: voucherPolicy.enter,
  async run(cx, _, { projectId, ...given }) {
    const { tx, actor, now } = cx;
    const plan = await planOf(tx, projectId);
    const wanted = await filled(cx, given);
    const findings = await findingsFor(cx, plan, wanted);
    if (findings.length > 0) throw new Problem('payments.voucher_refused', {}, findings);
    const voucher: Voucher = {
      fileId: null,
      seller: given.seller,
      invoiceNumber: given.invoiceNumber,
      summary: given.summary,
      ...wanted,
      version: 1,
      projectId,
      state: voucherWorkflow.start,
      transferId: null,
      moved: [],
      enteredBy: actor.personId,
      enteredByName: actor.name,
      enteredAt: now,
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      reason: null,
    };
    if (!(await insertVoucher(tx, voucher))) throw new Problem('payments.voucher_refused', {}, [twice]);
    recordOn(cx, 'voucher.enter', voucher);
    return { id: voucher.id };
  },
});
const twice: Finding = {
  code: 'invoice_twice',
  path: 'invoiceNumber',
  message: '该票据刚刚已登记，同一票据不能报两次',
};

const ofVoucher = {
  view: voucherPolicy.view,
  load: async (tx: ActCx['tx'], { voucherId }: { voucherId: string }) =>
    voucherSubject(tx, await lockVoucher(tx, voucherId)),
};
const current = (subject: VoucherSubject, version: number): Voucher => {
  if (subject.version !== version) throw new Problem('row.changed');
  return rowOf(subject);
};

export const resubmitVoucher = useCase({
  act: 'voucher.resubmit',
  label: '重报支出凭证',
  input: ResubmitVoucher,
  allow: voucherPolicy.resubmit,
  ...ofVoucher,
  async run(cx, subject, { voucherId: _, version, ...given }) {
    const before = current(subject, version);
    const { id: __, ...wanted } = await filled(cx, given);
    const plan = await planOf(cx.tx, before.projectId);
    const findings = await findingsFor(cx, plan, { ...wanted, id: before.id });
    const state = moveOn(voucherWorkflow, 'resubmit', before.state, { findings });
    const { actor, now } = cx;
    const by = { enteredBy: actor.personId, enteredByName: actor.name, enteredAt: now };
    recordOn(cx, 'voucher.resubmit', await saveVoucher(cx.tx, { ...before, ...wanted, ...by, state }));
    return { id: before.id };
  },
});

export const withdrawVoucher = useCase({
  act: 'voucher.withdraw',
  label: '撤回支出凭证',
  input: ActOnVoucher,
  allow: voucherPolicy.withdraw,
  ...ofVoucher,
  async run(cx, subject, { version }) {
    const before = current(subject, version);
    const state = moveOn(voucherWorkflow, 'withdraw', before.state, none);
    recordOn(cx, 'voucher.withdraw', await saveVoucher(cx.tx, { ...before, state }));
    return { id: before.id };
  },
});

/** What of each purpose is paid and not yet accounted for, transfers between lines included. */
async function leftByPurpose(tx: Tx, plan: PaymentPlan): Promise<Map<string, number>> {
  const left = new Map(plan.purposes.map(({ code }) => [code, 0]));
  const add = (code: string, amount: number) => left.set(code, (left.get(code) ?? 0) + amount);
  for (const { purposes } of (await paidRows(tx, plan.projectId)).filter(isPaid)) {
    for (const part of purposes) add(part.code, part.fen);
  }
  for (const one of (await vouchersOf(tx, plan.projectId)).filter(isAccepted)) {
    add(one.purpose, -one.amountFen);
    for (const part of one.moved) {
      add(part.code, -part.fen);
      add(one.purpose, part.fen);
    }
  }
  return left;
}

/** What must come from other lines, the fullest first, so that a line may run over within its tolerance. */
function fromOthers(left: ReadonlyMap<string, number>, purpose: string, amount: number): PurposePart[] {
  let missing = amount - (left.get(purpose) ?? 0);
  const others = [...left].filter(([code, rest]) => code !== purpose && rest > 0).sort((a, b) => b[1] - a[1]);
  return others.flatMap(([code, rest]) => {
    const part = Math.min(rest, missing);
    missing -= part;
    return part > 0 ? [{ code, fen: part }] : [];
  });
}

/** 核销: into the ledger under its purpose; a line over its cap within the tolerance is fed from the others. */
export const acceptVoucher = useCase({
  act: 'voucher.accept',
  label: '核销支出凭证',
  input: ActOnVoucher,
  allow: voucherPolicy.accept,
  ...ofVoucher,
  async run(cx, subject, { version }) {
    const { tx } = cx;
    const before = current(subject, version);
    const plan = await lockPlan(tx, before.projectId);
    if (!plan) throw new Problem('act.not_found');
    const findings = await findingsFor(cx, plan, before);
    const state = moveOn(voucherWorkflow, 'accept', before.state, { findings });
    const { projectId, purpose, amountFen, id } = before;
    const fund = plan.fundId ? { fundId: plan.fundId } : {};
    const moved = fromOthers(await leftByPurpose(tx, plan), purpose, amountFen);
    for (const part of moved) {
      const note = '单项超支在约定幅度内，调剂';
      await reallot(cx, {
        projectId,
        from: part.code,
        to: purpose,
        amountFen: part.fen,
        transferId: `${id}:${part.code}`,
        note,
        ...fund,
      });
    }
    const evidence = { voucher: id, invoice: before.invoiceNumber, seller: before.seller };
    await accountSpending(cx, { projectId, purpose, amountFen, transferId: id, evidence, ...fund });
    const by = decidedBy(cx);
    recordOn(cx, 'voucher.accept', await saveVoucher(tx, { ...before, ...by, state, moved, transferId: id }));
    return { id };
  },
});

export const returnVoucher = useCase({
  act: 'voucher.return',
  label: '退回支出凭证',
  input: ReturnVoucher,
  allow: voucherPolicy.return,
  ...ofVoucher,
  async run(cx, subject, { version, reason }) {
    const before = current(subject, version);
    const state = moveOn(voucherWorkflow, 'return', before.state, none);
    const by = decidedBy(cx);
    recordOn(cx, 'voucher.return', await saveVoucher(cx.tx, { ...before, ...by, reason, state }), `：${reason}`);
    return { id: before.id };
  },
});
