import type { Finding } from '../../base/problem.ts';
import { inState, workflow } from '../../base/workflow.ts';
import { changeFindings, type DecisionFacts, effectFindings, passFindings } from './change-rules.ts';
import { type AdviceState, adviceStates, changeStates, type ChangeState } from './guidance-terms.ts';
import { projectStates, type ProjectState } from './terms.ts';
import { milestoneStates, planStates, type MilestoneState, type PlanState } from './tracking-terms.ts';

/** When a project may stop and go on. Its owner acts through the agreement (协议) or by closing the finished work. */
export const projectWorkflow = workflow({
  name: '项目',
  states: projectStates,
  start: 'running',
  ends: ['closed', 'stopped'],
  moves: [
    { act: 'suspend', label: '中止', from: ['running'], to: 'suspended', basis: '三方协议' },
    { act: 'resume', label: '恢复', from: ['suspended'], to: 'running', basis: '三方协议' },
    { act: 'stop', label: '终止', from: ['running', 'suspended'], to: 'stopped', basis: '三方协议' },
    {
      act: 'close',
      label: '结项',
      from: ['running'],
      to: 'closed',
      unless: ({ closing }: { closing?: Finding[] }) => closing ?? [],
      basis: '方案六（一）3',
    },
  ],
});
export type ProjectAct = (typeof projectWorkflow.moves)[number]['act'];

/** A plan stands once the unit agrees; later dates move by a change request for the schedule. */
export const planWorkflow = workflow({
  name: '进度计划',
  states: planStates,
  start: 'proposed',
  ends: ['agreed'],
  moves: [
    { act: 'agree', label: '同意计划', from: ['proposed'], to: 'agreed', basis: '方案六（一）3' },
    { act: 'return', label: '退回计划', from: ['proposed'], to: 'returned' },
    { act: 'propose', label: '报送计划', from: ['proposed', 'returned'], to: 'proposed', basis: '方案六（一）3' },
  ],
});
export type PlanAct = (typeof planWorkflow.moves)[number]['act'];

/** The producer says that a milestone is reached, the unit confirms it or sends it back. */
export const milestoneWorkflow = workflow({
  name: '里程碑',
  states: milestoneStates,
  start: 'open',
  ends: ['done'],
  moves: [
    { act: 'claim', label: '报节点完成', from: ['open'], to: 'claimed', basis: '方案六（一）3' },
    { act: 'confirm', label: '确认完成', from: ['claimed'], to: 'done', basis: '方案六（一）3' },
    { act: 'send_back', label: '退回', from: ['claimed'], to: 'open' },
  ],
});
export type MilestoneAct = (typeof milestoneWorkflow.moves)[number]['act'];

export const adviceWorkflow = workflow({
  name: '指导意见',
  states: adviceStates,
  start: 'open',
  ends: ['closed'],
  moves: [
    { act: 'answer', label: '答复', from: ['open'], to: 'answered', basis: '方案六（一）3' },
    { act: 'ask_again', label: '请再说明', from: ['answered'], to: 'open' },
    { act: 'close', label: '办结', from: ['answered'], to: 'closed' },
  ],
});
/** Advice that waits for its answer. */
export const isUnanswered = inState<AdviceState>('open');
export type AdviceAct = (typeof adviceWorkflow.moves)[number]['act'];

/** Some changes the unit decides, some the office after the unit; a change of the filing takes effect once filed. */
export const changeWorkflow = workflow({
  name: '变更申请',
  states: changeStates,
  start: 'submitted',
  ends: ['done', 'refused', 'withdrawn'],
  moves: [
    { act: 'pass', label: '审核同意', from: ['submitted'], to: 'passed', unless: passFindings, basis: '三方协议' },
    {
      act: 'approve',
      label: '批准变更',
      from: ['submitted', 'passed'],
      to: 'approved',
      unless: changeFindings,
      basis: '三方协议',
    },
    { act: 'refuse', label: '不同意', from: ['submitted', 'passed'], to: 'refused' },
    { act: 'withdraw', label: '撤回', from: ['submitted', 'passed'], to: 'withdrawn' },
    {
      act: 'take_effect',
      label: '登记备案办结',
      from: ['approved'],
      to: 'done',
      unless: effectFindings,
      basis: '总局令第16号第十六条',
    },
  ],
});
export type ChangeAct = (typeof changeWorkflow.moves)[number]['act'];
export type { DecisionFacts };

/** A project on its way: neither stopped for a time nor ended. */
export const isRunning = inState<ProjectState>('running');

/** A milestone that is reached. */
export const isDone = inState<MilestoneState>('done');
/** A milestone that nobody has claimed. */
export const isOpenMilestone = inState<MilestoneState>('open');

/** A plan that producer and unit agree on. */
export const isAgreed = inState<PlanState>('agreed');

/** A change that has taken effect. */
export const isInEffect = inState<ChangeState>('done');

/** A project that has come to its end, finished or broken off. */
export const isOver = inState<ProjectState>('closed', 'stopped');
