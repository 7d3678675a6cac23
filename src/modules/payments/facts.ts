import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { agreementInForce } from '../agreements/index.ts';
import { fundingFindings } from '../funding-checks/index.ts';
import { broughtKinds } from '../funds/contract.ts';
import { projectMoney } from '../funds/index.ts';
import { isVerified } from '../organizations/contract.ts';
import { organizationById } from '../organizations/index.ts';
import { milestoneKinds, type MilestoneKind, type Project } from '../projects/contract.ts';
import { milestonesOf, openAdvice, openViolations, projectById } from '../projects/index.ts';
import { finalResultOf } from '../publicity/index.ts';
import type { Condition, Instalment, PayeeAccount, PaymentPlan } from './terms.ts';
import { conditionsOf, type PayFacts } from './payable-rules.ts';
import { instalmentRows, planOf, verifiedAccount } from './store.ts';
import { ruleValue } from './store-batches.ts';
import { isCancelled, isReserved } from './workflow.ts';

type Standing = { project: Project; plan: PaymentPlan; instalments: Instalment[] };
export type ProjectFacts = Standing &
  Omit<PayFacts, 'instalment' | 'trigger' | 'earlier' | 'spent' | 'account'> & {
    account: PayeeAccount | undefined;
    milestones: Awaited<ReturnType<typeof milestonesOf>>;
    wantedPercent: number;
    paidFen: number;
    accountedFen: number;
  };

/** What all instalments of a project rest on, read once. */
export async function projectFactsOf(tx: Tx, projectId: string, now: Instant): Promise<ProjectFacts> {
  const project = await projectById(tx, projectId);
  const plan = await planOf(tx, projectId);
  const agreement = await agreementInForce(tx, projectId);
  const money = await projectMoney(tx, projectId);
  const producer = await organizationById(tx, project.producerOrgId);
  const awards = money.filter((one) => one.fundId === plan.fundId);
  const sum = (key: 'paidFen' | 'accountedFen' | 'toRecoverFen') => awards.reduce((total, one) => total + one[key], 0);
  const at = `/projects/${projectId}`;
  return {
    project,
    plan,
    instalments: (await instalmentRows(tx, projectId)).filter((one) => !isCancelled(one)),
    milestones: await milestonesOf(tx, projectId),
    today: dayOf(now),
    paths: {
      project: `${at}/money`,
      agreement: `${at}/agreement`,
      milestones: `${at}/milestones`,
      acceptance: `${at}/acceptance`,
      guidance: `${at}/guidance`,
      checks: `/funding-checks?workId=${project.workId}&state=`,
    },
    agreement: agreement && {
      number: agreement.number,
      state: agreement.state,
      inForceOn: dayOf(agreement.inForceAt),
      planned: agreement.versionNo === plan.agreementVersion,
      formerProducer:
        agreement.producer?.organizationId === project.producerOrgId ? null : (agreement.producer?.name ?? ''),
    },
    projectState: project.state,
    resultFinal: project.applicationId === null || (await finalResultOf(tx, project.applicationId)) !== undefined,
    reserved: {
      yes: isReserved(plan),
      why: isReserved(plan) ? '已占用' : (plan.heldWhy ?? '待占用'),
    },
    licence: {
      state: producer.state,
      until: producer.licenceUntil,
      suspended: !isVerified(producer),
    },
    violations: (await openViolations(tx, projectId)).map(({ summary }) => summary),
    advice: {
      ...(await openAdvice(tx, projectId, dayOf(now))),
      allowed: await ruleValue(tx, 'adviceOverdueAllowed'),
    },
    account: await verifiedAccount(tx, project.producerOrgId),
    toRecoverFen: sum('toRecoverFen'),
    funding: await fundingFindings(tx, { workId: project.workId, projectId }),
    sources: money
      .filter((one) => broughtKinds.includes(one.source))
      .map(({ label, promisedFen, arrivedFen }) => ({ label, promisedFen, arrivedFen })),
    wantedPercent: await ruleValue(tx, 'spentSharePercent'),
    paidFen: sum('paidFen'),
    accountedFen: sum('accountedFen'),
  };
}

/** The conditions of one instalment, with everything that stands for and against it. */
export function conditionsFor(facts: ProjectFacts, instalment: Instalment): Condition[] {
  const { milestones, agreement, instalments, wantedPercent, paidFen, accountedFen } = facts;
  const milestone = milestones.find((one) => one.kind === instalment.trigger);
  const onAgreement = instalment.trigger === 'agreement_signed';
  const earlier = instalments.filter((one) => one.ordinal < instalment.ordinal);
  return conditionsOf({
    ...facts,
    instalment,
    trigger: {
      label: onAgreement ? '协议签订生效' : (milestoneKinds[instalment.trigger as MilestoneKind] ?? instalment.trigger),
      reachedOn: onAgreement ? (agreement?.inForceOn ?? null) : (milestone?.doneOn ?? null),
      plannedOn: milestone?.plannedOn ?? null,
      confirmed: onAgreement ? agreement !== undefined : (milestone?.confirmedAt ?? null) !== null,
    },
    earlier,
    spent: earlier.length > 0 ? { paidFen, accountedFen, wantedPercent } : undefined,
  });
}

/** Whether the day of an instalment has come at all; the rest of the conditions are asked only then. */
export function triggerReached(
  { trigger }: Pick<Instalment, 'trigger'>,
  milestones: readonly { kind: string; doneOn: string | null }[],
): boolean {
  return trigger === 'agreement_signed' || milestones.some((one) => one.kind === trigger && one.doneOn !== null);
}
