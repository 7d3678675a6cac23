import type { Finding } from '../../base/problem.ts';
import { type ActOf, workflow } from '../../base/workflow.ts';
import { actionStates, dispatchStates } from './terms.ts';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;
const clause = '方案五（一）6';

/** A month's dispatch: pack, meeting, archive. A pack may be drawn up again until the meeting has been held. */
export const dispatchWorkflow = workflow({
  name: '月度调度',
  states: dispatchStates,
  start: 'preparing',
  ends: ['closed'],
  moves: [
    { act: 'remark', label: '补充材料', from: ['preparing'], to: 'preparing' },
    { act: 'issue', label: '定稿材料', from: ['preparing', 'issued'], to: 'issued', unless: reasons, basis: clause },
    { act: 'record', label: '记录会议', from: ['issued', 'held'], to: 'held', unless: reasons, basis: clause },
    { act: 'decide', label: '登记议定事项', from: ['held'], to: 'held' },
    { act: 'close', label: '归档', from: ['held'], to: 'closed', unless: reasons },
  ],
});
export type DispatchAct = ActOf<typeof dispatchWorkflow>;

/** An action: its owner tells how far it is and asks to be released, the office releases. */
export const actionWorkflow = workflow({
  name: '议定事项',
  states: actionStates,
  start: 'open',
  ends: ['done', 'cancelled'],
  moves: [
    { act: 'report', label: '报告进展', from: ['open'], to: 'open' },
    { act: 'claim', label: '报请核销', from: ['open'], to: 'claimed' },
    { act: 'return', label: '退回继续办理', from: ['claimed'], to: 'open' },
    { act: 'finish', label: '核销办结', from: ['open', 'claimed'], to: 'done', basis: clause },
    { act: 'postpone', label: '调整时限', from: ['open'], to: 'open', unless: reasons },
    { act: 'cancel', label: '撤销事项', from: ['open'], to: 'cancelled' },
  ],
});
export type ActionAct = ActOf<typeof actionWorkflow>;

/** Actions that somebody still works on. */
export const isUnderWay = (state: keyof typeof actionStates): boolean => !['done', 'cancelled'].includes(state);
