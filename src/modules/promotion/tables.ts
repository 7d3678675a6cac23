import type {
  PromotionPromise,
  PromotionReview,
  PromotionRule,
  Proof,
  SelectedEdition,
  SelectedList,
} from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    promotionPromises: PromotionPromise;
    promotionProofs: Proof;
    promotionRules: PromotionRule;
    selectedLists: SelectedList;
    selectedListEditions: SelectedEdition;
    promotionReviews: PromotionReview;
  }
}
export {};
