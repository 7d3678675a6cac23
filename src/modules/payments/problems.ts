import type { ProblemCatalogue } from '../../base/problem.ts';

export const paymentsProblems = {
  'payments.already_paid': {
    status: 409,
    title: '这一期已经付过',
    detail: ({ label, how }) => `${String(label)}：${String(how)}`,
  },
  'payments.plan_exists': { status: 409, title: '拨付计划已列入' },
  'payments.plan_invalid': { status: 422, title: '协议的拨付计划不能执行' },
  'payments.no_fund': { status: 422, title: '没有可以占用指标的资金账', detail: ({ why }) => String(why ?? '') },
  'payments.not_payable': { status: 422, title: '支付条件不齐' },
  'payments.mixed_payers': { status: 422, title: '一张拨付单只能由一个单位付款' },
  'payments.no_layout': { status: 422, title: '没有这种付款文件版式' },
  'payments.return_faulty': { status: 422, title: '回盘文件有错，一笔也不入账' },
  'payments.account_refused': { status: 422, title: '收款账户不符合要求' },
  'payments.account_waiting': { status: 409, title: '已有一个账户待核验，请先撤回' },
  'payments.voucher_refused': { status: 422, title: '支出凭证不能登记或核销' },
  'payments.no_source': { status: 422, title: '协议中没有这项自筹资金来源' },
} satisfies ProblemCatalogue;
