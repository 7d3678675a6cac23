import type { ProblemCatalogue } from '../../base/problem.ts';

/** Refusals about the pool of experts. */
export const expertsProblems = {
  'expert.person_not_expert': {
    status: 422,
    title: '该人员不能入库',
    detail: () => '入库人员须为广电总局机构下、持有“评审专家”角色的账号',
  },
  'expert.already_in_pool': { status: 409, title: '该人员已在专家库中' },
  'expert.interest_withdrawn': { status: 409, title: '该项申报已经撤销' },
} satisfies ProblemCatalogue;
