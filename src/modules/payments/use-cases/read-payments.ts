import { capitalYuan, fen } from '../../../base/money.ts';
import type { Actor } from '../../../base/policy.ts';
import { stops } from '../../../base/problem.ts';
import type { Instant } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { agreementInForce } from '../../agreements/index.ts';
import { fundsOpen, projectMoney } from '../../funds/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { milestoneKinds, type MilestoneKind } from '../../projects/contract.ts';
import { milestonesOf } from '../../projects/index.ts';
import { conditionsFor, projectFactsOf, type ProjectFacts, triggerReached } from '../facts.ts';
import { moneyBarOf, purposesOf } from '../money.ts';
import {
  arrivalPolicy,
  batchPolicy,
  instalmentPolicy,
  listPolicy,
  planPolicy,
  type Standing,
  voucherPolicy,
} from '../policy.ts';
import { arrivalsOf, type InstalmentLine, instalmentLines, payersVisible, vouchersOf } from '../queries.ts';
import { approverFindings, levelsFor, nextLevel, paperFindings } from '../rules.ts';
import { conditionFindings, isPayable } from '../payable-rules.ts';
import { type Cut, cuts, ListInstalments, OfProject } from '../schema.ts';
import { accountById, approvalsOf, findPlan } from '../store.ts';
import { layoutsAll, levelsAll, linesOfInstalments } from '../store-batches.ts';
import { moneyStanding } from '../subject.ts';
import {
  type Condition,
  type Instalment,
  type PaymentPlan,
  paymentsActs,
  type SourceArrival,
  type Voucher,
} from '../terms.ts';
import {
  arrivalWorkflow,
  instalmentWorkflow,
  voucherWorkflow,
  awaitsApproval,
  awaitsBatch,
  hasBegun,
  hasFailed,
  isPlanClosed,
  mayBeRequested,
} from '../workflow.ts';
import { approvalFacts } from './request-payment.ts';

const triggerLabel = (trigger: string): string =>
  trigger === 'agreement_signed' ? '协议签订生效' : (milestoneKinds[trigger as MilestoneKind] ?? trigger);

const cutOfState: Partial<Record<Instalment['state'], Cut>> = {
  requested: 'approving',
  approved: 'to_pay',
  batched: 'to_pay',
  sent: 'at_bank',
  paid: 'paid',
};

type Judged = InstalmentLine & { cut: Cut; lacking: string[] };
/** Which cut an instalment falls into; the conditions are asked only where its day has come. */
async function judged(tx: Tx, now: Instant, lines: readonly InstalmentLine[]): Promise<Judged[]> {
  const facts = new Map<string, ProjectFacts>();
  const found: Judged[] = [];
  for (const line of lines) {
    const fixed = cutOfState[line.state];
    if (fixed) {
      found.push({ ...line, cut: fixed, lacking: [] });
      continue;
    }
    const milestones = facts.get(line.projectId)?.milestones ?? (await milestonesOf(tx, line.projectId));
    if (!triggerReached(line, milestones)) {
      found.push({ ...line, cut: 'later', lacking: [] });
      continue;
    }
    const known = facts.get(line.projectId) ?? (await projectFactsOf(tx, line.projectId, now));
    facts.set(line.projectId, known);
    const lacking = conditionsFor(known, line).filter((one) => one.standing === 'unmet');
    const open: Cut = lacking.length > 0 ? 'lacking' : 'payable';
    found.push({ ...line, cut: hasFailed(line) ? 'failed' : open, lacking: lacking.map(({ label }) => label) });
  }
  return found;
}

const countsOf = (all: readonly Judged[]): Record<Cut | 'all', number> => {
  const count = (cut: Cut) => all.filter((row) => row.cut === cut).length;
  const counts = Object.fromEntries((Object.keys(cuts) as Cut[]).map((cut) => [cut, count(cut)])) as Record<
    Cut,
    number
  >;
  return { all: all.length, ...counts };
};
/** What the cuts of the list count, for the home of finance. */
export const paymentCounts = async (tx: Tx, actor: Actor, now: Instant): Promise<Record<Cut | 'all', number>> =>
  countsOf(await judged(tx, now, await instalmentLines(tx, actor, { q: '', payer: '' })));

