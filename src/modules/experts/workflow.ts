import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { expertStates, type ExpertState } from './terms.ts';

/** An entry of the pool: appointed, paused for a time, or gone for good. */
export const expertWorkflow = workflow({
  name: '专家',
  states: expertStates,
  start: 'active',
  ends: ['left'],
  moves: [
    { act: 'pause', label: '暂停', from: ['active'], to: 'paused' },
    { act: 'resume', label: '恢复在聘', from: ['paused'], to: 'active' },
    { act: 'leave', label: '离库', from: ['active', 'paused'], to: 'left' },
  ],
});
export type ExpertAct = ActOf<typeof expertWorkflow>;

/** An expert who is in office. */
export const isAppointed = inState<ExpertState>('active');
/** An expert who left the register for good. */
export const hasLeft = inState<ExpertState>('left');
