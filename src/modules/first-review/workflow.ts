import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { sealFindings, swapFindings } from './board-rules.ts';
import { closeFindings, draftFindings, openFindings, reopenFindings, sheetFindings } from './rules.ts';
import {
  firstReviewStates,
  listStates,
  sheetStates,
  type FirstReviewState,
  type SheetState,
  type ListState,
} from './terms.ts';

export const firstReviewWorkflow = workflow({
  name: '初评',
  states: firstReviewStates,
  start: 'arranging',
  ends: [],
  moves: [
    {
      act: 'open',
      label: '开始打分',
      from: ['arranging'],
      to: 'scoring',
      unless: openFindings,
      basis: '方案六（一）2',
    },
    { act: 'close', label: '结束打分', from: ['scoring'], to: 'closed', unless: closeFindings, basis: '方案六（一）2' },
    {
      act: 'reopen',
      label: '重新打分',
      from: ['closed'],
      to: 'scoring',
      unless: reopenFindings,
      basis: '方案六（一）2',
    },
  ],
});
export type FirstReviewAct = ActOf<typeof firstReviewWorkflow>;

export const sheetWorkflow = workflow({
  name: '评分表',
  states: sheetStates,
  start: 'blank',
  ends: ['recused'],
  moves: [
    { act: 'save', label: '暂存', from: ['blank', 'draft'], to: 'draft', unless: draftFindings },
    {
      act: 'submit',
      label: '提交评分',
      from: ['blank', 'draft'],
      to: 'submitted',
      unless: sheetFindings,
      basis: '方案六（一）2',
    },
    { act: 'revise', label: '改分', from: ['submitted'], to: 'draft' },
    { act: 'recuse', label: '回避', from: ['blank', 'draft', 'submitted'], to: 'recused', basis: '方案六（一）2' },
  ],
});
export type SheetAct = ActOf<typeof sheetWorkflow>;

export const listWorkflow = workflow({
  name: '推荐名单',
  states: listStates,
  start: 'arranging',
  ends: [],
  moves: [
    { act: 'arrange', label: '调整席位', from: ['arranging'], to: 'arranging' },
    {
      act: 'seal',
      label: '用印并报送',
      from: ['arranging'],
      to: 'sealed',
      unless: sealFindings,
      basis: '方案六（一）5',
    },
    { act: 'swap', label: '更换一部', from: ['sealed'], to: 'sealed', unless: swapFindings, basis: '方案六（一）5' },
  ],
});
export type ListAct = ActOf<typeof listWorkflow>;

/** The panel is being put together. */
export const isArranging = inState<FirstReviewState>('arranging');
/** The panel is scoring. */
export const isScoring = inState<FirstReviewState>('scoring');
/** Scoring is over. */
export const isScored = inState<FirstReviewState>('closed');

/** A sheet that its reviewer has handed in. */
export const isHandedIn = inState<SheetState>('submitted');
/** A sheet that its reviewer may not fill. */
export const isRecused = inState<SheetState>('recused');

/** A list that was sealed and sent up. */
export const isSealed = inState<ListState>('sealed');
/** A list that is still being put together. */
export const isListOpen = inState<ListState>('arranging');
