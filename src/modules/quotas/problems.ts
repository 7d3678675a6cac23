import type { ProblemCatalogue } from '../../base/problem.ts';

export const quotasProblems = {
  'quota.hard': {
    status: 422,
    title: '名额为硬性上限，不能申请超名额推荐',
    detail: ({ clause, allowed }) => `依据${clause}，本单位名额 ${allowed} 部，不设例外`,
  },
  'quota.asked_already': { status: 409, title: '已有一份待批的申请，请等待总局批复' },
  'quota.below_used': { status: 422, title: '名额不能少于已推荐的部数' },
  'quota.too_late': { status: 409, title: '本批次推荐已截止，不能再申请' },
  'quota.not_published': { status: 409, title: '征集尚未发布，名额尚未生效' },
} satisfies ProblemCatalogue;
