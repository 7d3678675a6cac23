import './tables.ts';

export { agreementsJobs } from './jobs.ts';
export { agreementsProblems } from './problems.ts';
export { agreementInForce, agreementsOf, purposeNames } from './queries.ts';
export { agreementsRoutes } from './routes.ts';
export { instalmentAmounts } from './rules.ts';
export { agreementsSubscriptions } from './subscriptions.ts';
export { agreementsActs } from './terms.ts';
export { agreementsTodos } from './todos.ts';
export { seedAgreements } from './use-cases/seed-agreements.ts';
