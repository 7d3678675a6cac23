export { expertReviewActs } from './terms.ts';
export { expertReviewProblems } from './problems.ts';
export type { FundingNote } from './decisions.ts';
export type { FundingSource } from './list-facts.ts';
export { expertReviewRoutes } from './routes.ts';
export { expertReviewTodos } from './todos.ts';
export {
  lockDecisionList,
  previewReserve,
  promoteReserve,
  type ReleasedDecisions,
  releasedDecisions,
  type ReleasedRow,
  type ReserveMove,
} from './released.ts';
export { reviewersOf, roundsOfBatch, seatsOfPerson, sheetsOfSeat, worksOf } from './queries.ts';
export { findListOfBatch } from './store-decisions.ts';
export { seatById } from './store.ts';
