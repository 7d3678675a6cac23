import './tables.ts';

export { dispatchProblems } from './problems.ts';
export { dispatchRoutes } from './routes.ts';
export { dispatchActs } from './terms.ts';
