import './tables.ts';

export { reservePoolProblems } from './problems.ts';
export { findReserveEntries } from './queries-find.ts';
export { reserveEntryOfApplication } from './queries-links.ts';
export { rulesNow as reserveRulesNow, sumsOf as reserveSums } from './queries.ts';
export { reserveOrigin } from './use-cases/read-entries.ts';
export { reservePoolRoutes } from './routes.ts';
export { entryById as reserveEntryById } from './store.ts';
export { reservePoolActs } from './terms.ts';
export { reservePoolTodos } from './todos.ts';
export { enterFrom as enterReserveEntry } from './use-cases/enter-entries.ts';
export { seedReservePool } from './use-cases/keep-rules.ts';
export { categoryGoals, gapsOf as reserveGapsOf } from './use-cases/read-gaps.ts';
