import type { Finding } from '../../base/problem.ts';
import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import {
  agreementStates,
  paperStates,
  templateStates,
  type AgreementState,
  type PaperState,
  type TemplateState,
} from './terms.ts';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;
const basis = '方案六（一）3';

/** 协议文本: from the first draft to effect. Whatever is signed is one round of one fixed text. */
export const paperWorkflow = workflow({
  name: '协议文本',
  states: paperStates,
  start: 'negotiating',
  ends: ['effective', 'void'],
  moves: [
    { act: 'propose', label: '提出修改稿', from: ['negotiating'], to: 'negotiating', unless: reasons },
    { act: 'consent', label: '同意本版', from: ['negotiating'], to: 'negotiating', unless: reasons },
    { act: 'fix', label: '定稿送签', from: ['negotiating'], to: 'fixed', unless: reasons, basis },
    { act: 'reopen', label: '退回协商', from: ['fixed'], to: 'negotiating' },
    { act: 'sign', label: '签署', from: ['fixed'], to: 'fixed', unless: reasons, basis },
    { act: 'complete', label: '各方签署完毕', from: ['fixed'], to: 'signed', unless: reasons, basis },
    { act: 'take_effect', label: '生效', from: ['signed'], to: 'effective', unless: reasons, basis },
    { act: 'void', label: '作废', from: ['negotiating', 'fixed', 'signed'], to: 'void' },
  ],
});
export type PaperAct = ActOf<typeof paperWorkflow>;

/** 三方协议: what papers in effect make of it. Nothing is paid unless it is in force. */
export const agreementWorkflow = workflow({
  name: '三方协议',
  states: agreementStates,
  start: 'preparing',
  ends: ['ended', 'cancelled'],
  moves: [
    { act: 'enter_force', label: '协议生效', from: ['preparing'], to: 'in_force', unless: reasons, basis },
    { act: 'cancel', label: '协议作废', from: ['preparing'], to: 'cancelled' },
    { act: 'change', label: '变更协议', from: ['in_force'], to: 'in_force' },
    { act: 'suspend', label: '中止协议', from: ['in_force'], to: 'suspended' },
    { act: 'resume', label: '恢复协议', from: ['suspended'], to: 'in_force' },
    { act: 'end', label: '协商终止', from: ['in_force', 'suspended'], to: 'ended' },
    { act: 'rescind', label: '解除协议', from: ['in_force', 'suspended'], to: 'ended' },
  ],
});
export type AgreementAct = ActOf<typeof agreementWorkflow>;

/** 协议模板: drafts become editions that never change. */
export const templateWorkflow = workflow({
  name: '协议模板',
  states: templateStates,
  start: 'draft',
  ends: ['retired'],
  moves: [
    { act: 'save', label: '保存模板', from: ['draft'], to: 'draft' },
    { act: 'publish', label: '启用模板', from: ['draft'], to: 'published', unless: reasons },
    { act: 'retire', label: '由新版替代', from: ['published'], to: 'retired' },
  ],
});
export type TemplateAct = ActOf<typeof templateWorkflow>;

/** An agreement that rests for a time. */
export const isSuspended = inState<AgreementState>('suspended');
/** An agreement that is over. */
export const isEnded = inState<AgreementState>('ended');

/** A fixed paper that its parties sign. */
export const waitsForSignatures = inState<PaperState>('fixed');
/** A paper signed by all that is not in effect yet. */
export const isSigned = inState<PaperState>('signed');

/** A template that is still being written. */
export const isTemplateDraft = inState<TemplateState>('draft');

/** Agreements that bind: in force or resting. */
export const bindingStates: readonly AgreementState[] = ['in_force', 'suspended'];
/** All but those given up before they bound anybody. */
export const standingStates: readonly AgreementState[] = ['preparing', 'in_force', 'suspended', 'ended'];
/** Papers signed by all that wait for their effect. */
export const signedStates: readonly PaperState[] = ['signed'];
/** Editions that agreements are made from. */
export const templatesInUse: readonly TemplateState[] = ['published'];
/** The edition that agreements are made from unless another is chosen. */
export const isTemplateInUse = inState(...templatesInUse);
/** An agreement that is carried out: neither resting nor over. */
export const isInForce = inState<AgreementState>('in_force');
