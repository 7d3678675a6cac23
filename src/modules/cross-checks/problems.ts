import type { ProblemCatalogue } from '../../base/problem.ts';

export const crossChecksProblems = {
  'cross_check.rule_refused': { status: 422, title: '这条核对规则有问题' },
} satisfies ProblemCatalogue;
