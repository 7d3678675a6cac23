import { z } from 'zod';
import { fenField, idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { audiences, claimStates, propositionStates, supportKinds, windows } from './terms.ts';

export const PropositionById = z.object({ propositionId: idField() });
export const ClaimById = z.object({ claimId: idField() });
const version = z.int().min(1).meta({ label: '版本' });
const day = (label: string) => localDateField().meta({ label, widget: 'date', need: true });
const reason = (label: string) => text(4, 500).meta({ label, widget: 'long', min: 4, max: 500, rows: 3 });

export const SupportForm = z.object({
  kind: keysOf(supportKinds).meta({ label: '支持', options: supportKinds, widget: 'select' }),
  text: text(2, 300).meta({ label: '内容' }),
  amountFen: fenField()
    .nullable()
    .default(null)
    .meta({ label: '金额', widget: 'money', unit: '万元', hint: '资金填写' }),
});
const code = (label: string) => z.string().max(40).nullable().default(null).meta({ label, widget: 'select' });
/** What a topic says; saved while it is being drafted. */
export const PropositionForm = z.object({
  title: text(2, 80).meta({ label: '命题名称', widget: 'text', need: true }),
  basis: text(2, 200).meta({ label: '依据', hint: '方案条款或会议纪要', widget: 'text', need: true }),
  categoryCode: code('“五个一批”类别'),
  subPlan: code('“微短剧+”子计划'),
  opensOn: day('认领开始'),
  closesOn: day('认领截止'),
  audience: z
    .array(keysOf(audiences))
    .min(1, '至少选一类')
    .refine((kinds) => new Set(kinds).size === kinds.length, '不能重复')
    .meta({ label: '面向', options: audiences, widget: 'multi' }),
  mostAccepted: z
    .int('须为整数')
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .meta({ label: '最多接受', widget: 'number', unit: '个', hint: '不限的不填' }),
  brief: text(10, 2000).meta({ label: '命题说明', widget: 'long', max: 2000, rows: 5, need: true }),
  requirements: optionalText(2000).meta({ label: '创作要求', widget: 'long', max: 2000, rows: 5 }),
  isPublic: z.boolean().default(true).meta({ label: '在门户公开', widget: 'check' }),
  support: z.array(SupportForm).max(12).default([]).meta({ label: '支持措施' }),
  unitOrgIds: z.array(idField()).max(60).default([]).meta({ label: '限定地区和单位' }),
});
export const BeginProposition = PropositionForm;
export const SaveProposition = PropositionForm.extend({ propositionId: idField(), version });
export const VersionedProposition = PropositionById.extend({ version });
export const ReturnProposition = VersionedProposition.extend({ reason: reason('退回意见') });
export const ExtendProposition = VersionedProposition.extend({ closesOn: day('延至'), reason: reason('延长理由') });
export const EndProposition = VersionedProposition.extend({
  result: text(10, 2000).meta({ label: '结题情况', widget: 'long', max: 2000, rows: 5 }),
});
export const CancelProposition = VersionedProposition.extend({ reason: reason('撤销理由') });

const choice = <K extends string>(labels: Record<K, string>) => z.union([keysOf(labels), z.literal('')]).default('');
export const ListPropositions = PageIn.extend({
  q: z.string().max(100).default(''),
  state: choice(propositionStates),
  window: choice(windows),
  category: z.string().max(40).default(''),
  cut: z.enum(['', 'mine']).default(''),
});
export const ListClaims = PageIn.extend({
  propositionId: z.union([idField(), z.literal('')]).default(''),
  state: choice(claimStates),
  cut: z.enum(['', 'mine']).default(''),
});

export const ClaimForm = z.object({
  title: text(1, 60).meta({ label: '拟定片名', need: true }),
  contact: text(2, 60).meta({ label: '联系人和电话', need: true }),
  finishOn: localDateField().nullable().default(null).meta({ label: '计划完成', widget: 'date' }),
  wantedFen: fenField().nullable().default(null).meta({ label: '希望支持资金', widget: 'money', unit: '万元' }),
  plan: text(20, 1500).meta({ label: '创作设想', widget: 'long', min: 20, max: 1500, rows: 5, need: true }),
});
export const ClaimProposition = ClaimForm.extend({ propositionId: idField() });
export const VersionedClaim = ClaimById.extend({ version });
export const WithdrawClaim = VersionedClaim.extend({ reason: reason('撤回理由') });
export const AcceptClaim = VersionedClaim.extend({
  note: optionalText(300).meta({ label: '意见', widget: 'long', max: 300 }),
});
export const DeclineClaim = VersionedClaim.extend({ reason: reason('不接受的理由') });
export const ToReserve = VersionedClaim.extend({
  stage: z.string().min(1, '必填').max(40).meta({ label: '所处阶段', widget: 'select', need: true }),
});
export const LinkProject = VersionedClaim.extend({
  projectNumber: text(4, 40).meta({ label: '项目编号', need: true }),
});
export const ReportClaim = VersionedClaim.extend({
  text: text(4, 1000).meta({ label: '进展', widget: 'long', max: 1000, rows: 4 }),
});
export const CompleteClaim = VersionedClaim.extend({
  result: text(4, 1000).meta({ label: '完成情况', widget: 'long', max: 1000, rows: 4 }),
});
export const DropClaim = VersionedClaim.extend({ reason: reason('终止理由') });
export const PublicByNumber = z.object({ number: text(4, 40) });
