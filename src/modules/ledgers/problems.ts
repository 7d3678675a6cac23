import type { ProblemCatalogue } from '../../base/problem.ts';

export const ledgersProblems = {
  'ledgers.period_unknown': {
    status: 422,
    title: '没有这个报送期次',
    detail: ({ period }) => `${String(period)} 不在报送日历内，或尚未开始`,
  },
  'ledgers.no_package': { status: 409, title: '这次报送没有报送包' },
  'ledgers.kind_not_theirs': { status: 422, title: '本单位不报送这种台账' },
  'ledgers.format_unknown': {
    status: 422,
    title: '台账格式版本不认识，或已停止接收',
    detail: ({ version }) => String(version ?? ''),
  },
  'ledgers.records_refused': { status: 422, title: '有内容不合要求，本次内容全部未保存' },
  'ledgers.reason_needed': {
    status: 422,
    title: '本期已过截止日且已报送，更正须选择原因',
    detail: ({ period }) => `期次 ${String(period)}`,
  },
  'ledgers.reason_unknown': { status: 422, title: '没有这个更正原因' },
  'ledgers.changed_elsewhere': {
    status: 409,
    title: '这条记录已有更新的版本，请重新读取后再改',
    detail: ({ version }) => (version === 0 ? '现在没有这条记录' : `现为第 ${String(version)} 版`),
  },
  'ledgers.if_match': {
    status: 412,
    title: '记录的现行版本与 If-Match 不符',
    detail: ({ version }) => `现行版本 ${String(version)}`,
  },
  'ledgers.format_refused': { status: 422, title: '格式新版还不能发布' },
  'ledgers.format_day': {
    status: 422,
    title: '生效日期须在今天之后，且晚于上一版',
    detail: ({ day }) => `最早 ${String(day)}`,
  },
  'ledgers.cursor_unknown': { status: 400, title: '翻页标记不认识，请从第一页读起' },
  'ledgers.package_refused': { status: 422, title: '报送包未被接收，内容没有进入台账' },
  'ledgers.import_faulty': { status: 422, title: '表中有错，改好后重新上传；有一格不对，整表不导' },
  'ledgers.key_refused': { status: 422, title: '密钥不能登记', detail: ({ why }) => String(why ?? '') },
  'ledgers.key_used': { status: 409, title: '这把密钥已经登记过' },
  'ledgers.key_revoked': { status: 409, title: '这把密钥已经吊销' },
  'ledgers.already_noted': { status: 409, title: '这份回执已经阅处' },
} satisfies ProblemCatalogue;
