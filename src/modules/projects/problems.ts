import type { ProblemCatalogue } from '../../base/problem.ts';

export const projectsProblems = {
  'projects.not_running': {
    status: 409,
    title: '项目不在执行中，不能办理',
    detail: ({ state }) => `项目现在的状态是“${String(state)}”`,
  },
  'projects.refused': { status: 422, title: '还不能办理' },
  'projects.no_plan': { status: 409, title: '进度计划还没有商定', detail: () => '先由制作机构报送计划、推荐单位同意' },
  'projects.guide_conflict': { status: 409, title: '该专家与制作机构有利害关系，应当回避' },
  'projects.guide_unknown': {
    status: 422,
    title: '不能指派这位专家',
    detail: () => '须是在聘专家；推荐单位只能从总局列出的指导专家中选择',
  },
  'projects.guide_there': { status: 409, title: '该专家已在指导这个项目' },
  'projects.change_open': { status: 409, title: '同类变更还在办理中', detail: () => '办结或撤回后再申请' },
  'projects.risk_closed': { status: 409, title: '该风险已关闭' },
  'projects.ends_by_agreement': {
    status: 409,
    title: '该项目有三方协议，不能在这里终止',
    detail: () => '请办理协议终止，项目随之终止',
  },
  'projects.award_unfunded': { status: 409, title: '该项目不给予资金' },
  'projects.award_agreed': {
    status: 409,
    title: '已有三方协议，不能再核定资金',
    detail: () => '金额变更请办理协议变更',
  },
} satisfies ProblemCatalogue;
