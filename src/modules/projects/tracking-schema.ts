import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, text } from '../../base/fields.ts';
import { ProjectById } from './schema.ts';
import { milestoneKinds, riskKinds, severities } from './terms.ts';

const uploads = () => z.array(idField()).max(9, '一次最多9个文件').default([]);
const version = () => z.int().min(0);
const percentField = () =>
  z
    .int('填整数')
    .min(0, '不小于0')
    .max(100, '不超过100')
    .meta({ label: '本节点完成比例', unit: '%', widget: 'number' });

export const CloseForm = z.object({
  note: optionalText(500).meta({ label: '结项说明', widget: 'long', max: 500 }),
});
export const CloseProject = ProjectById.extend({ version: version(), ...CloseForm.shape });
export const StopForm = z.object({
  reason: text(5, 500).meta({ label: '终止理由', widget: 'long', max: 500, min: 5 }),
});
export const StopProject = ProjectById.extend({ version: version(), ...StopForm.shape });

export const PlanLineIn = z.object({
  kind: keysOf(milestoneKinds).meta({ label: '节点', options: milestoneKinds }),
  plannedOn: localDateField().meta({ label: '计划完成日期' }),
});
export const PlanForm = z.object({
  lines: z.array(PlanLineIn).min(1, '至少一个节点').max(9),
  note: optionalText(500).meta({ label: '说明', widget: 'long', max: 500 }),
});
export const ProposePlan = ProjectById.extend({ version: version(), ...PlanForm.shape });
export const DecidePlan = ProjectById.extend({ version: version() });
export const ReturnPlan = DecidePlan.extend({
  reason: text(5, 300).meta({ label: '退回理由', widget: 'long', max: 300, min: 5 }),
});

export const MilestoneById = ProjectById.extend({ kind: keysOf(milestoneKinds) });
export const ClaimForm = z.object({
  on: localDateField().meta({ label: '完成日期' }),
  note: text(5, 500).meta({ label: '完成情况', widget: 'long', max: 500, min: 5 }),
});
export const ClaimMilestone = MilestoneById.extend({ version: version(), ...ClaimForm.shape, uploads: uploads() });
export const ConfirmForm = z.object({ note: optionalText(300).meta({ label: '确认意见', widget: 'long', max: 300 }) });
export const ConfirmMilestone = MilestoneById.extend({ version: version(), ...ConfirmForm.shape });
export const SendBackForm = z.object({
  reason: text(5, 300).meta({ label: '退回理由', widget: 'long', max: 300, min: 5 }),
});
export const SendBackMilestone = MilestoneById.extend({ version: version(), ...SendBackForm.shape });

export const ReportForm = z.object({
  kind: keysOf(milestoneKinds).meta({ label: '所处节点', options: milestoneKinds, widget: 'select' }),
  percent: percentField(),
  done: text(5, 1000).meta({ label: '本期完成', widget: 'long', max: 1000, min: 5 }),
  next: text(2, 1000).meta({ label: '下期安排', widget: 'long', max: 1000 }),
  problems: optionalText(1000).meta({ label: '问题与需协调', hint: '没有可不填', widget: 'long', max: 1000 }),
});
export const SendReport = ProjectById.extend({ ...ReportForm.shape, uploads: uploads() });

export const RiskForm = z.object({
  kind: keysOf(riskKinds).meta({ label: '种类', options: riskKinds, widget: 'select' }),
  severity: keysOf(severities).meta({ label: '程度', options: severities, widget: 'radio' }),
  summary: text(5, 500).meta({ label: '情况', widget: 'long', max: 500, min: 5 }),
  source: text(2, 200).meta({ label: '来源', hint: '如：现场督导、来信、平台通报' }),
});
export const OpenRisk = ProjectById.extend(RiskForm.shape);
export const CloseRiskForm = z.object({
  reason: text(5, 300).meta({ label: '关闭理由', widget: 'long', max: 300, min: 5 }),
});
export const CloseRisk = ProjectById.extend({ riskId: idField(), ...CloseRiskForm.shape });

export const FixAwardForm = z.object({
  awardedFen: z.int('金额须为整数分').min(1, '须大于0').meta({ label: '核定扶持资金', widget: 'money' }),
  reason: text(5, 300).meta({ label: '核定理由', widget: 'long', max: 300, min: 5 }),
});
export const FixAward = ProjectById.extend({ version: version(), ...FixAwardForm.shape });
export const FileOfProject = ProjectById.extend({ fileId: idField() });
