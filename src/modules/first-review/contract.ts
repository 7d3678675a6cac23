export { firstReviewEndpoints } from './endpoints.ts';
export {
  type FirstReview,
  type FirstReviewState,
  firstReviewActs,
  firstReviewStates,
  type ListState,
  listStates,
  type RecommendationList,
  sheetStates,
} from './terms.ts';
export type { ListedWork, ListEdition } from './edition.ts';
