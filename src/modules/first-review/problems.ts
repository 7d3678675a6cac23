import type { ProblemCatalogue } from '../../base/problem.ts';

/** Refusals of first review and recommendation. */
export const firstReviewProblems = {
  'first_review.not_set': { status: 422, title: '本批次评审组尚未组建' },
  'first_review.panel': { status: 422, title: '评审组不符合要求' },
  'first_review.reason': { status: 422, title: '打分期间调整评审组须说明原因' },
  'first_review.conflict': { status: 403, title: '您已申报回避，不能评审该作品' },
  'first_review.undeclared': { status: 422, title: '请先申报回避情况，再开始打分' },
  'first_review.sheet': { status: 422, title: '评分表未填完整' },
  'first_review.not_scoring': { status: 409, title: '目前不在打分阶段' },
  'first_review.nobody_late': { status: 422, title: '所选评委没有未提交的评分，无需催办' },
  'first_review.sealed': { status: 409, title: '推荐名单已报送，不能重新打分' },
  'recommendation.seat': { status: 422, title: '不能列入推荐席位' },
  'recommendation.full': {
    status: 422,
    title: '名额已满',
    detail: ({ allowed, clause }) => `本单位本批次推荐名额为 ${String(allowed)} 部（${String(clause)}）`,
  },
  'recommendation.opinion': {
    status: 422,
    title: '推荐意见过长',
    detail: ({ max }) => `推荐意见不超过 ${String(max)} 字`,
  },
  'recommendation.sealed': { status: 409, title: '推荐名单已报送，席位与意见不能再改' },
  'recommendation.preview_changed': { status: 409, title: '名单在预览之后有变动，请重新预览核对' },
  'recommendation.swap': { status: 422, title: '不能更换' },
  'recommendation.seated': { status: 409, title: '该作品在推荐席位上，请先移出' },
  'recommendation.edition': { status: 404, title: '没有这一版名单' },
  'recommendation.too_early': { status: 409, title: '推荐尚未截止' },
} satisfies ProblemCatalogue;
