import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import type { Finding } from '../../base/problem.ts';
import { noticeStates, objectionStates, type NoticeState, type ObjectionState } from './terms.ts';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;

/** 公示 of a batch. The findings are gathered by rules.ts for the act in question. */
export const noticeWorkflow = workflow({
  name: '公示',
  states: noticeStates,
  start: 'preparing',
  ends: ['final'],
  moves: [
    { act: 'save', label: '修改公示稿', from: ['preparing'], to: 'preparing' },
    { act: 'submit', label: '报请签发', from: ['preparing'], to: 'submitted', unless: reasons, basis: '方案六（一）2' },
    { act: 'return', label: '退回公示稿', from: ['submitted'], to: 'preparing' },
    {
      act: 'release',
      label: '签发并发布公示',
      from: ['submitted'],
      to: 'open',
      unless: reasons,
      basis: '方案六（一）2',
    },
    { act: 'republish', label: '发布更新公示', from: ['open'], to: 'open', basis: '方案六（一）2' },
    {
      act: 'finish_part',
      label: '先行确定部分作品结果',
      from: ['open'],
      to: 'open',
      unless: reasons,
      basis: '方案六（一）2',
    },
    { act: 'finish', label: '公示结果确定', from: ['open'], to: 'final', unless: reasons, basis: '方案六（一）2' },
  ],
});
export type NoticeAct = ActOf<typeof noticeWorkflow>;

/** 异议: from what came in to what was decided. Whoever handles it proposes, the leader decides. */
export const objectionWorkflow = workflow({
  name: '异议',
  states: objectionStates,
  start: 'received',
  ends: ['upheld', 'rejected', 'declined', 'withdrawn'],
  moves: [
    { act: 'assign', label: '确定承办人', from: ['received'], to: 'received', unless: reasons },
    { act: 'assign', label: '更换承办人', from: ['accepted'], to: 'accepted', unless: reasons },
    { act: 'assign', label: '更换承办人', from: ['handling'], to: 'handling', unless: reasons },
    { act: 'assign', label: '更换承办人', from: ['clue'], to: 'clue', unless: reasons },
    { act: 'accept', label: '受理异议', from: ['received'], to: 'accepted' },
    { act: 'decline', label: '不予受理', from: ['received'], to: 'declined' },
    { act: 'shelve', label: '留作线索', from: ['received'], to: 'clue', unless: reasons },
    { act: 'take_up', label: '线索转为受理', from: ['clue'], to: 'accepted' },
    { act: 'ask', label: '要求说明', from: ['accepted', 'handling'], to: 'handling', unless: reasons },
    { act: 'answer', label: '提交说明', from: ['handling'], to: 'handling' },
    { act: 'reply', label: '答复提出人', from: ['accepted', 'handling'], to: 'handling', unless: reasons },
    { act: 'propose_uphold', label: '拟认定异议成立', from: ['accepted', 'handling'], to: 'proposed', unless: reasons },
    {
      act: 'propose_reject',
      label: '拟认定异议不成立',
      from: ['accepted', 'handling'],
      to: 'proposed',
      unless: reasons,
    },
    { act: 'return', label: '退回核查', from: ['proposed'], to: 'handling' },
    {
      act: 'pass_over',
      label: '跳过备选',
      from: ['proposed'],
      to: 'proposed',
      unless: reasons,
      basis: '方案六（一）1',
    },
    {
      act: 'uphold',
      label: '签发：异议成立',
      from: ['proposed'],
      to: 'upheld',
      unless: reasons,
      basis: '方案五（一）2',
    },
    {
      act: 'reject',
      label: '签发：异议不成立',
      from: ['proposed'],
      to: 'rejected',
      unless: reasons,
      basis: '方案五（一）2',
    },
    {
      act: 'withdraw',
      label: '撤回异议',
      from: ['received', 'clue', 'accepted', 'handling', 'proposed'],
      to: 'withdrawn',
    },
  ],
});
export type ObjectionAct = ActOf<typeof objectionWorkflow>;

/** A notice that its officer still prepares. */
export const isPreparing = inState<NoticeState>('preparing');
/** A notice that waits for the signature. */
export const waitsForLeader = inState<NoticeState>('submitted');
/** A notice that is on show. */
export const isOnShow = inState<NoticeState>('open');
/** A notice whose results are final. */
export const isFinal = inState<NoticeState>('final');

/** A case that came in and was not taken up yet. */
export const isReceivedCase = inState<ObjectionState>('received');
/** A case whose conclusion waits for the signature. */
export const isProposed = inState<ObjectionState>('proposed');
/** A case that is being looked into. */
export const isHandled = inState<ObjectionState>('handling');
/** A case that was not taken up. */
export const isDeclined = inState<ObjectionState>('declined');
/** A case with a conclusion. */
export const isDecided = inState<ObjectionState>('upheld', 'rejected');
