import type { ProblemCatalogue } from '../../base/problem.ts';

export const webhooksProblems = {
  'webhook.address_refused': { status: 422, title: '这个地址不能推送' },
} satisfies ProblemCatalogue;
