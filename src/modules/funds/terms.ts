import type { Fen } from '../../base/money.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

/** Whose money it is; own and social money stand in books of their own, so that 足额到位 is a figure (方案五（三）1、七（二）). */
export const fundKinds = {
  national_special: '国家专项资金',
  provincial: '省级资金',
  city: '市县资金',
  platform: '平台专项资金',
  own: '制作机构自有资金',
  social: '社会资本',
  provincial_match: '省级配套资金',
  city_match: '市县配套资金',
} as const;
export type FundKind = keyof typeof fundKinds;
/** Money that is brought beside the award: promised and arrived per project, never reserved or paid out by us. */
export const broughtKinds: readonly FundKind[] = ['own', 'social', 'platform', 'provincial_match', 'city_match'];

/** 科目 of the ledger; a balance stands on the credit side, so that a debit takes from an account. */
export const charts = {
  source: 0,
  budget: 1,
  bank: 2,
  executed: 3,
  paid: 4,
  accounted: 5,
  toRecover: 6,
  recovered: 7,
  interest: 8,
  carriedOver: 9,
  returned: 10,
  writtenOff: 11,
} as const;
export type Chart = keyof typeof charts;
export const chartLabels: Record<Chart, string> = {
  source: '资金来源',
  budget: '预算指标',
  bank: '银行（国库）存款',
  executed: '协议占用与执行',
  paid: '已拨待核销',
  accounted: '已核销',
  toRecover: '应追回',
  recovered: '已追回',
  interest: '利息留存',
  carriedOver: '结转',
  returned: '结余收回',
  writtenOff: '经决定核销损失',
};
/** Accounts whose money lies in the bank: their sum is what the bank statement must say. */
export const cashCharts: readonly Chart[] = ['bank', 'recovered', 'interest'];

/** What a movement is, for statements and drill-down. */
export const entryCodes = {
  budget: '下达预算',
  budget_back: '调减预算',
  arrival: '资金到账',
  reserve: '协议占用指标',
  release: '释放占用',
  execute: '执行指标',
  execute_back: '退回指标',
  payment: '拨付',
  allot: '按用途列账',
  allot_back: '撤销用途列账',
  reallot: '用途间调剂',
  payment_back: '银行退汇',
  to_province: '下达省级',
  interest: '利息入账',
  accounted: '凭证核销',
  accounted_back: '撤销核销',
  claim: '决定追回',
  recovered: '收到追回款',
  passed_up: '追回款按原渠道上缴',
  written_off: '决定核销损失',
  carry_out: '结转下年',
  carry_in: '上年结转',
  to_budget: '结余收回',
  promise: '承诺投入',
  brought: '投入到位',
  spent: '自筹支出',
  correction: '更正',
} as const;
export type EntryCode = keyof typeof entryCodes;

export const yearStates = { open: '使用中', closed: '已结账' } as const;
export type YearState = keyof typeof yearStates;
export const payPaths = { direct: '直接拨付制作机构', via_province: '经省级拨付' } as const;
export type PayPath = keyof typeof payPaths;

export type Fund = {
  id: string;
  version: number;
  name: string;
  kind: FundKind;
  ownerOrgId: string;
  clause: string;
  bankName: string;
  bankAccount: string;
  createdByName: string;
  createdAt: Instant;
};
export type FundYear = {
  fundId: string;
  year: number;
  ledger: number;
  state: YearState;
  lastSeq: number;
  headDigest: string;
  openedAt: Instant;
  closedAt: Instant | null;
  closedByName: string | null;
};

export const bankKinds = {
  arrival: '资金到账',
  interest: '结息',
  payment: '拨付',
  payment_back: '退汇',
  to_province: '下达省级',
  recovered: '追回款',
  to_budget: '上缴',
  unknown: '待查',
} as const;
export type BankKind = keyof typeof bankKinds;
export type BankLine = {
  id: string;
  fundId: string;
  holderOrgId: string | null;
  serial: string;
  day: LocalDate;
  direction: 'in' | 'out';
  kind: BankKind;
  amountFen: number;
  balanceFen: number | null;
  counterparty: string;
  remark: string;
  transferId: string | null;
  enteredByName: string;
  enteredAt: Instant;
};

