import type { ProblemCatalogue } from '../../base/problem.ts';

export const reservePoolProblems = {
  'reserve.exists': { status: 409, title: '库中已有同名同机构的项目' },
  'reserve.not_promotable': { status: 422, title: '还不能转为申报', detail: () => '请先处理下列问题' },
  'reserve.still_applying': { status: 409, title: '申报还在办理，不能退回储备库' },
  'reserve.import_faulty': { status: 422, title: '工作簿有错，整份未导入', detail: () => '请按标注改正后重新上传' },
  'reserve.import_stale': { status: 409, title: '读入之后储备项目又有变化，请重新上传' },
  'reserve.rules_refused': { status: 422, title: '规则还不能发布', detail: () => '请先处理下列问题' },
  'reserve.no_rules': { status: 409, title: '储备库规则还没有生效' },
} satisfies ProblemCatalogue;
