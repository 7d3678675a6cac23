// What the system says: every module's refusals and names of acts. No logic.
import type { ProblemCatalogue } from '../base/problem.ts';
import { calendarProblems } from '../base/working-days.ts';
import { acceptanceProblems } from '../modules/acceptance/problems.ts';
import { acceptanceActs } from '../modules/acceptance/terms.ts';
import { accountsProblems } from '../modules/accounts/problems.ts';
import { accountsActs } from '../modules/accounts/terms.ts';
import { agreementsProblems } from '../modules/agreements/problems.ts';
import { agreementsActs } from '../modules/agreements/terms.ts';
import { applicationsProblems } from '../modules/applications/problems.ts';
import { applicationsActs } from '../modules/applications/terms.ts';
import { callsProblems } from '../modules/calls/problems.ts';
import { callsActs } from '../modules/calls/terms.ts';
import { classificationProblems } from '../modules/classification/problems.ts';
import { classificationActs } from '../modules/classification/terms.ts';
import { dashboardsProblems } from '../modules/dashboards/problems.ts';
import { dashboardsActs } from '../modules/dashboards/terms.ts';
import { dispatchProblems } from '../modules/dispatch/problems.ts';
import { dispatchActs } from '../modules/dispatch/terms.ts';
import { documentsProblems } from '../modules/documents/problems.ts';
import { documentsActs } from '../modules/documents/terms.ts';
import { evaluationsProblems } from '../modules/evaluations/problems.ts';
import { evaluationsActs } from '../modules/evaluations/terms.ts';
import { expertReviewProblems } from '../modules/expert-review/problems.ts';
import { expertReviewActs } from '../modules/expert-review/terms.ts';
import { expertsProblems } from '../modules/experts/problems.ts';
import { expertsActs } from '../modules/experts/terms.ts';
import { firstReviewProblems } from '../modules/first-review/problems.ts';
import { firstReviewActs } from '../modules/first-review/terms.ts';
import { fundingChecksProblems } from '../modules/funding-checks/problems.ts';
import { fundingChecksActs } from '../modules/funding-checks/terms.ts';
import { fundsProblems } from '../modules/funds/problems.ts';
import { fundsActs } from '../modules/funds/terms.ts';
import { ledgersProblems } from '../modules/ledgers/problems.ts';
import { ledgersActs } from '../modules/ledgers/terms.ts';
import { noticesProblems } from '../modules/notices/problems.ts';
import { noticesActs } from '../modules/notices/terms.ts';
import { organizationsProblems } from '../modules/organizations/problems.ts';
import { organizationsActs } from '../modules/organizations/terms.ts';
import { paymentsProblems } from '../modules/payments/problems.ts';
import { paymentsActs } from '../modules/payments/terms.ts';
import { reportsProblems } from '../modules/reports/problems.ts';
import { reportsActs } from '../modules/reports/terms.ts';
import { webhooksProblems } from '../modules/webhooks/problems.ts';
import { webhooksActs } from '../modules/webhooks/terms.ts';
import { crossChecksProblems } from '../modules/cross-checks/problems.ts';
import { crossChecksActs } from '../modules/cross-checks/terms.ts';
import { plansProblems } from '../modules/plans/problems.ts';
import { plansActs } from '../modules/plans/terms.ts';
import { publicityProblems } from '../modules/publicity/problems.ts';
import { projectsProblems } from '../modules/projects/problems.ts';
import { projectsActs } from '../modules/projects/terms.ts';
import { promotionProblems } from '../modules/promotion/problems.ts';
import { promotionActs } from '../modules/promotion/terms.ts';
import { propositionsProblems } from '../modules/propositions/problems.ts';
import { propositionsActs } from '../modules/propositions/terms.ts';
import { reservePoolProblems } from '../modules/reserve-pool/problems.ts';
import { reservePoolActs } from '../modules/reserve-pool/terms.ts';
import { quotasProblems } from '../modules/quotas/problems.ts';
import { quotasActs } from '../modules/quotas/terms.ts';
import { worksProblems } from '../modules/works/problems.ts';
import { worksActs } from '../modules/works/terms.ts';
import { publicityActs } from '../modules/publicity/terms.ts';
import { platformFileProblems } from '../platform/files-problems.ts';
import { kernelProblems } from '../platform/problems.ts';

export const problems: ProblemCatalogue = {
  ...kernelProblems,
  ...platformFileProblems,
  ...calendarProblems,
  ...organizationsProblems,
  ...accountsProblems,
  ...documentsProblems,
  ...plansProblems,
  ...classificationProblems,
  ...callsProblems,
  ...quotasProblems,
  ...worksProblems,
  ...applicationsProblems,
  ...firstReviewProblems,
  ...expertsProblems,
  ...expertReviewProblems,
  ...publicityProblems,
  ...projectsProblems,
  ...agreementsProblems,
  ...fundsProblems,
  ...fundingChecksProblems,
  ...paymentsProblems,
  ...acceptanceProblems,
  ...promotionProblems,
  ...reservePoolProblems,
  ...propositionsProblems,
  ...reportsProblems,
  ...ledgersProblems,
  ...webhooksProblems,
  ...crossChecksProblems,
  ...dispatchProblems,
  ...evaluationsProblems,
  ...noticesProblems,
  ...dashboardsProblems,
};

/** Act → Chinese over all modules, for audit pages and the to-do centre. */
export const actLabels: Record<string, string> = {
  ...organizationsActs,
  ...accountsActs,
  ...documentsActs,
  ...plansActs,
  ...classificationActs,
  ...callsActs,
  ...quotasActs,
  ...worksActs,
  ...applicationsActs,
  ...firstReviewActs,
  ...expertsActs,
  ...expertReviewActs,
  ...publicityActs,
  ...projectsActs,
  ...agreementsActs,
  ...fundsActs,
  ...fundingChecksActs,
  ...paymentsActs,
  ...acceptanceActs,
  ...promotionActs,
  ...reservePoolActs,
  ...propositionsActs,
  ...reportsActs,
  ...ledgersActs,
  ...webhooksActs,
  ...crossChecksActs,
  ...dispatchActs,
  ...evaluationsActs,
  ...noticesActs,
  ...dashboardsActs,
};
