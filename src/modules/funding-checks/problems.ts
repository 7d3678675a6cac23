import type { ProblemCatalogue } from '../../base/problem.ts';

export const fundingChecksProblems = {
  'funding_checks.workbook_unread': { status: 422, title: '这份表格读不出来', detail: ({ why }) => String(why ?? '') },
  'funding_checks.import_faulty': { status: 422, title: '表中有错，改好后重新上传；有一格不对，整表不导' },
  'funding_checks.import_known': {
    status: 409,
    title: '这份表格已导入过',
    detail: ({ at }) => `同一文件已于 ${String(at)} 导入`,
  },
} satisfies ProblemCatalogue;
