import './tables.ts';

export { webhooksProblems } from './problems.ts';
export { webhooksRoutes } from './routes.ts';
export { webhooksActs } from './terms.ts';
