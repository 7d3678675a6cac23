import type { ProblemCatalogue } from '../../base/problem.ts';

export const organizationsProblems = {
  'organization.registered_already': {
    status: 409,
    title: '该统一社会信用代码已注册',
    detail: ({ name }) => `${name ? `已由“${name}”注册，` : ''}请联系该机构管理员开通账号`,
  },
  'organization.not_acceptable': { status: 422, title: '注册内容有误' },
  'organization.code_taken': { status: 409, title: '单位代码已被使用' },
  'organization.unit_unknown': { status: 422, title: '所选中央直属单位不存在' },
  'organization.rename_refused': { status: 422, title: '名称变更有误' },
} satisfies ProblemCatalogue;
