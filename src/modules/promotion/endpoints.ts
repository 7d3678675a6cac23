import { download, get, nothing, post } from '../../base/endpoint.ts';
import {
  BeginList,
  BeginReview,
  CancelPromise,
  CheckProof,
  CloseReview,
  EditionByCode,
  EditionFile,
  EnterPromise,
  FindWorks,
  FinishProject,
  ListById,
  ListPromises,
  OfProject,
  PromiseById,
  ProofById,
  ReportProof,
  ReturnList,
  ReturnProof,
  ReviewById,
  SaveList,
  SaveReview,
  VersionedList,
} from './schema.ts';
import {
  ListOut,
  ListsOut,
  PlatformsOut,
  ProjectPromotionOut,
  PromiseListOut,
  PromiseOut,
  PublicEditionOut,
  PublicListsOut,
  ReviewOut,
  ReviewsOut,
  WorksOut,
} from './views.ts';

const promise = '/promotion/promises/:promiseId';
const proof = '/promotion/proofs/:proofId';
const list = '/selected-lists/:listId';
const review = '/promotion-reviews/:reviewId';
const open = { access: 'open' } as const;

export const promotionEndpoints = {
  list: get('/promotion/promises', '承诺位置与欠缺', { input: ListPromises, output: PromiseListOut }),
  export: download('/promotion/shortfalls', '欠缺清单（CSV）', { input: ListPromises }),
  works: get('/promotion/works', '可以宣推的作品', { input: FindWorks, output: WorksOut }),
  platforms: get('/promotion/platforms', '可以承诺的平台', { input: nothing, output: PlatformsOut }),
  promise: post('/promotion/promises', '登记承诺位置', { input: EnterPromise }),
  detail: get(promise, '一项承诺与证明', { input: PromiseById, output: PromiseOut }),
  cancel: post(`${promise}/cancel`, '撤销承诺', { input: CancelPromise }),
  report: post(`${promise}/proofs`, '提交宣推证明', { input: ReportProof }),
  capture: download(`${proof}/capture`, '截图或录屏', { input: ProofById }),
  confirm: post(`${proof}/confirm`, '核对无误', { input: CheckProof }),
  return: post(`${proof}/return`, '退回证明', { input: ReturnProof }),
  ofProject: get('/projects/:projectId/promotion', '项目的宣推', { input: OfProject, output: ProjectPromotionOut }),
  finish: post('/projects/:projectId/promotion/finish', '宣推完成', { input: FinishProject }),
};

export const selectedListEndpoints = {
  list: get('/selected-lists', '优秀片单', { input: nothing, output: ListsOut }),
  begin: post('/selected-lists', '拟制优秀片单', { input: BeginList }),
  detail: get(list, '片单内容', { input: ListById, output: ListOut }),
  save: post(`${list}/save`, '修改片单', { input: SaveList }),
  submit: post(`${list}/submit`, '片单报请签发', { input: VersionedList }),
  return: post(`${list}/return`, '退回片单', { input: ReturnList }),
  publish: post(`${list}/publish`, '签发并发布优秀片单', { input: VersionedList }),
  revise: post(`${list}/revise`, '修订片单', { input: VersionedList }),
  paper: download(`${list}/paper`, '优秀片单（PDF、Word）', { input: EditionFile }),
};

/** What anybody may read without log-in. */
export const selectedWorksEndpoints = {
  lists: get('/public/selected-works', '优秀片单', { input: nothing, output: PublicListsOut, ...open }),
  edition: get('/public/selected-works/:code', '优秀片单一版', {
    input: EditionByCode,
    output: PublicEditionOut,
    ...open,
  }),
};

export const promotionReviewEndpoints = {
  list: get('/promotion-reviews', '点评推优', { input: nothing, output: ReviewsOut }),
  begin: post('/promotion-reviews', '登记点评推优', { input: BeginReview }),
  detail: get(review, '点评推优结果', { input: ReviewById, output: ReviewOut }),
  save: post(`${review}/save`, '记录点评推优结果', { input: SaveReview }),
  close: post(`${review}/close`, '点评推优定稿', { input: CloseReview }),
};
