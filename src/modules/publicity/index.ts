import './tables.ts';

export { publicityClocks } from './clocks.ts';
export { publicityJobs } from './jobs.ts';
export { publicityProblems } from './problems.ts';
export { type FinalResult, finalResultOf, finalResultsOf, objectionCounts } from './queries.ts';
export { publicityRoutes } from './routes.ts';
export { publicityActs } from './terms.ts';
export { publicityTodos } from './todos.ts';
export { evidenceUploads } from './use-cases/record-upload.ts';
export { editionsOf, findNoticeOfBatch } from './store.ts';
export { objectionById, requestsOf } from './store-objections.ts';
