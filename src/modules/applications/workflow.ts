import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import {
  acceptanceFindings,
  deadlineFindings,
  decisionFindings,
  recommendationFindings,
  submissionFindings,
} from './rules.ts';
import { applicationStates, type ApplicationState } from './terms.ts';

export const applicationWorkflow = workflow({
  name: '申报',
  states: applicationStates,
  start: 'draft',
  ends: ['refused', 'not_recommended', 'not_selected', 'removed', 'withdrawn'],
  moves: [
    {
      act: 'submit',
      label: '提交申报',
      from: ['draft', 'correcting'],
      to: 'submitted',
      unless: submissionFindings,
      basis: '方案六（一）1、5',
    },
    {
      act: 'reopen',
      label: '撤回重填',
      from: ['submitted'],
      to: 'draft',
      unless: deadlineFindings,
      basis: '方案六（一）5',
    },
    { act: 'withdraw', label: '撤回申报', from: ['draft', 'submitted', 'correcting', 'accepted'], to: 'withdrawn' },
    {
      act: 'correct',
      label: '通知补正',
      from: ['submitted', 'accepted'],
      to: 'correcting',
      basis: '行政许可法第三十二条',
    },
    {
      act: 'accept',
      label: '受理',
      from: ['submitted'],
      to: 'accepted',
      unless: acceptanceFindings,
      basis: '方案六（一）1',
    },
    { act: 'refuse', label: '不予受理', from: ['submitted', 'correcting'], to: 'refused', basis: '方案六（一）1' },
    {
      act: 'recommend',
      label: '推荐上报',
      from: ['accepted'],
      to: 'recommended',
      unless: recommendationFindings,
      basis: '方案六（一）1',
    },
    { act: 'pass_over', label: '不予推荐', from: ['accepted'], to: 'not_recommended', basis: '方案六（一）4' },
    { act: 'swap_out', label: '换出推荐名单', from: ['recommended'], to: 'accepted', basis: '方案六（一）5' },
    { act: 'enter_second', label: '进入复评', from: ['recommended'], to: 'second_review', basis: '方案六（一）2' },
    { act: 'enter_final', label: '进入终评', from: ['second_review'], to: 'final_review', basis: '方案六（一）2' },
    {
      act: 'select',
      label: '确定入选（给予资金）',
      from: ['final_review'],
      to: 'selected',
      unless: decisionFindings,
      basis: '方案六（一）2',
    },
    {
      act: 'select_unfunded',
      label: '确定入选（不给予资金）',
      from: ['final_review'],
      to: 'selected_unfunded',
      basis: '方案六（一）3',
    },
    { act: 'reserve', label: '列为备选', from: ['final_review'], to: 'reserve', basis: '方案六（一）2' },
    {
      act: 'decline',
      label: '确定不入选',
      from: ['second_review', 'final_review', 'reserve'],
      to: 'not_selected',
      basis: '方案六（一）2',
    },
    {
      act: 'promote',
      label: '备选递补',
      from: ['reserve'],
      to: 'selected',
      unless: decisionFindings,
      basis: '方案六（一）2',
    },
    {
      act: 'promote_unfunded',
      label: '备选递补（不给予资金）',
      from: ['reserve'],
      to: 'selected_unfunded',
      basis: '方案六（一）3',
    },
    {
      act: 'remove',
      label: '异议成立，取消',
      from: ['selected', 'selected_unfunded', 'reserve'],
      to: 'removed',
      basis: '方案五（一）2',
    },
  ],
});
export type ApplicationAct = ActOf<typeof applicationWorkflow>;

/** Still being filled in, nothing handed in yet. */
export const isDraft = inState<ApplicationState>('draft');
/** Sent back to be corrected by a day. */
export const isCorrecting = inState<ApplicationState>('correcting');
/** Its applicant may write in it. */
export const isFilling = inState<ApplicationState>('draft', 'correcting');
/** Handed to the nation by its unit. */
export const isRecommended = inState<ApplicationState>('recommended');
