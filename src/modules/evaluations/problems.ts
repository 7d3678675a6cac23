import type { ProblemCatalogue } from '../../base/problem.ts';

export const evaluationsProblems = {
  'evaluation.exists': { status: 409, title: '这一时期的评价已经开展' },
  'evaluation.figures_stand': { status: 409, title: '已转入核定，指标值不再重算' },
  'evaluation.no_set': { status: 422, title: '还没有适用的评价指标', detail: () => '请先发布评价指标' },
  'evaluation.set_refused': { status: 422, title: '评价指标有误', detail: () => '请先处理下列问题' },
  'evaluation.no_indicator': { status: 404, title: '没有这个指标' },
  'evaluation.objection_open': { status: 409, title: '对这个指标的异议正在办理' },
  'evaluation.window_closed': {
    status: 422,
    title: '现在不能提出异议',
    detail: () => '结果告知后，在异议期内可以提出',
  },
  'evaluation.no_result': { status: 409, title: '评价结果还没有发布' },
  'evaluation.decided': { status: 409, title: '这项建议已有决定' },
  'evaluation.other_year': { status: 422, title: '批次不属于建议的年度' },
} satisfies ProblemCatalogue;
