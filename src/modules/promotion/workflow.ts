import type { Finding } from '../../base/problem.ts';
import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import {
  listStates,
  promiseStates,
  proofStates,
  reviewStates,
  type ProofState,
  type ListState,
  type ReviewState,
} from './terms.ts';

/** Where reviews, yearly selections and lists of excellent works come from. */
export const praiseClause = '方案五（一）3';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;

/** A promised place: proofs are reported to it until it is cancelled. */
export const promiseWorkflow = workflow({
  name: '承诺位置',
  states: promiseStates,
  start: 'promised',
  ends: ['cancelled'],
  moves: [
    { act: 'report', label: '提交证明', from: ['promised'], to: 'promised', unless: reasons, basis: '方案五（三）4' },
    { act: 'cancel', label: '撤销承诺', from: ['promised'], to: 'cancelled', unless: reasons },
  ],
});
export type PromiseAct = ActOf<typeof promiseWorkflow>;

/** A proof: reported by the platform, checked by the office. */
export const proofWorkflow = workflow({
  name: '宣推证明',
  states: proofStates,
  start: 'reported',
  ends: ['confirmed', 'returned'],
  moves: [
    { act: 'confirm', label: '核对无误', from: ['reported'], to: 'confirmed', basis: '方案五（三）4' },
    { act: 'return', label: '退回', from: ['reported'], to: 'returned' },
  ],
});
export type ProofAct = ActOf<typeof proofWorkflow>;

/** 优秀片单: what was published stays; a revision becomes the next edition. */
export const listWorkflow = workflow({
  name: '优秀片单',
  states: listStates,
  start: 'draft',
  ends: [],
  moves: [
    { act: 'save', label: '修改片单', from: ['draft'], to: 'draft' },
    { act: 'submit', label: '报请签发', from: ['draft'], to: 'submitted', unless: reasons, basis: praiseClause },
    { act: 'return', label: '退回', from: ['submitted'], to: 'draft' },
    {
      act: 'publish',
      label: '签发并发布',
      from: ['submitted'],
      to: 'published',
      unless: reasons,
      basis: praiseClause,
    },
    { act: 'revise', label: '修订', from: ['published'], to: 'draft' },
  ],
});
export type ListAct = ActOf<typeof listWorkflow>;

/** 季度点评、年度推优、年度盛典 as a record. */
export const reviewWorkflow = workflow({
  name: '点评推优',
  states: reviewStates,
  start: 'open',
  ends: ['closed'],
  moves: [
    { act: 'save', label: '记录结果', from: ['open'], to: 'open' },
    { act: 'close', label: '定稿', from: ['open'], to: 'closed', unless: reasons, basis: praiseClause },
  ],
});
export type ReviewAct = ActOf<typeof reviewWorkflow>;

/** A proof that was sent back. */
export const isReturned = inState<ProofState>('returned');

/** A list that is being drafted. */
export const isListDraft = inState<ListState>('draft');
/** A list that waits for its signature. */
export const isListSubmitted = inState<ListState>('submitted');
/** A list whose edition stands. */
export const isPublished = inState<ListState>('published');

/** A review whose results are final. */
export const isClosed = inState<ReviewState>('closed');
