import type { Instant } from '../../base/time.ts';
import type { ListEdition } from './edition.ts';
import type { Conflict, FirstReview, Member, Opinion, RecommendationList, Score, Seat, Sheet } from './terms.ts';

/** One sealed edition of a list; rows are never changed or removed. */
export type EditionRow = {
  listId: string;
  edition: number;
  versionCode: string;
  content: ListEdition;
  digest: string;
  documentId: string;
  documentNumber: string;
  sealedBy: string;
  sealedByName: string;
  sealedAt: Instant;
};

declare module '../../platform/database.ts' {
  interface Tables {
    firstReviews: FirstReview;
    firstReviewMembers: Member;
    firstReviewConflicts: Conflict;
    firstReviewSheets: Sheet;
    firstReviewScores: Score;
    recommendationLists: RecommendationList;
    recommendationSeats: Seat;
    recommendationOpinions: Opinion;
    recommendationEditions: EditionRow;
  }
}
export {};
