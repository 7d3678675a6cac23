import type { ProblemCatalogue } from '../../base/problem.ts';

export const dashboardsProblems = {
  'dashboards.same_value': { status: 422, title: '与现行设置相同' },
  'saved_views.too_many': { status: 409, title: '保存的视图已达上限，请先删去不用的' },
  'jobs.unknown': { status: 404, title: '没有这个任务' },
} satisfies ProblemCatalogue;
