// The system as lists: every module's endpoints, refusals, to-dos, subscriptions, jobs and seeds. No logic.
import type { ProblemCatalogue } from '../base/problem.ts';
import { calendarProblems } from '../base/working-days.ts';
import { acceptanceProblems } from '../modules/acceptance/problems.ts';
import { acceptanceRoutes } from '../modules/acceptance/routes.ts';
import { acceptanceSubscriptions } from '../modules/acceptance/subscriptions.ts';
import { acceptanceActs } from '../modules/acceptance/terms.ts';
import { acceptanceTodos } from '../modules/acceptance/todos.ts';
import { seedAcceptance } from '../modules/acceptance/use-cases/checklists.ts';
import { accountsProblems } from '../modules/accounts/problems.ts';
import { accountsRoutes } from '../modules/accounts/routes.ts';
import { accountsTodos } from '../modules/accounts/todos.ts';
import { accountsActs } from '../modules/accounts/terms.ts';
import { agreementsOf } from '../modules/agreements/index.ts';
import { agreementsJobs } from '../modules/agreements/jobs.ts';
import { agreementsProblems } from '../modules/agreements/problems.ts';
import { agreementsRoutes } from '../modules/agreements/routes.ts';
import { agreementsSubscriptions } from '../modules/agreements/subscriptions.ts';
import { agreementsActs } from '../modules/agreements/terms.ts';
import { agreementsTodos } from '../modules/agreements/todos.ts';
import { seedAgreements } from '../modules/agreements/use-cases/seed-agreements.ts';
import { applicationsProblems } from '../modules/applications/problems.ts';
import { applicationsOfWork } from '../modules/applications/queries-of-work.ts';
import { touchedApplications, usedPlaces } from '../modules/applications/queries-sources.ts';
import { applicationsRoutes } from '../modules/applications/routes.ts';
import { applicationsTodos } from '../modules/applications/todos.ts';
import { applicationsActs } from '../modules/applications/terms.ts';
import { callsProblems } from '../modules/calls/problems.ts';
import { callsRoutes } from '../modules/calls/routes.ts';
import { callsTodos } from '../modules/calls/todos.ts';
import { callsActs } from '../modules/calls/terms.ts';
import { classificationProblems } from '../modules/classification/problems.ts';
import { classificationRoutes } from '../modules/classification/routes.ts';
import { seedClassification } from '../modules/classification/use-cases/seed-classification.ts';
import { classificationActs } from '../modules/classification/terms.ts';
import { seedDashboards } from '../modules/dashboards/definitions.ts';
import { dashboardsProblems } from '../modules/dashboards/problems.ts';
import { dashboardsRoutes } from '../modules/dashboards/routes.ts';
import { dashboardsActs } from '../modules/dashboards/terms.ts';
import { dispatchJobs } from '../modules/dispatch/jobs.ts';
import { dispatchProblems } from '../modules/dispatch/problems.ts';
import { dispatchRoutes } from '../modules/dispatch/routes.ts';
import { dispatchActs } from '../modules/dispatch/terms.ts';
import { dispatchTodos } from '../modules/dispatch/todos.ts';
import { seedDispatch } from '../modules/dispatch/use-cases/keep-layouts.ts';
import { documentsProblems } from '../modules/documents/problems.ts';
import { documentsRoutes } from '../modules/documents/routes.ts';
import { documentsActs } from '../modules/documents/terms.ts';
import { evaluationsJobs } from '../modules/evaluations/jobs.ts';
import { evaluationsProblems } from '../modules/evaluations/problems.ts';
import { evaluationsRoutes } from '../modules/evaluations/routes.ts';
import { evaluationsActs } from '../modules/evaluations/terms.ts';
import { evaluationsTodos } from '../modules/evaluations/todos.ts';
import { seedEvaluations } from '../modules/evaluations/use-cases/keep-sets.ts';
import { expertReviewProblems } from '../modules/expert-review/problems.ts';
import { expertReviewRoutes } from '../modules/expert-review/routes.ts';
import { expertReviewTodos } from '../modules/expert-review/todos.ts';
import { expertReviewActs } from '../modules/expert-review/terms.ts';
import { expertsProblems } from '../modules/experts/problems.ts';
import { expertsRoutes } from '../modules/experts/routes.ts';
import { expertsActs } from '../modules/experts/terms.ts';
import { firstReviewJobs } from '../modules/first-review/jobs.ts';
import { firstReviewProblems } from '../modules/first-review/problems.ts';
import { firstReviewRoutes } from '../modules/first-review/routes.ts';
import { firstReviewTodos } from '../modules/first-review/todos.ts';
import { firstReviewActs } from '../modules/first-review/terms.ts';
import { awardNotes } from '../modules/funding-checks/findings.ts';
import { fundingChecksJobs } from '../modules/funding-checks/jobs.ts';
import { fundingChecksProblems } from '../modules/funding-checks/problems.ts';
import { fundingChecksRoutes } from '../modules/funding-checks/routes.ts';
import { fundingChecksSubscriptions } from '../modules/funding-checks/subscriptions.ts';
import { fundingChecksActs } from '../modules/funding-checks/terms.ts';
import { fundingChecksTodos } from '../modules/funding-checks/todos.ts';
import { fundsJobs } from '../modules/funds/jobs.ts';
import { fundsProblems } from '../modules/funds/problems.ts';
import { fundsRoutes } from '../modules/funds/routes.ts';
import { fundsActs } from '../modules/funds/terms.ts';
import { fundsTodos } from '../modules/funds/todos.ts';
import { seedFunds } from '../modules/funds/use-cases/seed-funds.ts';
import { ledgersJobs } from '../modules/ledgers/jobs.ts';
import { ledgersProblems } from '../modules/ledgers/problems.ts';
import { ledgersRoutes } from '../modules/ledgers/routes.ts';
import { ledgersActs } from '../modules/ledgers/terms.ts';
import { ledgersTodos } from '../modules/ledgers/todos.ts';
import { noticesJobs } from '../modules/notices/jobs.ts';
import { noticesProblems } from '../modules/notices/problems.ts';
import { noticesRoutes } from '../modules/notices/routes.ts';
import { noticesSubscriptions } from '../modules/notices/subscriptions.ts';
import { noticesTodos } from '../modules/notices/todos.ts';
import { noticesActs } from '../modules/notices/terms.ts';
import { organizationsProblems } from '../modules/organizations/problems.ts';
import { organizationsRoutes } from '../modules/organizations/routes.ts';
import { organizationsTodos } from '../modules/organizations/todos.ts';
import { seedOrganizations } from '../modules/organizations/use-cases/seed-organizations.ts';
import { organizationsActs } from '../modules/organizations/terms.ts';
import { paymentsJobs } from '../modules/payments/jobs.ts';
import { moneyOfProjects } from '../modules/payments/money.ts';
import { paymentsProblems } from '../modules/payments/problems.ts';
import { paymentsRoutes } from '../modules/payments/routes.ts';
import { paymentsSubscriptions } from '../modules/payments/subscriptions.ts';
import { paymentsActs } from '../modules/payments/terms.ts';
import { paymentsTodos } from '../modules/payments/todos.ts';
import { seedPayments } from '../modules/payments/use-cases/keep-rules.ts';
import { reportsJobs } from '../modules/reports/jobs.ts';
import { reportsProblems } from '../modules/reports/problems.ts';
import { reportsRoutes } from '../modules/reports/routes.ts';
import { reportsActs } from '../modules/reports/terms.ts';
import { reportsTodos } from '../modules/reports/todos.ts';
import { seedReports } from '../modules/reports/use-cases/open-periods.ts';
import { webhookEvents } from '../modules/webhooks/events.ts';
import { webhooksJobs } from '../modules/webhooks/jobs.ts';
import { webhooksProblems } from '../modules/webhooks/problems.ts';
import { webhooksRoutes } from '../modules/webhooks/routes.ts';
import { webhooksSubscriptions } from '../modules/webhooks/subscriptions.ts';
import { webhooksActs } from '../modules/webhooks/terms.ts';
import { webhooksTodos } from '../modules/webhooks/todos.ts';
import { crossChecksEvents } from '../modules/cross-checks/events.ts';
import { crossChecksJobs } from '../modules/cross-checks/jobs.ts';
import { crossChecksProblems } from '../modules/cross-checks/problems.ts';
import { crossChecksRoutes } from '../modules/cross-checks/routes.ts';
import { crossChecksActs } from '../modules/cross-checks/terms.ts';
import { crossChecksSubscriptions } from '../modules/cross-checks/subscriptions.ts';
import { crossChecksTodos } from '../modules/cross-checks/todos.ts';
import { seedCrossChecks } from '../modules/cross-checks/use-cases/keep-rules.ts';
import { plansProblems } from '../modules/plans/problems.ts';
import { plansRoutes } from '../modules/plans/routes.ts';
import { plansTodos } from '../modules/plans/todos.ts';
import { seedPlans } from '../modules/plans/use-cases/seed-plans.ts';
import { plansActs } from '../modules/plans/terms.ts';
import { publicityClocks } from '../modules/publicity/clocks.ts';
import { publicityJobs } from '../modules/publicity/jobs.ts';
import { publicityProblems } from '../modules/publicity/problems.ts';
import { publicityRoutes } from '../modules/publicity/routes.ts';
import { publicityTodos } from '../modules/publicity/todos.ts';
import { projectsJobs } from '../modules/projects/jobs.ts';
import { projectsProblems } from '../modules/projects/problems.ts';
import { projectsRoutes } from '../modules/projects/routes.ts';
import { projectsSubscriptions } from '../modules/projects/subscriptions.ts';
import { projectsActs } from '../modules/projects/terms.ts';
import { projectsTodos } from '../modules/projects/todos.ts';
import { promotionJobs } from '../modules/promotion/jobs.ts';
import { promotionProblems } from '../modules/promotion/problems.ts';
import { promotionRoutes } from '../modules/promotion/routes.ts';
import { promotionActs } from '../modules/promotion/terms.ts';
import { promotionTodos } from '../modules/promotion/todos.ts';
import { seedPromotion } from '../modules/promotion/use-cases/seed-promotion.ts';
import { propositionsProblems } from '../modules/propositions/problems.ts';
import { propositionsRoutes } from '../modules/propositions/routes.ts';
import { propositionsActs } from '../modules/propositions/terms.ts';
import { propositionsTodos } from '../modules/propositions/todos.ts';
import { reservePoolProblems } from '../modules/reserve-pool/problems.ts';
import { reservePoolRoutes } from '../modules/reserve-pool/routes.ts';
import { reservePoolActs } from '../modules/reserve-pool/terms.ts';
import { reservePoolTodos } from '../modules/reserve-pool/todos.ts';
import { seedReservePool } from '../modules/reserve-pool/use-cases/keep-rules.ts';
import { quotasProblems } from '../modules/quotas/problems.ts';
import { quotasRoutes } from '../modules/quotas/routes.ts';
import { quotasTodos } from '../modules/quotas/todos.ts';
import { quotasActs } from '../modules/quotas/terms.ts';
import { worksProblems } from '../modules/works/problems.ts';
import { worksRoutes } from '../modules/works/routes.ts';
import { worksActs } from '../modules/works/terms.ts';
import { publicityActs } from '../modules/publicity/terms.ts';
import type { Tx } from '../platform/database.ts';
import { platformFileProblems } from '../platform/files-problems.ts';
import type { Binding } from '../platform/http.ts';
import type { Job } from '../platform/jobs.ts';
import { kernelProblems } from '../platform/problems.ts';
import type { Subscription } from '../platform/subscriptions.ts';
import type { TodoSource } from '../platform/todo.ts';
import type { Instant } from '../base/time.ts';

