import './tables.ts';

export { dispatchJobs, keepDispatches } from './jobs.ts';
export { findDispatches } from './find.ts';
export { dispatchProblems } from './problems.ts';
export { actionLine, actionsSeenBy } from './queries.ts';
export { isOverdue as isActionOverdue } from './rules.ts';
export { dispatchRoutes } from './routes.ts';
export { dispatchActs } from './terms.ts';
export { dispatchTodos } from './todos.ts';
export { seedDispatch } from './use-cases/keep-layouts.ts';
