import './tables.ts';

export { findPropositions } from './find.ts';
export { propositionsProblems } from './problems.ts';
export { claimLines as propositionClaimsOf, propositionsOf } from './queries.ts';
export { propositionsRoutes } from './routes.ts';
export { propositionsActs } from './terms.ts';
export { propositionsTodos } from './todos.ts';