/** Everything that can wait for somebody; the to-do centre and every count of to-dos are made from this list. */
export const todos: readonly TodoSource[] = [
  ...organizationsTodos,
  ...accountsTodos,
  ...plansTodos,
  ...callsTodos,
  ...quotasTodos,
  ...applicationsTodos,
  ...firstReviewTodos,
  ...expertReviewTodos,
  ...publicityTodos,
  ...projectsTodos,
  ...agreementsTodos,
  ...fundsTodos,
  ...fundingChecksTodos,
  ...paymentsTodos,
  ...acceptanceTodos,
  ...promotionTodos,
  ...reservePoolTodos,
  ...propositionsTodos,
  ...reportsTodos,
  ...ledgersTodos,
  ...webhooksTodos,
  ...crossChecksTodos,
  ...dispatchTodos,
  ...evaluationsTodos,
  ...noticesTodos,
];

export const jobs: readonly Job[] = [
  ...firstReviewJobs,
  ...publicityJobs,
  ...projectsJobs,
  ...agreementsJobs,
  ...fundsJobs,
  ...fundingChecksJobs,
  ...paymentsJobs,
  ...promotionJobs,
  ...reportsJobs,
  ...ledgersJobs,
  ...webhooksJobs,
  ...crossChecksJobs,
  ...dispatchJobs,
  ...evaluationsJobs,
  ...noticesJobs(todos),
];

