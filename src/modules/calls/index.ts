export { callsProblems } from './problems.ts';
export { batchById, batchesAll, batchesOfCall, batchesOpen, contentOf, quotaPolicyOf } from './queries.ts';
export { lockBatch, shareBatch } from './store.ts';
export { callsActs } from './terms.ts';
export type { TouchSource } from './touched.ts';
