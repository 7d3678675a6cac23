import type { Finding } from '../../base/problem.ts';
import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import {
  type AccountState,
  accountStates,
  arrivalStates,
  type BatchState,
  batchStates,
  type InstalmentState,
  instalmentStates,
  type LineState,
  lineStates,
  type PlanState,
  planStates,
  type ReturnState,
  returnStates,
  type VoucherState,
  voucherStates,
} from './terms.ts';

export type Against = { findings: Finding[] };
const against = ({ findings }: Against): Finding[] => findings;
const money = '方案六（一）3';

/** 一期资金: nothing is asked for before its conditions hold, nothing leaves before every level has agreed. */
export const instalmentWorkflow = workflow({
  name: '拨付',
  states: instalmentStates,
  start: 'planned',
  ends: ['cancelled'],
  moves: [
    { act: 'request', label: '申请拨付', from: ['planned', 'failed'], to: 'requested', unless: against, basis: money },
    { act: 'recall', label: '撤回申请', from: ['requested'], to: 'planned' },
    { act: 'endorse', label: '同意', from: ['requested'], to: 'requested', unless: against },
    { act: 'approve', label: '同意', from: ['requested'], to: 'approved', unless: against },
    { act: 'refuse', label: '不同意', from: ['requested'], to: 'planned' },
    { act: 'batch', label: '制拨付单', from: ['approved'], to: 'batched', unless: against },
    { act: 'unbatch', label: '移出拨付单', from: ['batched'], to: 'approved' },
    { act: 'release', label: '送银行', from: ['batched'], to: 'sent', unless: against },
    { act: 'paid', label: '确认已付', from: ['sent'], to: 'paid' },
    { act: 'failed', label: '支付失败', from: ['sent'], to: 'failed' },
    { act: 'bounced', label: '银行退汇', from: ['paid'], to: 'failed' },
    { act: 'cancel', label: '取消', from: ['planned', 'requested', 'approved', 'failed'], to: 'cancelled' },
  ],
});
export type InstalmentAct = ActOf<typeof instalmentWorkflow>;

export const planWorkflow = workflow({
  name: '拨付计划',
  states: planStates,
  start: 'waiting',
  ends: ['closed'],
  moves: [
    { act: 'reserve', label: '占用指标', from: ['waiting'], to: 'reserved', unless: against, basis: money },
    { act: 'replan', label: '调整', from: ['reserved'], to: 'reserved' },
    { act: 'release', label: '重新占用', from: ['reserved'], to: 'waiting' },
    { act: 'close', label: '关闭', from: ['waiting', 'reserved'], to: 'closed' },
  ],
});

export const batchWorkflow = workflow({
  name: '拨付单',
  states: batchStates,
  start: 'making',
  ends: ['settled', 'cancelled'],
  moves: [
    { act: 'release', label: '送银行', from: ['making'], to: 'sent', unless: against },
    { act: 'cancel', label: '作废', from: ['making'], to: 'cancelled' },
    { act: 'settle', label: '全部回盘', from: ['sent'], to: 'settled' },
  ],
});

/** 一笔付款 in a batch: what the bank makes of it. */
export const lineWorkflow = workflow({
  name: '付款',
  states: lineStates,
  start: 'ready',
  ends: ['failed', 'dropped'],
  moves: [
    { act: 'release', label: '送出', from: ['ready'], to: 'sent' },
    { act: 'drop', label: '移出', from: ['ready'], to: 'dropped' },
    { act: 'paid', label: '已付', from: ['sent'], to: 'paid' },
    { act: 'failed', label: '失败', from: ['sent', 'paid'], to: 'failed' },
  ],
});

export const accountWorkflow = workflow({
  name: '收款账户',
  states: accountStates,
  start: 'entered',
  ends: ['refused', 'replaced', 'withdrawn'],
  moves: [
    { act: 'verify', label: '核验通过', from: ['entered'], to: 'verified', unless: against },
    { act: 'refuse', label: '不通过', from: ['entered'], to: 'refused' },
    { act: 'withdraw', label: '撤回', from: ['entered'], to: 'withdrawn' },
    { act: 'replace', label: '由新账户替代', from: ['verified'], to: 'replaced' },
  ],
});

