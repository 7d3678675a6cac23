import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import {
  accountSpending,
  reallot,
  spendSource,
  type SpentOn,
  spentByPurpose,
  unaccountSpending,
  unspendSource,
} from '../../funds/index.ts';
import { kindOf } from '../agreed-plan.ts';
import { voucherPolicy } from '../policy.ts';
import { paperFindings } from '../rules.ts';
import { ActOnVoucher, ReverseVoucher } from '../schema.ts';
import { lockPlan, saveVoucher } from '../store.ts';
import { decidedBy } from '../subject.ts';
import type { PaymentPlan, PurposePart, Voucher } from '../terms.ts';
import { voucherWorkflow } from '../workflow.ts';
import { current, findingsFor, ofVoucher, recordOn } from './vouchers.ts';

const none = { findings: [] };
const ofFund = ({ fundId }: PaymentPlan) => (fundId ? { fundId } : {});

async function planFor({ tx }: ActCx, { projectId }: Voucher): Promise<PaymentPlan> {
  const plan = await lockPlan(tx, projectId);
  if (!plan) throw new Problem('act.not_found');
  return plan;
}

/** What must come from other lines, the fullest first, so that a line may run over within its tolerance. */
function fromOthers(spent: readonly SpentOn[], purpose: string, amount: number): PurposePart[] {
  let missing = amount - (spent.find((one) => one.purpose === purpose)?.leftFen ?? 0);
  const others = spent.filter((one) => one.purpose !== purpose).sort((a, b) => b.leftFen - a.leftFen);
  return others.flatMap(({ purpose: code, leftFen }) => {
    const part = Math.min(leftFen, missing);
    missing -= part;
    return part > 0 ? [{ code, fen: part }] : [];
  });
}

/** Into the books of the award: what its line lacks is fed from the others, then the whole is accounted for. */
async function accountAward(cx: ActCx, plan: PaymentPlan, voucher: Voucher): Promise<PurposePart[]> {
  const { id, projectId, purpose, amountFen } = voucher;
  const spent = plan.fundId ? await spentByPurpose(cx.tx, { projectId, fundId: plan.fundId }) : [];
  const moved = fromOthers(spent, purpose, amountFen);
  for (const part of moved) {
    const how = { from: part.code, to: purpose, amountFen: part.fen, note: '单项超支在约定幅度内，调剂' };
    await reallot(cx, { projectId, transferId: `${id}:${part.code}`, ...how, ...ofFund(plan) });
  }
  const evidence = { voucher: id, invoice: voucher.invoiceNumber, seller: voucher.seller };
  await accountSpending(cx, { projectId, purpose, amountFen, transferId: id, evidence, ...ofFund(plan) });
  return moved;
}

/** 核销: into the ledger under source and purpose; a line over its cap within the tolerance is fed from the others. */
export const acceptVoucher = useCase({
  act: 'voucher.accept',
  label: '核销支出凭证',
  input: ActOnVoucher,
  allow: voucherPolicy.accept,
  ...ofVoucher,
  async run(cx, subject, { version }) {
    const before = current(subject, version);
    const plan = await planFor(cx, before);
    const findings = [...(await findingsFor(cx, plan, before)), ...paperFindings(before, '发票或收据影印件')];
    const state = moveOn(voucherWorkflow, 'accept', before.state, { findings });
    const { id, projectId, purpose, amountFen, source } = before;
    let moved: PurposePart[] = [];
    if (source === '') moved = await accountAward(cx, plan, before);
    else {
      const evidence = { voucher: id, invoice: before.invoiceNumber, seller: before.seller };
      await spendSource(cx, { projectId, kind: kindOf(source), source, purpose, amountFen, transferId: id, evidence });
    }
    const after = await saveVoucher(cx.tx, { ...before, ...decidedBy(cx), state, moved, transferId: id });
    recordOn(cx, 'voucher.accept', after);
    return { id };
  },
});

/** 撤销核销: a voucher proved wrong; entries the other way name the first, and what was fed from other lines goes back. */
export const reverseVoucher = useCase({
  act: 'voucher.reverse',
  label: '撤销核销',
  input: ReverseVoucher,
  allow: voucherPolicy.reverse,
  ...ofVoucher,
  async run(cx, subject, { version, reason: note }) {
    const before = current(subject, version);
    const state = moveOn(voucherWorkflow, 'reverse', before.state, none);
    const plan = await planFor(cx, before);
    const { id, projectId, purpose, amountFen, source } = before;
    const wish = { projectId, purpose, amountFen, transferId: `${id}:back`, reverses: id, note };
    if (source === '') await unaccountSpending(cx, { ...wish, ...ofFund(plan) });
    else await unspendSource(cx, { ...wish, kind: kindOf(source), source });
    for (const part of before.moved) {
      const how = { from: purpose, to: part.code, amountFen: part.fen, note };
      await reallot(cx, { projectId, transferId: `${id}:${part.code}:back`, ...how, ...ofFund(plan) });
    }
    const after = await saveVoucher(cx.tx, { ...before, ...decidedBy(cx), state, reason: note });
    recordOn(cx, 'voucher.reverse', after, `：${note}`);
    return { id };
  },
});
