import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { openStates } from '../cross-checks/contract.ts';
import { ledgerState } from '../ledgers/index.ts';
import { milestoneKinds } from '../projects/contract.ts';
import { periodName, reportPeriodsAll, reportsAll } from '../reports/index.ts';
import type { EvaluationFacts } from './figure-rules.ts';
import {
  acceptanceFacts,
  actionFacts,
  differenceFacts,
  listedFacts,
  milestoneFacts,
  paymentFacts,
  projectFacts,
  promiseFacts,
  recognitionFacts,
  recoveryFacts,
  returnedReports,
  riskFacts,
  voucherFacts,
} from './queries-facts.ts';
import type { Evaluation } from './terms.ts';

type Span = Pick<Evaluation, 'fromOn' | 'untilOn'>;
type OfProject = { recommenderOrgId: string; ownerOrgId: string; projectId: string; title: string };
const ofBody = ({ recommenderOrgId: unitId, ownerOrgId: ownerId, projectId, title }: OfProject) => ({
  unitId,
  ownerId,
  projectId,
  title,
});

async function tablesOwed(tx: Tx): Promise<EvaluationFacts['tables']> {
  const periods = new Map((await reportPeriodsAll(tx)).map((one) => [one.id, one]));
  const returned = await returnedReports(tx);
  return (await reportsAll(tx)).flatMap(({ id, orgId, periodId, firstSubmittedAt }) => {
    const period = periods.get(periodId);
    if (!period) return [];
    const one = { orgId, reportId: id, period: periodName(period), dueOn: period.dueOn };
    return { ...one, sentAt: firstSubmittedAt, returned: returned.has(id) };
  });
}

/** `2026-06-H1` and so on: the half months of a span. */
function halfMonths({ fromOn, untilOn }: Span): string[] {
  const found: string[] = [];
  for (
    let [year = 0, month = 1] = fromOn.split('-').map(Number);
    ;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  ) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > untilOn.slice(0, 7)) return found;
    found.push(`${name}-H1`, `${name}-H2`);
  }
}
async function ledgersOwed(tx: Tx, span: Span): Promise<EvaluationFacts['ledgers']> {
  const owed: EvaluationFacts['ledgers'] = [];
  for (const period of halfMonths(span)) {
    for (const { senderOrgId, dueOn, receivedAt } of await ledgerState(tx, period))
      owed.push({ orgId: senderOrgId, period, dueOn, sentAt: receivedAt });
  }
  return owed;
}

/** Reads once what every figure of an appraisal is made of. */
export async function factsOf(tx: Tx, { fromOn, untilOn }: Span, now: Instant): Promise<EvaluationFacts> {
  const milestones = await milestoneFacts(tx);
  return {
    from: fromOn,
    until: untilOn,
    today: dayOf(now),
    projects: (await projectFacts(tx)).map(({ recommenderOrgId: unitId, ownerOrgId: ownerId }) => ({
      unitId,
      ownerId,
    })),
    tables: await tablesOwed(tx),
    ledgers: await ledgersOwed(tx, { fromOn, untilOn }),
    actions: (await actionFacts(tx)).map(({ ownerOrgId: orgId, ...one }) => ({ ...one, orgId })),
    differences: (await differenceFacts(tx)).map(({ answerOrgId: orgId, state, ...one }) => ({
      ...one,
      orgId,
      isEnded: !openStates.includes(state),
    })),
    milestones: milestones.map((one) => ({
      ...ofBody(one),
      kind: one.kind,
      label: milestoneKinds[one.kind as keyof typeof milestoneKinds] ?? one.kind,
      plannedOn: one.plannedOn,
      doneOn: one.doneOn,
    })),
    payments: (await paymentFacts(tx)).map((one) => ({ ...one, ...ofBody(one), isPaid: one.paidOn !== null })),
    vouchers: (await voucherFacts(tx)).map((one) => ({ ...one, ...ofBody(one), isAccepted: one.decidedAt !== null })),
    recoveries: (await recoveryFacts(tx)).map((one) => ({ ...one, ...ofBody(one) })),
    acceptances: (await acceptanceFacts(tx)).map((one) => ({
      ...ofBody({ ...one, projectId: one.id }),
      isAccepted: one.certificateNumber !== null,
      decidedAt: one.acceptedAt ?? now,
      certificate: one.certificateNumber ?? '',
    })),
    violations: (await riskFacts(tx)).map((one) => ({ ...one, ...ofBody(one) })),
    honours: [
      ...(await recognitionFacts(tx)).flatMap((one) =>
        one.listedOn === null ? [] : { ...ofBody(one), label: one.listName, on: one.listedOn },
      ),
      ...(await listedFacts(tx)).map((one) => ({ ...ofBody(one), label: one.listTitle, on: dayOf(one.publishedAt) })),
    ],
    promises: (await promiseFacts(tx)).map(({ recommenderOrgId: unitId, platformOrgId: platformId, ...one }) => ({
      ...one,
      unitId,
      platformId,
    })),
  };
}
