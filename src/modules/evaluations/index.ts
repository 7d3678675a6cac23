import './tables.ts';

export { evaluationsProblems } from './problems.ts';
export { evaluationsRoutes } from './routes.ts';
export { evaluationsActs } from './terms.ts';
