import type { ProblemCatalogue } from '../../base/problem.ts';

/** Refusals of second and final review. */
export const expertReviewProblems = {
  'review.round_exists': { status: 409, title: '本批次该轮评审已经建立' },
  'review.no_works': {
    status: 422,
    title: '没有可评审的作品',
    detail: ({ stage }) => `本批次目前没有可进入${stage}的作品`,
  },
  'review.plan_faulty': { status: 422, title: '分组分派方案不符合要求，未作任何改动' },
  'review.not_in_list': { status: 422, title: '所选代码不在现行目录内' },
  'review.declaration_faulty': { status: 422, title: '利害关系声明与当事方名单不符' },
  'review.sheet_incomplete': { status: 422, title: '评审表尚不能提交' },
  'review.file_not_opened': { status: 403, title: '请从评审页面打开材料', detail: () => '每次查阅材料都会登记' },
  'review.finalists_faulty': { status: 422, title: '进入终评的名单不符合要求' },
  'review.quotas_contradict': { status: 422, title: '通知中的名额规则互相矛盾，无法形成建议名单' },
  'review.list_exists': { status: 409, title: '本批次已有评定名单' },
  'review.not_closed': { status: 409, title: '终评尚未结束，不能形成评定名单' },
  'review.decisions_faulty': { status: 422, title: '评定名单尚不能报送' },
  'review.scenario_named': {
    status: 409,
    title: '已有同名方案',
    detail: ({ name }) => `本名单已有名为“${name}”的方案，请另取名称`,
  },
  'review.scenario_faulty': { status: 422, title: '方案设置不符合要求，未作改动' },
  'review.scenario_adopted': { status: 409, title: '该方案已被采用，留作依据，不能再改动' },
  'review.scenarios_closed': { status: 409, title: '评定结论已经签发，不能再保存方案' },
  'review.draw_faulty': { status: 422, title: '抽签结果与待抽签的并列作品不符' },
} satisfies ProblemCatalogue;
