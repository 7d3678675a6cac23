import type { ProblemCatalogue } from '../../base/problem.ts';

export const propositionsProblems = {
  'proposition.unknown': { status: 404, title: '没有这个命题，或还没有公开发布' },
  'proposition.claimed_before': { status: 409, title: '本机构已认领这个命题' },
  'proposition.refused': { status: 422, title: '还不能办理', detail: () => '请先处理下列问题' },
  'proposition.not_own_project': { status: 422, title: '该项目不属于认领机构' },
} satisfies ProblemCatalogue;
