import type { ProblemCatalogue } from '../../base/problem.ts';

export const classificationProblems = {
  'classification.invalid': { status: 422, title: '标准有误，未保存' },
  'classification.exists': { status: 409, title: '已有同一日期的标准，请另选生效日期' },
  'coded_term.exists': { status: 409, title: '代码已被使用，旧代码停用后也不可改作他用' },
  'classification.ended': { status: 409, title: '已停用' },
} satisfies ProblemCatalogue;
