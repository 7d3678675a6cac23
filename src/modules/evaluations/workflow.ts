import type { Finding } from '../../base/problem.ts';
import { type ActOf, workflow } from '../../base/workflow.ts';
import { type EvaluationState, evaluationStates, objectionStates, type SheetState, sheetStates } from './terms.ts';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;
const clause = '方案七（四）';

/** An appraisal: bodies score themselves, the nation settles, results are announced, objected to and published. */
export const evaluationWorkflow = workflow({
  name: '考核评价',
  states: evaluationStates,
  start: 'scoring',
  ends: ['published'],
  moves: [
    { act: 'check', label: '结束自评，转入核定', from: ['scoring'], to: 'checking', unless: reasons, basis: clause },
    { act: 'announce', label: '告知结果', from: ['checking'], to: 'announced', unless: reasons, basis: clause },
    { act: 'publish', label: '发布结果', from: ['announced'], to: 'published', unless: reasons, basis: clause },
  ],
});
export type EvaluationAct = ActOf<typeof evaluationWorkflow>;

/** The sheet of one body. */
export const sheetWorkflow = workflow({
  name: '评价表',
  states: sheetStates,
  start: 'filling',
  ends: ['checked'],
  moves: [
    { act: 'save', label: '填写自评', from: ['filling'], to: 'filling', unless: reasons },
    { act: 'save', label: '修改自评', from: ['returned'], to: 'returned', unless: reasons },
    { act: 'submit', label: '提交自评', from: ['filling', 'returned'], to: 'submitted', unless: reasons },
    { act: 'return', label: '退回自评', from: ['submitted'], to: 'returned', unless: reasons },
    { act: 'lapse', label: '逾期未自评', from: ['filling', 'returned'], to: 'absent' },
    { act: 'settle', label: '核定得分', from: ['submitted'], to: 'submitted', unless: reasons, basis: clause },
    { act: 'settle', label: '核定得分', from: ['absent'], to: 'absent', unless: reasons, basis: clause },
    {
      act: 'conclude',
      label: '完成核定',
      from: ['submitted', 'absent'],
      to: 'checked',
      unless: reasons,
      basis: clause,
    },
  ],
});
export type SheetAct = ActOf<typeof sheetWorkflow>;

export const objectionWorkflow = workflow({
  name: '评价异议',
  states: objectionStates,
  start: 'open',
  ends: ['upheld', 'rejected'],
  moves: [
    { act: 'uphold', label: '采纳', from: ['open'], to: 'upheld', basis: clause },
    { act: 'reject', label: '不采纳', from: ['open'], to: 'rejected', basis: clause },
  ],
});
export type ObjectionAct = ActOf<typeof objectionWorkflow>;

/** A body may still write in its sheet. */
export const isWritable = (sheet: SheetState): boolean => sheet === 'filling' || sheet === 'returned';
/** The nation settles marks while it checks. */
export const isSettling = (evaluation: EvaluationState, sheet: SheetState): boolean =>
  evaluation === 'checking' && (sheet === 'submitted' || sheet === 'absent');
/** Scores are shown to the body once they were announced. */
export const isAnnounced = (state: EvaluationState): boolean => state === 'announced' || state === 'published';
export const isFinal = (state: EvaluationState): boolean => state === 'published';
export const isScoring = (state: EvaluationState): boolean => state === 'scoring';
