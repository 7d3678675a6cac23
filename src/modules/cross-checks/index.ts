import './tables.ts';

export { crossChecksProblems } from './problems.ts';
export { openDifferences } from './queries.ts';
export { crossChecksRoutes } from './routes.ts';
export type { DifferenceLine } from './tables.ts';
export { crossChecksActs } from './terms.ts';
