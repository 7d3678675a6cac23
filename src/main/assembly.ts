// The system as lists: every module's endpoints, to-dos, subscriptions and jobs. No logic.
import { acceptanceRoutes } from '../modules/acceptance/routes.ts';
import { acceptanceSubscriptions } from '../modules/acceptance/subscriptions.ts';
import { acceptanceTodos } from '../modules/acceptance/todos.ts';
import { accountsRoutes } from '../modules/accounts/routes.ts';
import { accountsTodos } from '../modules/accounts/todos.ts';
import { agreementsOf } from '../modules/agreements/index.ts';
import { agreementsJobs } from '../modules/agreements/jobs.ts';
import { agreementsRoutes } from '../modules/agreements/routes.ts';
import { agreementsSubscriptions } from '../modules/agreements/subscriptions.ts';
import { agreementsTodos } from '../modules/agreements/todos.ts';
import { applicationsOfWork } from '../modules/applications/queries-of-work.ts';
import { touchedApplications, usedPlaces } from '../modules/applications/queries-sources.ts';
import { applicationsRoutes } from '../modules/applications/routes.ts';
import { applicationsTodos } from '../modules/applications/todos.ts';
import { callsRoutes } from '../modules/calls/routes.ts';
import { callsTodos } from '../modules/calls/todos.ts';
import { classificationRoutes } from '../modules/classification/routes.ts';
import { dashboardsRoutes } from '../modules/dashboards/routes.ts';
import { dispatchJobs } from '../modules/dispatch/jobs.ts';
import { dispatchRoutes } from '../modules/dispatch/routes.ts';
import { dispatchTodos } from '../modules/dispatch/todos.ts';
import { documentsRoutes } from '../modules/documents/routes.ts';
import { evaluationAdvice } from '../modules/evaluations/advice.ts';
import { evaluationsJobs } from '../modules/evaluations/jobs.ts';
import { evaluationsRoutes } from '../modules/evaluations/routes.ts';
import { evaluationsTodos } from '../modules/evaluations/todos.ts';
import { expertReviewRoutes } from '../modules/expert-review/routes.ts';
import { expertReviewTodos } from '../modules/expert-review/todos.ts';
import { expertsRoutes } from '../modules/experts/routes.ts';
import { firstReviewJobs } from '../modules/first-review/jobs.ts';
import { firstReviewRoutes } from '../modules/first-review/routes.ts';
import { firstReviewTodos } from '../modules/first-review/todos.ts';
import { awardNotes } from '../modules/funding-checks/findings.ts';
import { fundingChecksJobs } from '../modules/funding-checks/jobs.ts';
import { fundingChecksRoutes } from '../modules/funding-checks/routes.ts';
import { fundingChecksSubscriptions } from '../modules/funding-checks/subscriptions.ts';
import { fundingChecksTodos } from '../modules/funding-checks/todos.ts';
import { fundsJobs } from '../modules/funds/jobs.ts';
import { fundsRoutes } from '../modules/funds/routes.ts';
import { fundsTodos } from '../modules/funds/todos.ts';
import { ledgersJobs } from '../modules/ledgers/jobs.ts';
import { ledgersRoutes } from '../modules/ledgers/routes.ts';
import { ledgersTodos } from '../modules/ledgers/todos.ts';
import { noticesJobs } from '../modules/notices/jobs.ts';
import { noticesRoutes } from '../modules/notices/routes.ts';
import { noticesSubscriptions } from '../modules/notices/subscriptions.ts';
import { noticesTodos } from '../modules/notices/todos.ts';
import { organizationsRoutes } from '../modules/organizations/routes.ts';
import { organizationsTodos } from '../modules/organizations/todos.ts';
import { paymentsJobs } from '../modules/payments/jobs.ts';
import { closingOfMoney } from '../modules/payments/closing.ts';
import { moneyOfProjects } from '../modules/payments/money.ts';
import { paymentsRoutes } from '../modules/payments/routes.ts';
import { paymentsSubscriptions } from '../modules/payments/subscriptions.ts';
import { paymentsTodos } from '../modules/payments/todos.ts';
import { reportsJobs } from '../modules/reports/jobs.ts';
import { reportsRoutes } from '../modules/reports/routes.ts';
import { reportsTodos } from '../modules/reports/todos.ts';
import { webhookEvents } from '../modules/webhooks/events.ts';
import { webhooksJobs } from '../modules/webhooks/jobs.ts';
import { webhooksRoutes } from '../modules/webhooks/routes.ts';
import { webhooksSubscriptions } from '../modules/webhooks/subscriptions.ts';
import { webhooksTodos } from '../modules/webhooks/todos.ts';
import { crossChecksEvents } from '../modules/cross-checks/events.ts';
import { crossChecksJobs } from '../modules/cross-checks/jobs.ts';
import { crossChecksRoutes } from '../modules/cross-checks/routes.ts';
import { crossChecksSubscriptions } from '../modules/cross-checks/subscriptions.ts';
import { crossChecksTodos } from '../modules/cross-checks/todos.ts';
import { plansRoutes } from '../modules/plans/routes.ts';
import { plansTodos } from '../modules/plans/todos.ts';
import { publicityClocks } from '../modules/publicity/clocks.ts';
import { publicityJobs } from '../modules/publicity/jobs.ts';
import { publicityRoutes } from '../modules/publicity/routes.ts';
import { publicityTodos } from '../modules/publicity/todos.ts';
import { projectsJobs } from '../modules/projects/jobs.ts';
import { projectsRoutes } from '../modules/projects/routes.ts';
import { projectsSubscriptions } from '../modules/projects/subscriptions.ts';
import { projectsTodos } from '../modules/projects/todos.ts';
import { promotionJobs } from '../modules/promotion/jobs.ts';
import { promotionRoutes } from '../modules/promotion/routes.ts';
import { promotionTodos } from '../modules/promotion/todos.ts';
import { propositionsRoutes } from '../modules/propositions/routes.ts';
import { propositionsTodos } from '../modules/propositions/todos.ts';
import { reserveOrigin } from '../modules/reserve-pool/index.ts';
import { reservePoolRoutes } from '../modules/reserve-pool/routes.ts';
import { reservePoolTodos } from '../modules/reserve-pool/todos.ts';
import { quotasRoutes } from '../modules/quotas/routes.ts';
import { quotasTodos } from '../modules/quotas/todos.ts';
import { worksRoutes } from '../modules/works/routes.ts';
import type { Binding } from '../platform/http.ts';
import type { Job } from '../platform/jobs.ts';
import type { Subscription } from '../platform/subscriptions.ts';
import type { TodoSource } from '../platform/todo.ts';

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
  ...plansRoutes(publicityClocks, evaluationAdvice),
  ...classificationRoutes,
  ...callsRoutes([touchedApplications]),
  ...quotasRoutes(usedPlaces),
  ...worksRoutes(applicationsOfWork),
  ...applicationsRoutes(reserveOrigin),
  ...firstReviewRoutes,
  ...expertsRoutes,
  ...expertReviewRoutes(awardNotes),
  ...publicityRoutes(awardNotes),
  ...projectsRoutes({
    money: moneyOfProjects,
    closing: closingOfMoney,
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