export type Grant = {
  id: string;
  version: number;
  fundId: string;
  projectId: string;
  agreementId: string;
  year: number;
  transferId: string;
  amountFen: number;
  path: PayPath;
  holderOrgId: string | null;
  reservationId: string | null;
  state: 'open' | 'closed';
  createdAt: Instant;
};
export type PurposePart = { code: string; fen: number };

export const recoveryStates = {
  proposed: '拟追回',
  decided: '已决定追回',
  demanded: '已发函追回',
  write_off_proposed: '拟核销损失',
  settled: '已全部追回',
  written_off: '已核销结案',
  cancelled: '不予追回',
} as const;
export type RecoveryState = keyof typeof recoveryStates;
/** Why money comes back (domain/03 §8: failure states of an agreement). */
export const recoveryReasons = {
  delay: '逾期未完成',
  major_change: '擅自重大变更',
  failed_acceptance: '验收不合格',
  withdrawal: '项目撤回或终止',
  violation: '违法违规',
  misuse: '资金使用不符合专款用途',
  double_funding: '重复资助',
  bankruptcy: '机构破产或解散',
} as const;
export type RecoveryReason = keyof typeof recoveryReasons;
export type Recovery = {
  id: string;
  version: number;
  number: string;
  projectId: string;
  fundId: string;
  grantId: string;
  producerOrgId: string;
  state: RecoveryState;
  reason: RecoveryReason;
  statement: string;
  source: string;
  unaccountedFen: number;
  misusedFen: number;
  breachFen: number;
  amountFen: number;
  dueDays: number;
  dueOn: LocalDate | null;
  returnedFen: number;
  writtenOffFen: number;
  openedBy: string;
  openedByName: string;
  openedAt: Instant;
  /** Who went over the sums: the opener, or an officer where the system opened the case. */
  checkedBy: string | null;
  checkedByName: string | null;
  checkedAt: Instant | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  decision: string | null;
  letterId: string | null;
  letterNumber: string | null;
  demandedAt: Instant | null;
  letter: RecoveryLetter | null;
  writeOffReason: string | null;
  writeOffBy: string | null;
  closedAt: Instant | null;
};
/** What the letter says; fixed when it gets its number. */
export type RecoveryLetter = {
  issuer: string;
  addressee: string;
  copyTo: string;
  title: string;
  paragraphs: string[];
  on: LocalDate;
  dueOn: LocalDate;
};

export type SourceMoney = {
  fundId: string;
  /** The source within its agreement; empty for an award. */
  key: string;
  source: FundKind;
  label: string;
  promisedFen: Fen;
  arrivedFen: Fen;
  reservedFen: Fen;
  paidFen: Fen;
  accountedFen: Fen;
  toRecoverFen: Fen;
  recoveredFen: Fen;
  leftFen: Fen;
};

export const fundsActs: Record<string, string> = {
  'fund.make': '设立资金账',
  'fund.edit': '修改资金账',
  'fund.open_year': '开设年度账',
  'fund.enter_budget': '下达预算',
  'fund.bank_line': '登记银行流水',
  'fund.match_line': '流水对账',
  'fund.interest': '利息入账',
  'fund.to_province': '下达省级资金',
  'fund.correct': '冲正',
  'fund.close_year': '年终结账',
  'fund.reserve': '占用指标',
  'fund.release': '释放指标',
  'fund.pay': '拨付入账',
  'fund.payment_back': '退汇入账',
  'fund.account': '凭证核销入账',
  'fund.reallot': '用途间调剂',
  'fund.promise': '登记承诺投入',
  'fund.brought': '登记投入到位',
  'fund.spend': '登记自筹支出',
  'fund_rule.save': '修改资金规则',
  'fund.statement': '导入银行对账单',
  'ledger.expire': '占用到期释放',
  'ledger.prove': '资金账校验',
  'recovery.open': '提出追回',
  'recovery.check': '核对追回金额',
  'recovery.cancel': '不予追回',
  'recovery.decide': '决定追回',
  'recovery.demand': '制发追回函',
  'recovery.record_return': '收到追回款',
  'recovery.propose_write_off': '拟核销损失',
  'recovery.refuse_write_off': '不同意核销',
  'recovery.write_off': '决定核销损失',
};
