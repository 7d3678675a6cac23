import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, text } from '../../base/fields.ts';
import { audiences, bases, evaluationKinds, figureSources, suggestionStates } from './terms.ts';

const version = z.int().min(1).meta({ label: '版本' });
const reason = (label: string) => text(4, 500).meta({ label, widget: 'long', min: 4, max: 500, need: true });
const code = (label: string) =>
  z
    .string()
    .regex(/^[a-z][a-z_0-9]{0,39}$/, '代码用小写英文字母')
    .meta({ label });
/** Points as typed, at most two decimals; kept as hundredths. */
const points = z
  .number('须为数字')
  .min(0, '不能为负')
  .max(100, '不能大于 100')
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, '最多两位小数')
  .transform((value) => Math.round(value * 100));

export const EvaluationById = z.object({ evaluationId: idField() });
export const VersionedEvaluation = EvaluationById.extend({ version });
export const OpenEvaluation = z.object({
  kind: keysOf(evaluationKinds).meta({ label: '类型', options: evaluationKinds, widget: 'select', need: true }),
  audience: keysOf(audiences).meta({ label: '评价对象', options: audiences, widget: 'select', need: true }),
  year: z.int().min(2020).max(2100).meta({ label: '年度', widget: 'number', need: true }),
  quarter: z.int().min(1).max(4).optional().meta({ label: '季度', hint: '季度评议填 1–4，年度评估不填' }),
});
export const ListEvaluations = z.object({
  year: z.string().max(4).default(''),
  kind: z.enum(['', ...Object.keys(evaluationKinds)] as ['', ...(keyof typeof evaluationKinds)[]]).default(''),
});
export const PaperAsked = EvaluationById.extend({ format: z.enum(['pdf', 'docx']).default('pdf') });

export const SheetById = z.object({ sheetId: idField() });
export const VersionedSheet = SheetById.extend({ version });
export const MarkAsked = SheetById.extend({ key: text(1, 40) });
export const SaveSheet = VersionedSheet.extend({
  summary: optionalText(4000).meta({ label: '工作综述', widget: 'long', max: 4000, rows: 6 }),
  marks: z
    .array(
      z.object({
        key: text(1, 40),
        selfScore: points.nullable().meta({ label: '自评分' }),
        selfNote: optionalText(1000).meta({ label: '自评说明', widget: 'long', max: 1000 }),
      }),
    )
    .max(100),
});
export const AddEvidence = VersionedSheet.extend({ key: text(1, 40), uploadId: idField().meta({ label: '佐证材料' }) });
export const RemoveEvidence = VersionedSheet.extend({ fileId: idField() });
export const SheetFile = SheetById.extend({ fileId: idField() });
export const ReturnSheet = VersionedSheet.extend({ reason: reason('退回原因') });
export const SettleMarks = VersionedSheet.extend({
  marks: z
    .array(
      z.object({
        key: text(1, 40),
        version: z.int().min(1),
        /** Null: the indicator is not applied to this body. */
        score: points.nullable().meta({ label: '核定分' }),
        reason: optionalText(500).meta({ label: '理由', max: 500 }),
      }),
    )
    .min(1, '没有改动')
    .max(100),
});
export const RaiseObjection = SheetById.extend({
  key: text(1, 40).meta({ label: '指标' }),
  statement: text(10, 2000).meta({ label: '异议和理由', widget: 'long', min: 10, max: 2000, rows: 5, need: true }),
  uploadId: idField().optional().meta({ label: '证明材料' }),
});
export const ObjectionById = z.object({ objectionId: idField() });
const VersionedObjection = ObjectionById.extend({ version });
export const UpholdObjection = VersionedObjection.extend({
  score: points.meta({ label: '改核定为', widget: 'number', unit: '分', need: true }),
  answer: reason('答复'),
});
export const RejectObjection = VersionedObjection.extend({ answer: reason('答复') });

export const ListSuggestions = z.object({
  year: z.string().max(4).default(''),
  state: z.enum(['', ...Object.keys(suggestionStates)] as ['', ...(keyof typeof suggestionStates)[]]).default(''),
});
const SuggestionById = z.object({ suggestionId: idField(), version });
export const AdoptSuggestion = SuggestionById.extend({
  change: z.int('须为整数').min(-100).max(100).meta({ label: '采纳的增减', widget: 'number', need: true }),
  /** The batch whose places are set; needed for a quota only. */
  batchId: idField().optional().meta({ label: '用于批次' }),
  reason: reason('理由'),
});
export const DeclineSuggestion = SuggestionById.extend({ reason: reason('理由') });

export const PillarIn = z.object({
  key: code('代码'),
  label: text(2, 30).meta({ label: '维度' }),
  clause: optionalText(60).meta({ label: '依据' }),
});
export const IndicatorIn = z.object({
  key: code('代码'),
  label: text(2, 60).meta({ label: '指标' }),
  pillar: code('维度'),
  weight: z.int('须为整数').min(1).max(100).meta({ label: '分值', widget: 'number' }),
  basis: keysOf(bases).meta({ label: '来源', options: bases }),
  source: keysOf(figureSources).optional().meta({ label: '取数', options: figureSources }),
  zero: z.number().min(0).max(1e9).optional().meta({ label: '零分值', widget: 'number' }),
  full: z.number().min(0).max(1e9).optional().meta({ label: '满分值', widget: 'number' }),
  evidence: z.boolean().meta({ label: '须附佐证', widget: 'check' }),
  clause: optionalText(60).meta({ label: '依据' }),
  note: optionalText(300).meta({ label: '口径' }),
});
export const BandIn = z.object({
  key: code('代码'),
  label: text(1, 20).meta({ label: '等次' }),
  from: z.number().min(0).max(100).meta({ label: '不低于', widget: 'number', unit: '分' }),
  quota: z.int().min(-99).max(99).meta({ label: '建议名额增减', widget: 'number', unit: '部' }),
  moneyPercent: z.int().min(-100).max(100).meta({ label: '建议资金增减', widget: 'number', unit: '%' }),
});
export const SetContentIn = z.object({
  title: text(4, 60).meta({ label: '名称' }),
  clause: text(2, 100).meta({ label: '依据' }),
  pillars: z.array(PillarIn).min(1).max(12),
  indicators: z.array(IndicatorIn).min(1).max(60),
  bands: z.array(BandIn).min(1).max(8),
  selfDays: z.int().min(1).max(90).meta({ label: '自评天数' }),
  objectionDays: z.int().min(1).max(30).meta({ label: '异议期（工作日）' }),
  shownTo: z.enum(['own', 'all']).meta({ label: '结果公布范围', options: { own: '仅本单位', all: '全部对象' } }),
  note: optionalText(500).meta({ label: '说明' }),
});
export const AddSet = z.object({
  kind: keysOf(evaluationKinds).meta({ label: '类型', options: evaluationKinds, widget: 'select' }),
  audience: keysOf(audiences).meta({ label: '评价对象', options: audiences, widget: 'select' }),
  validFrom: localDateField().meta({ label: '自何日起用', widget: 'date', need: true }),
  note: text(4, 300).meta({ label: '修改说明', need: true }),
  content: SetContentIn,
});
