import './tables.ts';

export { closingOfMoney } from './closing.ts';
export { moneyBarOf, moneyOfProjects } from './money.ts';
export { paymentsJobs } from './jobs.ts';
export { instalmentSums } from './queries.ts';
export { paymentsProblems } from './problems.ts';
export { paymentsRoutes } from './routes.ts';
export { instalmentRows as instalmentsOf, findPlan as paymentPlanOf } from './store.ts';
export { paymentsSubscriptions } from './subscriptions.ts';
export { paymentsActs } from './terms.ts';
export { paymentsTodos } from './todos.ts';
export { paymentCounts } from './use-cases/read-payments.ts';
export { seedPayments } from './use-cases/keep-rules.ts';
