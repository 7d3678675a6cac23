import { type Finding, findingsOf } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import type { Batch } from './contract.ts';
import { type PartState, readinessFindings } from './rules.ts';
import { callStates, type CallState } from './terms.ts';

export type CallFacts = { parts: readonly PartState[]; changes: number; batches: readonly Batch[]; now: Instant };

const changeFindings = (facts: CallFacts): Finding[] => [
  ...findingsOf(facts.changes === 0 && { code: 'unchanged', message: '没有未发布的变更' }),
  ...readinessFindings(facts.parts),
];
/** A call stays open until its last batch has run out: closing would cut off those who may still hand in. */
const closeFindings = ({ batches, now }: CallFacts): Finding[] =>
  batches
    .filter((one) => now < one.recommendationEndsAt)
    .map((one) => ({
      code: 'batch_running',
      message: `${one.name}要到 ${one.recommendBy} 才结束`,
      clause: '方案六（一）5',
    }));

export const callWorkflow = workflow({
  name: '征集',
  states: callStates,
  start: 'preparing',
  ends: ['closed'],
  moves: [
    {
      act: 'publish',
      label: '发布征集',
      from: ['preparing'],
      to: 'open',
      unless: (facts: CallFacts) => readinessFindings(facts.parts),
      basis: '方案六（一）',
    },
    { act: 'publish_change', label: '发布变更', from: ['open'], to: 'open', unless: changeFindings },
    {
      act: 'discard_change',
      label: '放弃未发布的变更',
      from: ['open'],
      to: 'open',
      unless: ({ changes }: CallFacts) =>
        findingsOf(changes === 0 && { code: 'unchanged', message: '没有未发布的变更' }),
    },
    { act: 'close', label: '关闭征集', from: ['open'], to: 'closed', unless: closeFindings },
  ],
});
export type CallAct = ActOf<typeof callWorkflow>;

/** A call that nobody outside has seen. */
export const isInPreparation = inState<CallState>('preparing');
/** A call that was published and runs. */
export const isOpen = inState<CallState>('open');
/** A call that is over. */
export const isClosed = inState<CallState>('closed');