/** 拨付: what may be paid, what waits for whom, what failed; the cuts count the rows they open. */
export const paymentList = reading({
  input: ListInstalments,
  load: async () => null,
  view: listPolicy.list,
  async show({ tx, actor, now }, _, { page, size, cut, q, payer }) {
    const all = await judged(tx, now, await instalmentLines(tx, actor, { q, payer }));
    const levels = await levelsAll(tx);
    const mine = cut === '' ? all : all.filter((one) => one.cut === cut);
    const shown = mine.slice((page - 1) * size, page * size);
    const rows = [];
    for (const row of shown) rows.push(await rowOut(tx, row, { actor, levels }));
    return {
      total: mine.length,
      rows,
      cuts: countsOf(all),
      sums: { amountFen: mine.reduce((sum, one) => sum + one.amountFen, 0) },
      payers: await payersVisible(tx, actor),
      layouts: (await layoutsAll(tx)).map(({ key, name }) => ({ key, name })),
      mayMake: batchPolicy.make.test(actor, null as never),
    };
  },
});

async function rowOut(
  tx: Tx,
  row: Judged,
  { actor, levels }: { actor: Actor; levels: Awaited<ReturnType<typeof levelsAll>> },
) {
  const approved = awaitsApproval(row) ? await approvalsOf(tx, row.id) : [];
  const given = approved.filter((one) => one.round === row.round && one.decision === 'approved');
  const wanted = levelsFor(
    row.amountFen,
    levels.filter((one) => one.payerKind === row.payerKind),
  );
  const next = awaitsApproval(row) ? nextLevel({ levels: wanted, approved: given }) : undefined;
  return {
    ...row,
    triggerLabel: triggerLabel(row.trigger),
    turn: next?.label ?? '',
    mayBatch: awaitsBatch(row) && instalmentPolicy.batch.test(actor, row),
  };
}

const labels: Record<string, string> = paymentsActs;

/** With what a work is compared is the nation's business until it has decided. */
const unnamed = (one: Condition): Condition =>
  one.code === 'funding' && one.standing !== 'met' ? { ...one, detail: '总局正在核查', path: '' } : one;

/** One instalment as its project's page shows it: why it is payable or not, who agreed, what the bank said. */
async function shownInstalment(
  cx: Cx,
  row: Instalment,
  { facts, standing }: { facts: ProjectFacts; standing: Standing },
) {
  const { tx, actor } = cx;
  const subject = { ...standing, ...row };
  const open = mayBeRequested(row);
  const asked = open || row.conditions === null ? conditionsFor(facts, row) : row.conditions;
  const conditions = asked.map((one) => (actor.orgKind === 'national_bureau' ? one : unnamed(one)));
  const approving = await approvalFacts(cx, subject);
  const findings = awaitsApproval(row) ? approverFindings(approving) : stops(conditionFindings(conditions));
  const last = approving.levels.at(-1)?.level === nextLevel(approving)?.level;
  const hidden = ['batch', 'unbatch', 'release', 'paid', 'failed', 'bounced', 'cancel', last ? 'endorse' : 'approve'];
  const moves = movesOpenTo(instalmentWorkflow, instalmentPolicy, { actor, subject, facts: { findings } })
    .filter(({ act }) => !hidden.includes(act))
    .map((move) => (move.act === 'endorse' ? { ...move, act: 'approve' } : move));
  const account = row.accountId ? await accountById(tx, row.accountId) : facts.account;
  const purposeLabels = new Map(facts.plan.purposes.map((one) => [one.code, one.label]));
  return {
    ...row,
    triggerLabel: triggerLabel(row.trigger),
    payable: isPayable(conditions),
    conditions,
    capital: capitalYuan(fen(row.amountFen)),
    purposes: row.purposes.map((part) => ({ ...part, label: purposeLabels.get(part.code) ?? part.code })),
    approvals: await approvalsOf(tx, row.id),
    levels: approving.levels.map(({ level, label }) => ({ level, label })),
    account: account ? `${account.holder}，${account.bankName}，尾号 ${account.accountNumber.slice(-4)}` : null,
    payments: await linesOfInstalments(tx, [row.id]),
    moves,
  };
}