export const voucherWorkflow = workflow({
  name: '支出凭证',
  states: voucherStates,
  start: 'entered',
  ends: ['reversed', 'withdrawn'],
  moves: [
    { act: 'accept', label: '核销', from: ['entered'], to: 'accepted', unless: against, basis: money },
    { act: 'return', label: '退回', from: ['entered'], to: 'returned' },
    { act: 'resubmit', label: '改后重报', from: ['returned'], to: 'entered', unless: against },
    { act: 'withdraw', label: '撤回', from: ['entered', 'returned'], to: 'withdrawn' },
    { act: 'reverse', label: '撤销核销', from: ['accepted'], to: 'reversed', basis: '专款专用' },
  ],
});

export const arrivalWorkflow = workflow({
  name: '资金到位',
  states: arrivalStates,
  start: 'entered',
  ends: ['confirmed', 'refused'],
  moves: [
    { act: 'confirm', label: '确认到位', from: ['entered'], to: 'confirmed', unless: against, basis: '足额到位' },
    { act: 'refuse', label: '不予确认', from: ['entered'], to: 'refused' },
  ],
});

export const returnWorkflow = workflow({
  name: '银行回盘',
  states: returnStates,
  start: 'read',
  ends: ['done', 'dropped'],
  moves: [
    { act: 'fault', label: '读出错误', from: ['read'], to: 'faulty' },
    { act: 'carry_out', label: '入账', from: ['read'], to: 'done', unless: against },
    { act: 'drop', label: '放弃', from: ['read', 'faulty'], to: 'dropped' },
  ],
});

/** Instalments that a changed or ended agreement took out of its plan. */
export const cancelledStates: readonly InstalmentState[] = ['cancelled'];
export const isCancelled = inState(...cancelledStates);
/** An instalment somebody has asked for, whatever became of that. */
export const hasBegun = inState<InstalmentState>('requested', 'approved', 'batched', 'sent', 'paid', 'failed');
/** An instalment that may be asked for, the first time or after the bank refused it. */
export const mayBeRequested = inState<InstalmentState>('planned', 'failed');
export const awaitsApproval = inState<InstalmentState>('requested');
/** An instalment on which every level has agreed and that is on no payment order yet. */
export const awaitsBatch = inState<InstalmentState>('approved');
/** An instalment on which every level has agreed: its sheet is no draft any more. */
export const isApprovedByAll = inState<InstalmentState>('approved', 'batched', 'sent', 'paid');
/** An instalment that is on a payment order or beyond: nothing about it changes any more. */
export const isFixed = inState<InstalmentState>('batched', 'sent', 'paid');
export const hasFailed = inState<InstalmentState>('failed');
/** Instalments whose money has left or is leaving. */
export const drawnStates: readonly InstalmentState[] = ['sent', 'paid'];
/** The bank has said that the money arrived. */
export const isPaid = inState<InstalmentState | LineState>('paid');

/** Plans that no fund can bear yet. */
export const unreservedStates: readonly PlanState[] = ['waiting'];
export const isReserved = inState<PlanState>('reserved');
export const isPlanClosed = inState<PlanState>('closed');

/** Payment orders that may still be changed. */
export const inMakingStates: readonly BatchState[] = ['making'];
export const isInMaking = inState(...inMakingStates);
/** A payment order that the bank has been given. */
export const hasLeft = inState<BatchState>('sent', 'settled');
/** The bank has it and has not answered for all of it. */
export const isAtBank = inState<BatchState | LineState>('sent');
/** A line that leaves with its order. */
export const isToSend = inState<LineState>('ready');
/** A line that was taken out of its order. */
export const isDropped = inState<LineState>('dropped');
/** Whether the bank's answer says something new of a line: it is out, or what was paid comes back. */
export const takesAnswer = (line: { state: LineState }, result: 'paid' | 'failed'): boolean =>
  isAtBank(line) || (isPaid(line) && result === 'failed');

/** Accounts that wait for a money desk to verify them. */
export const unverifiedStates: readonly AccountState[] = ['entered'];
export const awaitsVerification = inState(...unverifiedStates);
/** The account that money is sent to; an organisation has one at most. */
export const inUseStates: readonly AccountState[] = ['verified'];
export const isInUse = inState(...inUseStates);
export const wasEverInUse = inState<AccountState>('verified', 'replaced');

export const isAccepted = inState<VoucherState>('accepted');
/** A voucher that a money desk has to look at. */
export const awaitsAudit = inState<VoucherState>('entered');
/** Vouchers whose invoice counts as reported. */
export const reportedStates: readonly VoucherState[] = ['entered', 'accepted'];

/** Bank files whose answers have been entered. */
export const carriedOutStates: readonly ReturnState[] = ['done'];