/** What systems of organisations may be told of. */
const eventSources = [...webhookEvents, ...crossChecksEvents];

export const bindings: readonly Binding[] = [
  ...organizationsRoutes,
  ...accountsRoutes,
  ...documentsRoutes,
  ...plansRoutes(publicityClocks),
  ...classificationRoutes,
  ...callsRoutes([touchedApplications]),
  ...quotasRoutes(usedPlaces),
  ...worksRoutes(applicationsOfWork),
  ...applicationsRoutes,
  ...firstReviewRoutes,
  ...expertsRoutes,
  ...expertReviewRoutes(awardNotes),
  ...publicityRoutes(awardNotes),
  ...projectsRoutes({
    money: moneyOfProjects,
    hasAgreement: async (tx, projectId) =>
      (await agreementsOf(tx, projectId)).some(({ state }) => state !== 'cancelled'),
  }),
  ...agreementsRoutes,
  ...fundsRoutes,
  ...fundingChecksRoutes,
  ...paymentsRoutes,
  ...acceptanceRoutes,
  ...promotionRoutes,
  ...reservePoolRoutes,
  ...propositionsRoutes,
  ...reportsRoutes,
  ...ledgersRoutes,
  ...webhooksRoutes(eventSources),
  ...crossChecksRoutes,
  ...dispatchRoutes,
  ...evaluationsRoutes(usedPlaces),
  ...noticesRoutes(todos),
  ...dashboardsRoutes({ todos, jobs }),
];

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

export const subscriptions: readonly Subscription[] = [
  ...projectsSubscriptions,
  ...agreementsSubscriptions,
  ...fundingChecksSubscriptions,
  ...paymentsSubscriptions,
  ...webhooksSubscriptions(eventSources),
  ...crossChecksSubscriptions,
  ...acceptanceSubscriptions,
  ...noticesSubscriptions,
];

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

/** What every installation begins with; harmless when run again. */
export async function seedReference(tx: Tx, now: Instant): Promise<void> {
  await seedOrganizations(tx, now);
  await seedPlans(tx, now);
  await seedClassification(tx, now);
  await seedAgreements(tx, now);
  await seedFunds(tx, now);
  await seedPayments(tx, now);
  await seedReports(tx, now);
  await seedDispatch(tx, now);
  await seedEvaluations(tx, now);
  await seedDashboards(tx, now);
  await seedAcceptance(tx, now);
  await seedPromotion(tx);
  await seedReservePool(tx, now);
  await seedCrossChecks(tx, now);
}
