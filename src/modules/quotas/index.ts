export { quotasProblems } from './problems.ts';
export { placesAllowed, quotaOf } from './queries.ts';
export { lockQuota } from './store.ts';
export { quotasActs } from './terms.ts';
export type { UsedSource } from './used.ts';
