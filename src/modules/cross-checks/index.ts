import './tables.ts';

export { crossChecksEvents } from './events.ts';
export { compareAgain, crossChecksJobs } from './jobs.ts';
export { crossChecksProblems } from './problems.ts';
export { differenceLine, countDifferences, openDifferences } from './queries.ts';
export { crossChecksRoutes } from './routes.ts';
export { crossChecksSubscriptions } from './subscriptions.ts';
export type { DifferenceLine } from './tables.ts';
export { crossChecksActs } from './terms.ts';
export { crossChecksTodos } from './todos.ts';
export { seedCrossChecks } from './use-cases/keep-rules.ts';
