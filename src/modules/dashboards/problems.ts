import type { ProblemCatalogue } from '../../base/problem.ts';

export const dashboardsProblems = {
  'jobs.unknown': { status: 404, title: '没有这个任务' },
} satisfies ProblemCatalogue;
