import type { ProblemCatalogue } from '../../base/problem.ts';

export const applicationsProblems = {
  'applications.one_per_batch': { status: 409, title: '同一作品在同一批次只能申报一次' },
  'applications.batch_closed': { status: 422, title: '本批次目前不受理新的申报' },
  'applications.not_verified': {
    status: 422,
    title: '机构尚未通过核验，暂不能申报',
    detail: () => '请先在“机构信息”中完成登记并等待核验',
  },
  'applications.too_many_to_check': {
    status: 422,
    title: '符合条件的申报太多，不能逐件核验',
    detail: ({ allowed }) => `最多核验 ${allowed} 件，请先按状态、类别或作品名缩小范围`,
  },
  'applications.not_waiting': { status: 409, title: '该申报不在补正中，无须催办' },
  'applications.urged_today': {
    status: 409,
    title: '今天已经催办过',
    detail: ({ at }) => `${at} 已催办，明天可以再催`,
  },
  'applications.no_field': { status: 422, title: '申请书没有这个栏目' },
  'applications.field_locked': {
    status: 423,
    title: '该栏目目前不能修改',
    detail: ({ label }) => `“${label}”不在本次补正范围内`,
  },
  'applications.answer_changed': { status: 409, title: '他人刚刚改过同一栏目，请选择保留哪一份' },
  'applications.answer_wrong': { status: 422, title: '填写有误' },
  'applications.no_slot': { status: 422, title: '没有这个附件位置' },
  'applications.not_submitted': { status: 409, title: '申报尚未提交，还没有回执' },
  'applications.reason_unknown': { status: 422, title: '不予受理须选择规定的理由' },
  'applications.corrections_used': {
    status: 422,
    title: '补正次数已用完',
    detail: ({ times }) => `本批次规定补正不超过 ${times} 次`,
  },
  'applications.paper_differs': { status: 422, title: '扫描件与系统版本不一致' },
} satisfies ProblemCatalogue;
