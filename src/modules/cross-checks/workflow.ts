import { type ActOf, workflow } from '../../base/workflow.ts';
import { differenceStates } from './terms.ts';

const waiting = ['open', 'answered', 'returned'] as const;
/** 待说明 → 已说明 → 已核销, or 退回; figures that agree again end it, other figures open it again. */
export const differenceWorkflow = workflow({
  name: '数据差异',
  states: differenceStates,
  start: 'open',
  ends: [],
  moves: [
    { act: 'answer', label: '说明', from: ['open', 'returned'], to: 'answered', basis: '方案六（二）' },
    { act: 'return', label: '退回说明', from: ['answered'], to: 'returned' },
    { act: 'close', label: '核销', from: ['answered'], to: 'closed' },
    { act: 'reopen', label: '重新打开', from: ['closed'], to: 'open' },
    { act: 'differ', label: '数据又不一致', from: [...waiting, 'closed', 'agreed', 'lapsed'], to: 'open' },
    { act: 'agree', label: '数据已一致', from: waiting, to: 'agreed' },
    { act: 'lapse', label: '失效', from: waiting, to: 'lapsed' },
  ],
});
export type DifferenceAct = ActOf<typeof differenceWorkflow>;
