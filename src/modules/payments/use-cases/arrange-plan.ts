import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { machinery } from '../../../base/policy.ts';
import { agreementInForce } from '../../agreements/index.ts';
import { amendGrant, fundsOpen, type OpenFund, releaseGrant, reserveGrant } from '../../funds/index.ts';
import type { Project } from '../../projects/contract.ts';
import { projectById } from '../../projects/index.ts';
import { instalmentsOf, promiseOwnMoney } from '../agreed-plan.ts';
import { planPolicy } from '../policy.ts';
import { ArrangePlan, OfProject } from '../schema.ts';
import {
  insertInstalment,
  insertPlan,
  instalmentRows,
  lockInstalments,
  lockPlan,
  saveInstalment,
  savePlan,
} from '../store.ts';
import { moneyStanding } from '../subject.ts';
import type { Instalment, PaymentPlan } from '../terms.ts';
import { instalmentWorkflow, planWorkflow, hasBegun, isCancelled, isFixed, isReserved } from '../workflow.ts';

const none = { findings: [] };
type Choice = { fund: OpenFund } | { why: string };

/** The fund of the project's owner with enough free budget; where there are several, the money desk chooses. */
export function chooseFund(
  funds: readonly OpenFund[],
  wish: { ownerOrgId: string; year: number; fen: number; fundId?: string },
): Choice {
  const own = funds.filter((one) => one.ownerOrgId === wish.ownerOrgId && one.year === wish.year);
  const meant = wish.fundId ? own.filter((one) => one.id === wish.fundId) : own;
  const enough = meant.filter((one) => one.availableFen >= wish.fen);
  if (meant.length === 0) return { why: `${wish.year} 年度没有可用的资金账` };
  if (enough.length === 0) return { why: '预算指标不足' };
  if (enough.length > 1) return { why: '有几笔资金可用，请财务选定' };
  return enough[0] ? { fund: enough[0] } : { why: '预算指标不足' };
}

type Wish = { fundId?: string | undefined; path?: PaymentPlan['path'] | undefined };
/** Holds the whole sum of the agreement against the budget, or keeps the reason why not yet. */
async function reserved(cx: ActCx, plan: PaymentPlan, project: Project, wish: Wish): Promise<PaymentPlan> {
  const { tx, now } = cx;
  const year = Number(dayOf(now).slice(0, 4));
  const { ownerOrgId } = project;
  const asked = { ownerOrgId, year, fen: plan.amountFen, ...(wish.fundId ? { fundId: wish.fundId } : {}) };
  const choice = chooseFund(await fundsOpen(tx, year), asked);
  if ('why' in choice) return savePlan(tx, { ...plan, heldWhy: choice.why });
  const path = wish.path ?? plan.path;
  const transferId = `reserve:${plan.agreementId}:${plan.version}`;
  const { projectId, agreementId, amountFen } = plan;
  await reserveGrant(cx, { fundId: choice.fund.id, year, projectId, agreementId, amountFen, transferId, path });
  const payerOrgId = path === 'via_province' ? project.recommenderOrgId : project.ownerOrgId;
  const state = moveOn(planWorkflow, 'reserve', plan.state, none);
  return savePlan(tx, {
    ...plan,
    state,
    fundId: choice.fund.id,
    year,
    path,
    payerOrgId,
    heldWhy: null,
    reservedAt: now,
  });
}

/** A plan stands whether or not the budget can bear it yet; why not is kept for the money desk. */
async function reservedOrHeld(cx: ActCx, plan: PaymentPlan, project: Project): Promise<PaymentPlan> {
  try {
    return await reserved(cx, plan, project, {});
  } catch (refusal) {
    if (!(refusal instanceof Problem)) throw refusal;
    const heldWhy = refusal.findings[0]?.message ?? '资金账暂不能占用，请财务核对';
    return savePlan(cx.tx, { ...plan, heldWhy });
  }
}

const noteOf = (plan: PaymentPlan): string => (isReserved(plan) ? '已占用指标' : `待占用指标：${plan.heldWhy ?? ''}`);

/** An agreement with money has come into force: its plan is written down and its whole sum held. Harmless twice. */
export const planAgreement = useCase({
  act: 'payment.plan',
  label: '列入拨付计划',
  input: OfProject,
  load: (tx, { projectId }) => projectById(tx, projectId),
  view: machinery,
  allow: machinery,
  async run(cx, project) {
    const { tx, now, record } = cx;
    const agreement = await agreementInForce(tx, project.id);
    if (!agreement || agreement.amountFen === 0) throw new Problem('payments.plan_invalid');
    const first: PaymentPlan = {
      projectId: project.id,
      version: 1,
      agreementId: agreement.id,
      agreementNumber: agreement.number,
      agreementVersion: agreement.versionNo,
      state: planWorkflow.start,
      amountFen: agreement.amountFen,
      fundId: null,
      year: null,
      path: 'direct',
      payerOrgId: project.ownerOrgId,
      purposes: agreement.content.purposes,
      heldWhy: null,
      createdAt: now,
      reservedAt: null,
    };
    if (!(await insertPlan(tx, first))) throw new Problem('payments.plan_exists');
    for (const row of instalmentsOf(agreement, now)) await insertInstalment(tx, row);
    await promiseOwnMoney(cx, agreement);
    const plan = await reservedOrHeld(cx, first, project);
    const after = { amountFen: plan.amountFen, state: plan.state };
    record({ act: 'payment.plan', subject: project.id, after, note: noteOf(plan) });
    return { id: project.id };
  },
});

