import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { activeStates, disabledStates, invitedStates, personStates, proposalStates } from './terms.ts';

/** An account waits for its first password, works, and may be closed; what a person did always stays. */
export const personWorkflow = workflow({
  name: '人员账号',
  states: personStates,
  start: 'invited',
  ends: [],
  moves: [
    { act: 'set_password', label: '设置密码', from: ['invited', 'active'], to: 'active' },
    { act: 'disable', label: '停用', from: ['invited', 'active'], to: 'disabled' },
    { act: 'enable', label: '启用', from: ['disabled'], to: 'active' },
    { act: 'reinvite', label: '启用并重新邀请', from: ['disabled'], to: 'invited' },
  ],
});

/** 角色调整: proposed by one, decided by another. */
export const proposalWorkflow = workflow({
  name: '角色调整',
  states: proposalStates,
  start: 'proposed',
  ends: ['confirmed', 'refused', 'withdrawn'],
  moves: [
    { act: 'confirm', label: '确认', from: ['proposed'], to: 'confirmed', basis: 'GB/T 22239-2019 8.1.4.2' },
    { act: 'refuse', label: '不同意', from: ['proposed'], to: 'refused' },
    { act: 'withdraw', label: '撤回', from: ['proposed'], to: 'withdrawn' },
  ],
});
export type ProposalAct = ActOf<typeof proposalWorkflow>;

/** Somebody who was asked in and has not set a password. */
export const isInvited = inState(...invitedStates);
/** Somebody who may log in and hold roles. */
export const isActive = inState(...activeStates);
/** Somebody whose account was closed. */
export const isDisabled = inState(...disabledStates);
