import type { Instant, LocalDate } from '../../base/time.ts';
import { type PayPath, payPaths } from '../funds/contract.ts';

export { type PayPath, payPaths };

export const planStates = { waiting: '待占用指标', reserved: '已占用指标', closed: '已关闭' } as const;
export type PlanState = keyof typeof planStates;

export const instalmentStates = {
  planned: '未付',
  requested: '待审批',
  approved: '待支付',
  batched: '已制单',
  sent: '银行处理中',
  paid: '已付',
  failed: '支付失败',
  cancelled: '已取消',
} as const;
export type InstalmentState = keyof typeof instalmentStates;
export const batchStates = { making: '制单中', sent: '已送银行', settled: '已全部回盘', cancelled: '已作废' } as const;
export type BatchState = keyof typeof batchStates;
export const lineStates = {
  ready: '待送',
  sent: '银行处理中',
  paid: '已付',
  failed: '失败',
  dropped: '已移出',
} as const;
export type LineState = keyof typeof lineStates;
export const accountStates = {
  entered: '待核验',
  verified: '已核验',
  refused: '未通过',
  replaced: '已更换',
  withdrawn: '已撤回',
} as const;
export type AccountState = keyof typeof accountStates;
export const voucherStates = {
  entered: '待审核',
  returned: '退回',
  accepted: '已核销',
  withdrawn: '已撤回',
  reversed: '已撤销核销',
} as const;
export type VoucherState = keyof typeof voucherStates;
export const arrivalStates = { entered: '待确认', confirmed: '已确认', refused: '不予确认' } as const;
export type ArrivalState = keyof typeof arrivalStates;
export const returnStates = { faulty: '有错', read: '待入账', done: '已入账', dropped: '已放弃' } as const;
export type ReturnState = keyof typeof returnStates;

export type PurposePart = { code: string; fen: number };
export type Purpose = { code: string; label: string; capFen: number };

/** Which fund and year the money of an agreement stands on, and who pays it. */
export type PaymentPlan = {
  projectId: string;
  version: number;
  agreementId: string;
  agreementNumber: string;
  agreementVersion: number;
  state: PlanState;
  amountFen: number;
  fundId: string | null;
  year: number | null;
  path: PayPath;
  payerOrgId: string;
  purposes: Purpose[];
  /** Why nothing is reserved yet, in Chinese. */
  heldWhy: string | null;
  createdAt: Instant;
  reservedAt: Instant | null;
};
export type Instalment = {
  id: string;
  version: number;
  projectId: string;
  key: string;
  ordinal: number;
  label: string;
  trigger: string;
  percent: string;
  evidence: string[];
  /** What is paid: the share, or its cap where that is less. */
  amountFen: number;
  fullFen: number;
  state: InstalmentState;
  /** Counts the requests; approvals belong to one round. */
  round: number;
  accountId: string | null;
  purposes: PurposePart[];
  requestedBy: string | null;
  requestedByName: string | null;
  requestedAt: Instant | null;
  requestNote: string | null;
  /** The conditions as they stood when payment was asked for. */
  conditions: Condition[] | null;
  transferId: string | null;
  paidAt: Instant | null;
  paidOn: LocalDate | null;
  bankSerial: string | null;
  failedReason: string | null;
  cancelledReason: string | null;
  createdAt: Instant;
};
export const conditionStandings = { met: '符合', unmet: '不符合', look: '注意' } as const;
/** One reason for or against paying, with the clause and the page where it is settled. */
export type Condition = {
  code: string;
  label: string;
  standing: keyof typeof conditionStandings;
  detail: string;
  clause: string;
  path: string;
};
export type PayeeAccount = {
  id: string;
  version: number;
  organizationId: string;
  holder: string;
  bankName: string;
  bankCode: string;
  accountNumber: string;
  state: AccountState;
  proofFileId: string | null;
  enteredBy: string;
  enteredByName: string;
  enteredAt: Instant;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  reason: string | null;
  usableOn: LocalDate | null;
};
export type Voucher = {
  id: string;
  version: number;
  projectId: string;
  /** Empty for the award, else the source of the agreement that it was spent from. */
  source: string;
  purpose: string;
  amountFen: number;
  spentOn: LocalDate;
  seller: string;
  invoiceNumber: string;
  invoiceKey: string;
  summary: string;
  fileId: string | null;
  state: VoucherState;
  transferId: string | null;
  /** What was moved from other purposes within the tolerance, so that this line could bear it. */
  moved: PurposePart[];
  enteredBy: string;
  enteredByName: string;
  enteredAt: Instant;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  reason: string | null;
};
export type SourceArrival = {
  id: string;
  version: number;
  projectId: string;
  source: string;
  label: string;
  amountFen: number;
  arrivedOn: LocalDate;
  note: string;
  fileId: string | null;
  state: ArrivalState;
  transferId: string | null;
  enteredBy: string;
  enteredByName: string;
  enteredAt: Instant;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  reason: string | null;
};

export const paymentsActs = {
  'payment.plan': '列入拨付计划',
  'payment.reserve': '占用指标',
  'payment.replan': '按变更协议调整拨付计划',
  'payment.close': '关闭拨付计划',
  'payment.request': '申请拨付',
  'payment.recall': '撤回拨付申请',
  'payment.endorse': '拨付复核同意',
  'payment.approve': '拨付审批同意',
  'payment.refuse': '拨付审批不同意',
  'payment.batch': '制拨付单',
  'payment.unbatch': '移出拨付单',
  'payment.release': '拨付单送银行',
  'payment.cancel_batch': '作废拨付单',
  'payment.paid': '确认已付',
  'payment.failed': '支付失败',
  'payment.bounced': '银行退汇',
  'payment.settle': '拨付单全部回盘',
  'payment.read_return': '读入银行回盘',
  'payment.carry_out_return': '银行回盘入账',
  'payment.drop_return': '放弃银行回盘',
  'payee_account.enter': '登记收款账户',
  'payee_account.withdraw': '撤回收款账户',
  'payee_account.verify': '核验收款账户',
  'payee_account.refuse': '收款账户未通过',
  'voucher.enter': '登记支出凭证',
  'voucher.resubmit': '重报支出凭证',
  'voucher.withdraw': '撤回支出凭证',
  'voucher.accept': '核销支出凭证',
  'voucher.return': '退回支出凭证',
  'voucher.reverse': '撤销核销',
  'source_arrival.enter': '登记资金到位',
  'source_arrival.confirm': '确认资金到位',
  'source_arrival.refuse': '不予确认资金到位',
  'payment_rule.save': '修改支付规则',
} as const;
export type PaymentsAct = keyof typeof paymentsActs;
