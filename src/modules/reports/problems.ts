import type { ProblemCatalogue } from '../../base/problem.ts';

export const reportsProblems = {
  'reports.not_open': {
    status: 409,
    title: '本期尚未开始填报',
    detail: ({ opensOn }) => `本期自 ${String(opensOn)} 起填报`,
  },
  'reports.not_filling': { status: 409, title: '推进表已报送，不能修改', detail: () => '已确认的表如有错，请办理更正' },
  'reports.row_unknown': { status: 422, title: '表中没有这个项目' },
  'reports.cells_refused': { status: 422, title: '有内容不合要求，本次修改全部未保存' },
  'reports.row_locked': { status: 422, title: '系统带出的内容不在推进表中修改' },
  'reports.no_edition': { status: 409, title: '本表还没有签发报送的版本' },
  'reports.nothing_to_urge': { status: 409, title: '没有需要催报的单位' },
  'reports.urged_today': { status: 409, title: '今天已经催报过', detail: ({ names }) => String(names ?? '') },
  'reports.import_faulty': { status: 422, title: '表中有错，改好后重新上传；有一格不对，整表不导' },
  'reports.import_stale': { status: 409, title: '读入以后表已有改动，请重新上传' },
  'reports.definition_refused': { status: 422, title: '这一版列定义有问题' },
  'reports.no_producer': {
    status: 422,
    title: '没有这家制作机构',
    detail: () => '请核对统一社会信用代码；机构须先在本系统注册并核验',
  },
  'reports.work_exists': {
    status: 409,
    title: '这部作品已有同级扶持项目',
    detail: ({ number }) => String(number ?? ''),
  },
  'reports.nothing_to_confirm': {
    status: 409,
    title: '没有等待确认的推进表',
    detail: ({ period }) => String(period ?? ''),
  },
  'reports.no_home': { status: 409, title: '平台没有登记所在省级主管部门，不能确定由谁汇总' },
} satisfies ProblemCatalogue;