/** The money desk chooses the fund and the path, as long as nothing has been asked for. */
export const arrangePlan = useCase({
  act: 'payment.reserve',
  label: '占用指标',
  input: ArrangePlan,
  load: (tx, { projectId }) => moneyStanding(tx, projectId),
  view: planPolicy.view,
  allow: planPolicy.arrange,
  async run(cx, { projectId }, { fundId, path }) {
    const { tx, record } = cx;
    const plan = await lockPlan(tx, projectId);
    if (!plan) throw new Problem('act.not_found');
    const begun = (await instalmentRows(tx, projectId)).find(hasBegun);
    if (begun)
      throw new Problem('payments.already_paid', { label: begun.label, how: '已进入拨付程序，不能再改资金和路径' });
    let waiting = plan;
    if (isReserved(plan)) {
      await releaseGrant(cx, { projectId, reason: '改换资金或路径' });
      waiting = await savePlan(tx, { ...plan, state: moveOn(planWorkflow, 'release', plan.state, none) });
    }
    const after = await reserved(cx, waiting, await projectById(tx, projectId), { fundId, path });
    if (!isReserved(after)) throw new Problem('payments.no_fund', { why: after.heldWhy });
    record({ act: 'payment.reserve', subject: projectId, before: plan, after, note: noteOf(after) });
    return { id: projectId };
  },
});

/** A changed agreement: what is paid stays, the rest is planned anew and the held sum follows (方法 06). */
export const replanAgreement = useCase({
  act: 'payment.replan',
  label: '按变更协议调整拨付计划',
  input: OfProject,
  load: (tx, { projectId }) => projectById(tx, projectId),
  view: machinery,
  allow: machinery,
  async run(cx, project) {
    const { tx, now, record } = cx;
    const agreement = await agreementInForce(tx, project.id);
    const plan = await lockPlan(tx, project.id);
    if (!agreement || !plan) throw new Problem('payments.plan_invalid');
    const rows = await lockInstalments(
      tx,
      (await instalmentRows(tx, project.id)).map(({ id }) => id),
    );
    const fixed = rows.filter(isFixed);
    for (const row of rows.filter((one) => !isFixed(one) && !isCancelled(one))) {
      await cancelRow(cx, row, '协议变更，重新计划');
    }
    for (const row of instalmentsOf(agreement, now, fixed)) await insertInstalment(tx, row);
    if (isReserved(plan)) {
      const transferId = `amend:${agreement.id}:${agreement.versionNo}:${plan.version}`;
      await amendGrant(cx, { projectId: project.id, amountFen: agreement.amountFen, transferId });
    }
    await promiseOwnMoney(cx, agreement);
    const after = await savePlan(tx, {
      ...plan,
      agreementVersion: agreement.versionNo,
      amountFen: agreement.amountFen,
      purposes: agreement.content.purposes,
    });
    const note = `${agreement.number}：未付部分按变更后的协议重新计划`;
    record({ act: 'payment.replan', subject: project.id, before: plan, after, note });
    return { id: project.id };
  },
});

async function cancelRow({ tx }: ActCx, row: Instalment, cancelledReason: string): Promise<void> {
  await saveInstalment(tx, { ...row, state: moveOn(instalmentWorkflow, 'cancel', row.state, none), cancelledReason });
}

/** The agreement has ended: nothing more is paid, what is held goes back to the budget. */
export const closePlan = useCase({
  act: 'payment.close',
  label: '关闭拨付计划',
  input: OfProject,
  load: (tx, { projectId }) => projectById(tx, projectId),
  view: machinery,
  allow: machinery,
  async run(cx, project) {
    const { tx, record } = cx;
    const plan = await lockPlan(tx, project.id);
    if (!plan) throw new Problem('act.not_found');
    const rows = await lockInstalments(
      tx,
      (await instalmentRows(tx, project.id)).map(({ id }) => id),
    );
    const open = rows.filter((one) => !isFixed(one) && !isCancelled(one));
    for (const row of open) await cancelRow(cx, row, '协议终止');
    if (isReserved(plan)) await releaseGrant(cx, { projectId: project.id, reason: '协议终止' });
    const after = await savePlan(tx, { ...plan, state: moveOn(planWorkflow, 'close', plan.state, none) });
    record({ act: 'payment.close', subject: project.id, before: plan, after, note: '协议终止，未付部分不再拨付' });
    return { id: project.id };
  },
});
