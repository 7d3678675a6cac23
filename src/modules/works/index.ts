export type { Applied, AppliedSource } from './applied.ts';
export { awardsKnown, awardsOf, findLookAlikes, searchWorks, worksByIds } from './queries.ts';
export { insertAward, insertWork, lockWork, saveWork, workById } from './store.ts';
export { worksActs } from './terms.ts';
