import type { Finding } from '../../base/problem.ts';
import { type ActOf, workflow } from '../../base/workflow.ts';
import { claimStates, propositionStates } from './terms.ts';

export type PropositionFacts = { publish: Finding[]; end: Finding[] };
export const plainFacts: PropositionFacts = { publish: [], end: [] };

/** 命题: drafted, signed by another, open for claims in its window, ended with a result (方案五（一）1). */
export const propositionWorkflow = workflow({
  name: '命题',
  states: propositionStates,
  start: 'draft',
  ends: ['ended', 'cancelled'],
  moves: [
    { act: 'save', label: '修改', from: ['draft'], to: 'draft' },
    {
      act: 'submit',
      label: '报请签发',
      from: ['draft'],
      to: 'submitted',
      unless: (facts: PropositionFacts) => facts.publish,
      basis: '方案五（一）1',
    },
    { act: 'return', label: '退回', from: ['submitted'], to: 'draft' },
    {
      act: 'publish',
      label: '签发并发布',
      from: ['submitted'],
      to: 'published',
      unless: (facts: PropositionFacts) => facts.publish,
      basis: '方案五（一）1',
    },
    { act: 'extend', label: '延长认领期', from: ['published'], to: 'published' },
    { act: 'end', label: '结题', from: ['published'], to: 'ended', unless: (facts: PropositionFacts) => facts.end },
    { act: 'cancel', label: '撤销', from: ['draft', 'submitted', 'published'], to: 'cancelled' },
  ],
});
export type PropositionAct = ActOf<typeof propositionWorkflow>;

export type ClaimFacts = { accept: Finding[]; complete: Finding[]; linked: boolean };
export const plainClaim: ClaimFacts = { accept: [], complete: [], linked: false };
const linkedBefore = ({ linked }: ClaimFacts): Finding[] =>
  linked ? [{ code: 'linked_before', message: '已转入储备库' }] : [];

/** 认领: accepted or declined by the office; an accepted one is carried out, completed or dropped. */
export const claimWorkflow = workflow({
  name: '命题认领',
  states: claimStates,
  start: 'claimed',
  ends: ['declined', 'withdrawn', 'completed', 'dropped'],
  moves: [
    {
      act: 'accept',
      label: '接受',
      from: ['claimed'],
      to: 'accepted',
      unless: (facts: ClaimFacts) => facts.accept,
      basis: '方案五（一）1',
    },
    { act: 'decline', label: '不接受', from: ['claimed'], to: 'declined' },
    { act: 'withdraw', label: '撤回', from: ['claimed', 'accepted'], to: 'withdrawn' },
    { act: 'to_reserve', label: '转入储备库', from: ['accepted'], to: 'accepted', unless: linkedBefore },
    { act: 'link_project', label: '关联项目', from: ['accepted'], to: 'accepted' },
    { act: 'report', label: '报告进展', from: ['accepted'], to: 'accepted' },
    {
      act: 'complete',
      label: '确认完成',
      from: ['accepted'],
      to: 'completed',
      unless: (facts: ClaimFacts) => facts.complete,
    },
    { act: 'drop', label: '终止', from: ['accepted'], to: 'dropped' },
  ],
});
export type ClaimAct = ActOf<typeof claimWorkflow>;
