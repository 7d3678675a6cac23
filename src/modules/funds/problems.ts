import type { ProblemCatalogue } from '../../base/problem.ts';

/** Refusals of the ledger, the funds and recoveries. */
export const fundsProblems = {
  'ledger.refused': { status: 422, title: '资金账不能这样记', detail: ({ says }) => String(says ?? '') },
  'ledger.used_id': {
    status: 409,
    title: '该流水号已用于另一笔内容不同的记账',
    detail: ({ says }) => String(says ?? '请使用新的流水号'),
  },
  'ledger.already_paid': {
    status: 409,
    title: '这笔款项已经拨付',
    detail: ({ label }) => `${String(label ?? '')}请刷新页面查看已拨付的记录`,
  },
  'fund.exists': { status: 409, title: '同名资金账已经存在' },
  'fund.no_year': {
    status: 422,
    title: '该资金没有这一年度的账',
    detail: ({ year }) => `请先开设${String(year)}年度账`,
  },
  'fund.year_closed': {
    status: 409,
    title: '该年度已结账，不能再记',
    detail: ({ year }) => `${String(year)}年度已结账；补记事项请记入下一年度并注明原因`,
  },
  'fund.year_exists': { status: 409, title: '该年度账已经开设' },
  'fund.serial_used': {
    status: 409,
    title: '该银行流水号已登记，内容不同',
    detail: ({ serial }) => `流水号${String(serial)}已登记为另一笔，请核对银行对账单`,
  },
  'fund.statement_faulty': {
    status: 422,
    title: '对账单有错，一笔也没有导入',
    detail: () => '请按各行的说明改正后重新导入',
  },
  'fund.statement_heads': { status: 422, title: '资金规则中的对账单列名不完整' },
  'fund.refused': { status: 422, title: '不能办理，请看原因' },
  'fund.no_grant': { status: 422, title: '该项目没有占用中的资金', detail: () => '协议生效并占用指标后才能办理' },
  'fund.which_grant': { status: 422, title: '该项目有几笔资金，请指明是哪一笔' },
  'fund.no_source': { status: 422, title: '该项目没有登记这一投入来源', detail: () => '请先登记承诺投入' },
  'recovery.nothing': { status: 422, title: '没有可追回的金额' },
} satisfies ProblemCatalogue;
