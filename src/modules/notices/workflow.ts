import { type ActOf, workflow } from '../../base/workflow.ts';
import { mailStates } from './terms.ts';

/** A mail in the outbox: only a person lets a held one out; a failed one may be tried again. */
export const mailWorkflow = workflow({
  name: '邮件',
  states: mailStates,
  start: 'held',
  ends: ['sent', 'cancelled'],
  moves: [
    { act: 'release', label: '放行', from: ['held'], to: 'released' },
    { act: 'cancel', label: '取消', from: ['held', 'failed'], to: 'cancelled' },
    { act: 'send', label: '发送', from: ['released'], to: 'sent' },
    { act: 'fail', label: '发送失败', from: ['released'], to: 'failed' },
    { act: 'retry', label: '重发', from: ['failed'], to: 'released' },
  ],
});
export type MailAct = ActOf<typeof mailWorkflow>;
