import type { ProblemCatalogue } from '../../base/problem.ts';

export const dispatchProblems = {
  'dispatch.exists': { status: 409, title: '这个月的调度已经建立' },
  'dispatch.month_refused': { status: 422, title: '不能建立这个月的调度', detail: () => '请先看下列原因' },
  'dispatch.no_edition': { status: 409, title: '调度材料还没有定稿' },
  'dispatch.not_an_owner': { status: 422, title: '不能把事项交给这个单位或人员', detail: () => '请从名单中选择' },
  'dispatch.layout_refused': { status: 422, title: '章节设置有误', detail: () => '请先处理下列问题' },
  'dispatch.no_file': { status: 404, title: '没有附件' },
} satisfies ProblemCatalogue;
