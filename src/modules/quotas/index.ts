export { quotasProblems } from './problems.ts';
export { placesAllowed, quotaOf } from './queries.ts';
export { quotasRoutes } from './routes.ts';
export { changePlaces } from './set-places.ts';
export { lockQuota } from './store.ts';
export { quotasActs } from './terms.ts';
export { quotasTodos } from './todos.ts';
export type { UsedSource } from './used.ts';
