import './tables.ts';

export { acceptanceProblems } from './problems.ts';
export { findCaseOf } from './store.ts';
export { panelOf } from './queries.ts';
export { acceptanceRoutes } from './routes.ts';
export { acceptanceActs } from './terms.ts';
export { acceptanceTodos } from './todos.ts';
export { acceptanceSubscriptions } from './subscriptions.ts';
export { seedAcceptance } from './use-cases/checklists.ts';
