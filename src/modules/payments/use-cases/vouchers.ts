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
import { projectMoney, spentByPurpose } from '../../funds/index.ts';
import { type Standing, voucherPolicy } from '../policy.ts';
import { invoiceTwin, vouchersOf } from '../queries.ts';
import { voucherFindings } from '../rules.ts';
import { ActOnVoucher, EnterVoucher, ResubmitVoucher, ReturnVoucher } from '../schema.ts';
import { insertVoucher, lockVoucher, planOf, saveVoucher } from '../store.ts';
import { ruleValue } from '../store-batches.ts';
import { moneyStanding, rowOf, decidedBy } from '../subject.ts';
import type { PaymentPlan, PaymentsAct, Voucher } from '../terms.ts';
import { voucherWorkflow, isAccepted } from '../workflow.ts';

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

type Wanted = Pick<Voucher, 'id' | 'source' | 'purpose' | 'amountFen' | 'spentOn' | 'invoiceKey'>;
/** Everything that stands against a voucher as the plan, the books and the former vouchers are now. */
export async function findingsFor(
  { tx, now }: Pick<ActCx, 'tx' | 'now'>,
  plan: PaymentPlan,
  wanted: Wanted,
): Promise<Finding[]> {
  const { projectId, fundId } = plan;
  const accepted = (await vouchersOf(tx, projectId)).filter((one) => isAccepted(one) && one.source === '');
  const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
  const agreement = await agreementInForce(tx, projectId);
  const spent = fundId ? await spentByPurpose(tx, { projectId, fundId }) : [];
  return voucherFindings({
    purposes: plan.purposes,
    purpose: wanted.purpose,
    amountFen: wanted.amountFen,
    spentOn: wanted.spentOn,
    today: dayOf(now),
    inForceOn: agreement ? dayOf(agreement.inForceAt) : null,
    acceptedFen: sum(accepted.filter((one) => one.purpose === wanted.purpose).map((one) => one.amountFen)),
    leftFen: sum(spent.map((one) => one.leftFen)),
    brought: wanted.source === '' ? undefined : await broughtBy(tx, projectId, wanted.source),
    tolerancePercent: await ruleValue(tx, 'lineTolerancePercent'),
    twin: await invoiceTwin(tx, wanted.invoiceKey, wanted.id),
  });
}

/** A source of the project beside the award, with what came from it and is not accounted for. */
async function broughtBy(tx: Tx, projectId: string, source: string): Promise<{ label: string; leftFen: number }> {
  const found = (await projectMoney(tx, projectId)).find((one) => one.key === source);
  if (!found) throw new Problem('payments.no_source');
  return found;
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
/** Leaves the trace of an act on a voucher, on its project also. */
export const recordOn = ({ record }: ActCx, act: PaymentsAct, one: Voucher, more = ''): void =>
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

export const ofVoucher = {
  view: voucherPolicy.view,
  load: async (tx: ActCx['tx'], { voucherId }: { voucherId: string }) =>
    voucherSubject(tx, await lockVoucher(tx, voucherId)),
};
/** The voucher as it was seen, or a refusal. */
export const current = (subject: VoucherSubject, version: number): Voucher => {
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
