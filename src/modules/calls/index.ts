export { callsProblems } from './problems.ts';
export {
  batchById,
  batchesAll,
  batchesOfCall,
  batchesOpen,
  callById,
  callsAll,
  contentOf,
  quotaPolicyOf,
} from './queries.ts';
export { callsRoutes } from './routes.ts';
export { lockBatch, shareBatch } from './store.ts';
export { callsActs } from './terms.ts';
export { callsTodos } from './todos.ts';
export type { TouchSource } from './touched.ts';
