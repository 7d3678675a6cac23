import './tables.ts';

export { reservePoolProblems } from './problems.ts';
export { reservePoolActs } from './terms.ts';
