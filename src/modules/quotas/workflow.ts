import { type Finding, findingsOf } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { workflow, inState } from '../../base/workflow.ts';
import { exceptionStates, undecidedStates } from './terms.ts';

/** `endsAt` is the batch's recommendation deadline: after it an added place would serve nobody. */
export type ExceptionFacts = { hardness: 'soft' | 'hard'; clause: string; endsAt: Instant; now: Instant };

/** 方案六（一）1 “原则上”：only a soft quota knows exceptions; a hard one refuses them with its clause. */
export const exceptionFindings = ({ hardness, clause, endsAt, now }: ExceptionFacts): Finding[] =>
  findingsOf(
    hardness === 'hard' && { code: 'quota_hard', message: `名额为硬性上限，不设例外（${clause}）`, clause },
    now >= endsAt && { code: 'recommendation_closed', message: '本批次推荐已截止', clause: '方案六（一）5' },
  );

export const exceptionWorkflow = workflow({
  name: '超名额申请',
  states: exceptionStates,
  start: 'asked',
  ends: ['approved', 'refused'],
  moves: [
    {
      act: 'approve',
      label: '同意',
      from: ['asked'],
      to: 'approved',
      unless: exceptionFindings,
      basis: '方案六（一）1',
    },
    { act: 'refuse', label: '不同意', from: ['asked'], to: 'refused', basis: '方案六（一）1' },
  ],
});

/** A request that waits for its decision. */
export const isUndecided = inState(...undecidedStates);
