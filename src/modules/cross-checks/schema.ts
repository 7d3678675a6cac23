import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { answerers, differenceStates, gatherings, grades, measures, sources, verdicts } from './terms.ts';

export const DifferenceById = z.object({ differenceId: idField() });
const moved = { differenceId: idField(), version: z.int() };
export const AnswerDifference = z.object({
  ...moved,
  verdict: keysOf(verdicts).meta({ label: '结论', widget: 'radio', options: verdicts }),
  answer: text(4, 1000).meta({ label: '情况说明', hint: '写明原因、以哪个数为准、何时更正', rows: 4, max: 1000 }),
  uploadId: idField().optional().meta({ label: '佐证材料' }),
});
export const ReturnDifference = z.object({
  ...moved,
  reason: text(4, 500).meta({ label: '退回理由', hint: '说明单位会收到这条意见', rows: 3, max: 500 }),
});
export const CloseDifference = z.object({
  ...moved,
  decision: optionalText(500).meta({ label: '核销意见', rows: 3, max: 500 }),
});
/** 一并核销: the one read and others like it, each as it was read, with one reason. */
export const CloseAlike = z.object({
  ...moved,
  others: z
    .array(z.object({ differenceId: idField(), version: z.int() }))
    .min(1, '请至少选择一项')
    .max(200, '一次不超过 200 项')
    .meta({ label: '同类差异' }),
  decision: text(4, 500).meta({ label: '核销意见', hint: '所选各项共用这一意见', rows: 3, max: 500, widget: 'long' }),
});
export const DifferenceFile = z.object({ differenceId: idField(), fileId: idField() });
export const ReopenDifference = z.object({
  ...moved,
  reason: text(4, 500).meta({ label: '重新打开的理由', rows: 3, max: 500 }),
});

export const ListDifferences = PageIn.extend({
  q: z.string().max(60).default(''),
  state: z.union([keysOf(differenceStates), z.enum(['', 'waiting', 'ended'])]).default(''),
  cut: z.enum(['', 'mine', 'late']).default(''),
  rule: z.string().max(60).default(''),
  grade: z.union([keysOf(grades), z.literal('')]).default(''),
  unitOrgId: z.union([idField(), z.literal('')]).default(''),
  workId: z.union([idField(), z.literal('')]).default(''),
});
export const ExportDifferences = ListDifferences.omit({ page: true, size: true });

/** Works to compare; none named means all of them. */
export const CompareWorks = z.object({ workIds: z.array(idField()).max(20_000).optional() });

const SideIn = z.object({
  source: keysOf(sources).meta({ label: '来源', options: sources }),
  field: text(1, 40).meta({ label: '数据' }),
  gather: keysOf(gatherings).meta({ label: '多个填报单位时', options: gatherings }),
});
export const RuleContentIn = z.object({
  label: text(2, 40).meta({ label: '名称' }),
  left: SideIn,
  right: SideIn,
  measure: keysOf(measures).meta({ label: '比较方式', options: measures }),
  within: z.int().min(0).max(1_000_000_000_000).meta({ label: '允许相差', hint: '金额按分，日期按天，阶段按级' }),
  withinBasisPoints: z
    .int()
    .min(0)
    .max(10_000)
    .meta({ label: '或允许相差比例', unit: '万分之', hint: '以较大一方为准' }),
  emptyCounts: z.boolean().meta({ label: '一方未填算作差异' }),
  grade: keysOf(grades).meta({ label: '程度', options: grades }),
  answers: keysOf(answerers).meta({ label: '由谁说明', options: answerers }),
  dueDays: z.int().min(1).max(60).meta({ label: '几个工作日内说明' }),
  clause: optionalText(100).meta({ label: '依据' }),
  source: text(2, 100).meta({ label: '出处' }),
  enabled: z.boolean().meta({ label: '启用' }),
});
const ruleKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,39}$/, '规则代码用小写英文字母、数字和下划线')
  .meta({ label: '规则代码' });
export const SaveRule = z.object({
  key: ruleKey,
  /** The edition that was read; 0 for a new rule. */
  edition: z.int().min(0),
  validFrom: localDateField().meta({ label: '自何时起' }),
  note: text(4, 300).meta({ label: '改了什么、依据', rows: 3, max: 300 }),
  content: RuleContentIn,
});
export const TryRule = z.object({ key: ruleKey, content: RuleContentIn });
