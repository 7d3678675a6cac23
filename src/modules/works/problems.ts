import type { ProblemCatalogue } from '../../base/problem.ts';

export const worksProblems = {
  'works.exists': {
    status: 409,
    title: '同名作品档案已存在',
    detail: ({ title }) => `《${title}》已有档案，请在原档案上申报`,
  },
  'works.owned': { status: 409, title: '该作品已归属其他机构' },
} satisfies ProblemCatalogue;
