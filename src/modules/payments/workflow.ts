import type { Finding } from '../../base/problem.ts';
import { type ActOf, workflow } from '../../base/workflow.ts';
import {
  accountStates,
  arrivalStates,
  batchStates,
  instalmentStates,
  lineStates,
  planStates,
  returnStates,
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
  ends: ['accepted', 'withdrawn'],
  moves: [
    { act: 'accept', label: '核销', from: ['entered'], to: 'accepted', unless: against, basis: money },
    { act: 'return', label: '退回', from: ['entered'], to: 'returned' },
    { act: 'resubmit', label: '改后重报', from: ['returned'], to: 'entered', unless: against },
    { act: 'withdraw', label: '撤回', from: ['entered', 'returned'], to: 'withdrawn' },
  ],
});

export const arrivalWorkflow = workflow({
  name: '资金到位',
  states: arrivalStates,
  start: 'entered',
  ends: ['confirmed', 'refused'],
  moves: [
    { act: 'confirm', label: '确认到位', from: ['entered'], to: 'confirmed' },
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
