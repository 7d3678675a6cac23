import './tables.ts';

export { propositionsProblems } from './problems.ts';
export { propositionsActs } from './terms.ts';
