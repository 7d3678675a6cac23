export { firstReviewProblems } from './problems.ts';
export {
  firstReviewScores,
  type FirstReviewScore,
  rankOf,
  recommendationListsOf,
  type ReceivedList,
  type Recommended,
} from './ranks.ts';
export { firstReviewRoutes } from './routes.ts';
export { firstReviewJobs } from './jobs.ts';
export { firstReviewActs } from './terms.ts';
export { firstReviewTodos } from './todos.ts';
export { membersOf } from './queries.ts';
export { reviewById } from './store.ts';