type OfPlan = { plan: PaymentPlan; standing: Standing; sources: ReadonlyMap<string, string> };
const shownVoucher = (cx: Cx, row: Voucher, { plan, standing, sources }: OfPlan) => {
  const subject = { ...standing, ...row };
  return {
    ...row,
    purposeLabel: plan.purposes.find((one) => one.code === row.purpose)?.label ?? row.purpose,
    sourceLabel: row.source === '' ? '扶持资金' : (sources.get(row.source) ?? row.source),
    hasFile: row.fileId !== null,
    movedFen: row.moved.reduce((sum, one) => sum + one.fen, 0),
    moves: movesOpenTo(voucherWorkflow, voucherPolicy, {
      actor: cx.actor,
      subject,
      facts: { findings: paperFindings(row, '发票或收据影印件') },
    }),
  };
};
const shownArrival = (cx: Cx, row: SourceArrival, standing: Standing) => ({
  ...row,
  hasFile: row.fileId !== null,
  moves: movesOpenTo(arrivalWorkflow, arrivalPolicy, {
    actor: cx.actor,
    subject: { ...standing, ...row },
    facts: { findings: paperFindings(row, '到位证明') },
  }),
});

const emptyPage = (projectId: string) => ({
  projectId,
  plan: null,
  bar: { promised: 0, payable: 0, paid: 0, settled: 0, left: 0 },
  sources: [],
  purposes: [],
  instalments: [],
  vouchers: [],
  arrivals: [],
  ownMoney: [],
  mayEnterVoucher: false,
  mayEnterArrival: false,
  mayArrange: false,
  funds: [],
  timeline: [],
});

/** 项目资金: promised, arrived, paid, accounted per source; the instalments with their reasons; vouchers; arrivals. */
export const projectPayments = reading({
  input: OfProject,
  load: (tx, { projectId }) => moneyStanding(tx, projectId),
  view: planPolicy.view,
  async show(cx, standing, { projectId }) {
    const { tx, actor, now } = cx;
    const plan = await findPlan(tx, projectId);
    if (!plan) return emptyPage(projectId);
    const facts = await projectFactsOf(tx, projectId, now);
    const instalments = [];
    for (const row of facts.instalments) instalments.push(await shownInstalment(cx, row, { facts, standing }));
    const vouchers = await vouchersOf(tx, projectId);
    const money = await projectMoney(tx, projectId);
    const sources = new Map(money.map(({ key, label }) => [key, label]));
    const bar = await moneyBarOf(tx, projectId);
    const agreement = await agreementInForce(tx, projectId);
    const funds = await fundsOpen(tx);
    const begun = facts.instalments.some(hasBegun);
    const timeline = await timelineOf(tx, projectId, Object.keys(paymentsActs));
    return {
      projectId,
      plan: {
        ...plan,
        capital: capitalYuan(fen(plan.amountFen)),
        fundName: funds.find((one) => one.id === plan.fundId)?.name ?? null,
        payerName: (await organizationById(tx, plan.payerOrgId)).name,
      },
      bar: {
        promised: bar.agreedFen,
        payable: bar.payableFen,
        paid: bar.paidFen,
        settled: bar.spentFen,
        left: bar.agreedFen - bar.paidFen,
      },
      sources: money.map((one) => ({
        ...one,
        ours: one.fundId === plan.fundId,
        arrivedShare: one.promisedFen === 0 ? 1000 : Math.floor((one.arrivedFen * 1000) / one.promisedFen),
      })),
      purposes: await purposesOf(tx, plan, vouchers),
      instalments,
      vouchers: vouchers.map((row) => shownVoucher(cx, row, { plan, standing, sources })),
      arrivals: (await arrivalsOf(tx, projectId)).map((row) => shownArrival(cx, row, standing)),
      ownMoney: (agreement?.content.ownMoney ?? []).map(({ source, label }) => ({ source, label })),
      mayEnterVoucher: voucherPolicy.enter.test(actor, standing) && money.some((one) => one.paidFen > 0),
      mayEnterArrival: arrivalPolicy.enter.test(actor, standing) && (agreement?.content.ownMoney.length ?? 0) > 0,
      mayArrange: planPolicy.arrange.test(actor, standing) && !begun && !isPlanClosed(plan),
      funds: funds
        .filter((one) => one.ownerOrgId === standing.ownerOrgId)
        .map(({ id, name, availableFen }) => ({ id, name, availableFen })),
      timeline: timeline.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
    };
  },
});
