import type { NoticeRule } from './terms.ts';

const difference = { subject: 'difference', kind: 'work', mail: 'none', path: '/differences/{id}' } as const;

/** What units and platforms hear of figures that do not agree, and keepers of a system that is no longer told. */
export const exchangeNotices: readonly NoticeRule[] = [
  {
    ...difference,
    key: 'difference_opened',
    act: 'cross_check.opened',
    to: 'answeringSide',
    label: '发现数据差异',
    title: '请说明数据差异：《{title}》',
    body: '{note}。请在 {due} 前说明。',
  },
  {
    ...difference,
    key: 'difference_returned',
    act: 'cross_check.returned',
    to: 'answeringSide',
    kind: 'legal',
    mail: 'direct',
    label: '差异说明退回',
    title: '差异说明退回：《{title}》',
    body: '退回意见：{note}。请在 {due} 前重新说明。',
  },
  {
    ...difference,
    key: 'difference_closed',
    act: 'cross_check.closed',
    to: 'answeringSide',
    label: '差异核销',
    title: '差异已核销：《{title}》',
    body: '核销意见：{note}。',
  },
  {
    key: 'webhook_stopped',
    act: 'webhook.stop',
    to: 'targetKeepers',
    subject: 'webhookTarget',
    kind: 'legal',
    mail: 'direct',
    label: '推送停止',
    title: '推送已停止：{label}',
    body: '{note}。请查明接收系统的情况后恢复推送，期间的消息会补发。',
    path: '/webhooks/{id}',
  },
];
