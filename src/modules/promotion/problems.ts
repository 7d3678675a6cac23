import type { ProblemCatalogue } from '../../base/problem.ts';

export const promotionProblems = {
  'promotion.not_a_platform': { status: 422, title: '不是已登记的播出平台' },
  'promotion.unready': { status: 422, title: '还不能办理', detail: () => '请先处理下列问题' },
  'selected_list.exists': { status: 409, title: '这一时期已有片单，请在原片单上修订' },
  'selected_list.no_edition': { status: 409, title: '片单还没有发布' },
  'selected_list.unknown': { status: 404, title: '没有这份片单，请核对核验码' },
} satisfies ProblemCatalogue;
