import type { ProblemCatalogue } from '../../base/problem.ts';
import { calendarProblems } from '../../base/working-days.ts';

export const plansProblems = {
  ...calendarProblems,
  'plan.unknown': { status: 404, title: '没有这一年的计划', detail: ({ year }) => `${year} 年的计划尚未录入` },
  'plan.exists': { status: 409, title: '这一年的计划已存在' },
  'sub_plan.code_taken': { status: 409, title: '子计划代码已被使用' },
  'sub_plan.ended': { status: 409, title: '子计划已停用' },
  'calendar.invalid': { status: 422, title: '日历有误，未保存' },
} satisfies ProblemCatalogue;
