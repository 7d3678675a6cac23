import type { ProblemCatalogue } from '../../base/problem.ts';

export const crossChecksProblems = {
  'cross_check.not_alike': { status: 422, title: '所选差异不能一并核销，未作任何改动' },
  'cross_check.rule_refused': { status: 422, title: '这条核对规则有问题' },
} satisfies ProblemCatalogue;
