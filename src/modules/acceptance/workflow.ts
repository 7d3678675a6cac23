import type { Finding } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { type CaseState, caseStates } from './terms.ts';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;
const plan = '方案六（一）3';

/** 验收 of a finished film; the findings are gathered by rules.ts for the act in question. */
export const caseWorkflow = workflow({
  name: '验收',
  states: caseStates,
  start: 'preparing',
  ends: ['accepted', 'rejected'],
  moves: [
    { act: 'fill', label: '准备成片', from: ['preparing'], to: 'preparing' },
    { act: 'fill', label: '整改成片', from: ['rectifying'], to: 'rectifying' },
    {
      act: 'hand_in',
      label: '提交验收',
      from: ['preparing', 'rectifying'],
      to: 'submitted',
      unless: reasons,
      basis: plan,
    },
    { act: 'return', label: '退回补充', from: ['submitted'], to: 'preparing' },
    { act: 'convene', label: '组织验收', from: ['submitted'], to: 'reviewing', unless: reasons },
    { act: 'tick', label: '核对清单', from: ['reviewing'], to: 'reviewing' },
    { act: 'opine', label: '提出审看意见', from: ['reviewing'], to: 'reviewing' },
    { act: 'accept', label: '验收通过', from: ['reviewing'], to: 'accepted', unless: reasons, basis: plan },
    { act: 'rectify', label: '要求整改', from: ['reviewing'], to: 'rectifying', unless: reasons, basis: plan },
    { act: 'reject', label: '验收不通过', from: ['reviewing'], to: 'rejected', unless: reasons, basis: plan },
  ],
});
export type CaseAct = ActOf<typeof caseWorkflow>;

export const isRejected = inState<CaseState>('rejected');
/** A case whose film lies with its producer. */
export const isWithProducer = inState<CaseState>('preparing', 'rectifying');
/** Cases for which somebody has to call a panel together. */
export const uncalledStates: readonly CaseState[] = ['submitted'];
export const awaitsPanel = inState(...uncalledStates);
/** Cases that a panel looks at. */
export const reviewedStates: readonly CaseState[] = ['reviewing'];
/** Cases sent back with demands and a day to meet them. */
export const sentBackStates: readonly CaseState[] = ['rectifying'];
export const isSentBack = inState(...sentBackStates);
/** Sent back, and not handed in again by the day that was set. */
export const isLate = (it: { state: CaseState; rectifyBy: LocalDate | null }, today: LocalDate): boolean =>
  isSentBack(it) && it.rectifyBy !== null && it.rectifyBy < today;
