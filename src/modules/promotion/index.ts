import './tables.ts';

export { promotionJobs } from './jobs.ts';
export { promotionProblems } from './problems.ts';
export { promiseLines } from './queries.ts';
export { promotionRoutes } from './routes.ts';
export { promotionActs } from './terms.ts';
export { listById, promiseById, reviewById } from './store.ts';
export { promotionTodos } from './todos.ts';
export { seedPromotion } from './use-cases/seed-promotion.ts';
