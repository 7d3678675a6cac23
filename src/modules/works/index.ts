export type { Applied, AppliedSource } from './applied.ts';
export { awardsOf, findLookAlikes, searchWorks } from './queries.ts';
export { insertWork, lockWork, saveWork, workById } from './store.ts';
export { worksActs } from './terms.ts';
