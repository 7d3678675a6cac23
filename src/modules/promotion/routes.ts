import { bind } from '../../platform/http.ts';
import {
  promotionEndpoints as at,
  promotionReviewEndpoints as review,
  selectedListEndpoints as list,
  selectedWorksEndpoints as open,
} from './endpoints.ts';
import { cancelPromise, confirmProof, enterPromise, reportProof, returnProof } from './use-cases/keep-promises.ts';
import { finishPromotion, promotionOfProject } from './use-cases/project-promotion.ts';
import { beginReview, closeReview, keepReview, reviewDetail, reviewList } from './use-cases/promotion-reviews.ts';
import {
  publicEditionDetail,
  publicLists,
  selectedListDetail,
  selectedListPaper,
  selectedLists,
} from './use-cases/read-lists.ts';
import {
  platformChoices,
  promiseDetail,
  promiseList,
  proofCapture,
  shortfallExport,
  workChoices,
} from './use-cases/read-promises.ts';
import { beginList, keepList, publishList, returnList, reviseList, submitList } from './use-cases/selected-lists.ts';

/** Endpoints of promotion, lists of excellence and reviews, and what answers them. */
export const promotionRoutes = [
  bind(at.list, promiseList),
  bind(at.export, shortfallExport),
  bind(at.works, workChoices),
  bind(at.platforms, platformChoices),
  bind(at.promise, enterPromise),
  bind(at.detail, promiseDetail),
  bind(at.cancel, cancelPromise),
  bind(at.report, reportProof),
  bind(at.capture, proofCapture),
  bind(at.confirm, confirmProof),
  bind(at.return, returnProof),
  bind(at.ofProject, promotionOfProject),
  bind(at.finish, finishPromotion),
  bind(list.list, selectedLists),
  bind(list.begin, beginList),
  bind(list.detail, selectedListDetail),
  bind(list.save, keepList),
  bind(list.submit, submitList),
  bind(list.return, returnList),
  bind(list.publish, publishList),
  bind(list.revise, reviseList),
  bind(list.paper, selectedListPaper),
  bind(open.lists, publicLists),
  bind(open.edition, publicEditionDetail),
  bind(review.list, reviewList),
  bind(review.begin, beginReview),
  bind(review.detail, reviewDetail),
  bind(review.save, keepReview),
  bind(review.close, closeReview),
];
