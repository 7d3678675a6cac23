import { z } from 'zod';
import { fenField, idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { carriedFacts, entryLevels, entryStates, priorities, entryCuts } from './terms.ts';

export const EntryById = z.object({ entryId: idField() });
export const ImportById = z.object({ importId: idField() });
const version = z.int().min(1).meta({ label: '版本' });
const code = z.string().max(40);
const optionalDay = (label: string, hint?: string) =>
  localDateField()
    .nullable()
    .default(null)
    .meta({ label, widget: 'date', ...(hint ? { hint } : {}) });
const reason = (label: string, hint?: string) =>
  text(4, 500).meta({ label, widget: 'long', min: 4, max: 500, rows: 3, ...(hint ? { hint } : {}) });

/** One form for 入库 and 调整; the workbook has the same columns. */
export const EntryForm = z.object({
  title: text(1, 60).meta({ label: '作品名称', hint: '暂定名，不加书名号', need: true }),
  producerOrgId: idField().nullable().default(null).meta({ label: '制作机构（已注册）' }),
  producerName: optionalText(100).meta({ label: '制作机构', hint: '还没有确定的可不填' }),
  categoryCode: code.nullable().default(null).meta({ label: '“五个一批”类别', widget: 'select' }),
  subPlan: code.nullable().default(null).meta({ label: '“微短剧+”子计划', widget: 'select' }),
  regionCode: z
    .string()
    .regex(/^\d{2}$/, '省级行政区划代码为 2 位数字')
    .nullable()
    .default(null)
    .meta({ label: '地区', widget: 'select' }),
  level: keysOf(entryLevels).meta({ label: '层级', options: entryLevels, widget: 'select', need: true }),
  priority: keysOf(priorities).default('normal').meta({ label: '优先级', options: priorities, widget: 'radio' }),
  filingNumber: text(1, 60).nullable().default(null).meta({ label: '规划立项备案号', hint: '已备案的填写' }),
  shootingOn: optionalDay('计划开机'),
  finishOn: optionalDay('计划完成'),
  applyOn: optionalDay('拟申报日期'),
  wantedFen: fenField().nullable().default(null).meta({ label: '拟申请资金', widget: 'money', unit: '万元' }),
  logline: optionalText(100).meta({ label: '一句话介绍', max: 100 }),
  synopsis: optionalText(1500).meta({ label: '内容梗概', widget: 'long', max: 1500, rows: 4 }),
  notes: optionalText(500).meta({ label: '内部备注', widget: 'long', max: 500, rows: 2, hint: '制作机构看不到' }),
});
export const EnterEntry = EntryForm.extend({
  stage: code.min(1, '必填').meta({ label: '所处阶段', widget: 'select', need: true }),
});
export const AdjustEntry = EntryForm.extend({
  entryId: idField(),
  version,
  reason: text(2, 300).meta({ label: '调整说明', max: 300, need: true }),
});
const moved = { entryId: idField(), version };
export const MoveStage = z.object({
  ...moved,
  stage: code.min(1, '必填').meta({ label: '进入阶段', widget: 'select', need: true }),
  note: optionalText(300).meta({ label: '进展说明', widget: 'long', max: 300, rows: 2 }),
});
export const DeferEntry = z.object({
  ...moved,
  stallOn: localDateField().meta({ label: '延至', widget: 'date', need: true }),
  reason: reason('延期理由'),
});
export const RemoveEntry = z.object({
  ...moved,
  code: code.min(1, '必填').meta({ label: '出库理由', widget: 'select', need: true }),
  note: reason('说明'),
});
export const RestoreEntry = z.object({ ...moved, reason: reason('恢复理由') });
export const PromoteEntry = z.object({
  ...moved,
  batchId: idField().meta({ label: '申报批次', widget: 'select', need: true }),
});
export const TakeBackEntry = z.object({ ...moved, reason: reason('退回理由') });

const choice = <K extends string>(labels: Record<K, string>) => z.union([keysOf(labels), z.literal('')]).default('');
const sorts = { number: '编号', stage: '停留', priority: '优先级', apply: '拟申报日期' } as const;
export const EntryFilter = z.object({
  q: z.string().max(100).default(''),
  state: choice(entryStates),
  /** `none` for entries without a category or sub-plan. */
  category: code.default(''),
  subPlan: code.default(''),
  stage: code.default(''),
  level: choice(entryLevels),
  priority: choice(priorities),
  ownerId: z.union([idField(), z.literal('')]).default(''),
  region: z.string().max(6).default(''),
  /** 在库 and 转申报 of this year: what the goals of the year count. */
  year: z.coerce.number().int().min(2020).max(2100).optional(),
  cut: choice(entryCuts),
});
export const ListEntries = PageIn.extend({
  ...EntryFilter.shape,
  sort: keysOf(sorts).default('number'),
  direction: z.enum(['up', 'down']).default('up'),
});
export const FindProducers = z.object({ q: z.string().max(100).default('') });
export const OfApplication = z.object({ applicationId: idField() });

export const ReadGaps = z.object({
  year: z.coerce.number().int().min(2020).max(2100).optional(),
  ownerId: z.union([idField(), z.literal('')]).default(''),
});
const goalCount = z.int('须为整数').min(0).max(100_000);
const goals = z.record(z.string().max(40), goalCount).default({});
export const SetGoal = z.object({
  year: z.int().min(2020).max(2100).meta({ label: '年份' }),
  orgId: idField(),
  content: z.object({
    total: goalCount.nullable().default(null).meta({ label: '全年目标', unit: '部' }),
    categories: goals,
    subPlans: goals,
    units: goals,
  }),
  basis: text(2, 300).meta({ label: '依据', hint: '文件名称或会议纪要', need: true }),
  /** The edition the writer saw; 0 where there was none. */
  seen: z.int().min(0),
});
export const ReadGoal = z.object({
  year: z.coerce.number().int().min(2020).max(2100).optional(),
  orgId: z.union([idField(), z.literal('')]).default(''),
});

const codeName = z.string().regex(/^[a-z][a-z0-9_]{1,30}$/, '代码用小写英文字母、数字和下划线');
export const RulesContentIn = z.object({
  stages: z
    .array(
      z.object({
        code: codeName.meta({ label: '代码' }),
        label: text(2, 20).meta({ label: '阶段' }),
        stallDays: z.int('须为整数').min(1).max(730).meta({ label: '停留天数' }),
        mayPromote: z.boolean().meta({ label: '可转申报' }),
        clause: optionalText(60).meta({ label: '依据' }),
      }),
    )
    .min(2)
    .max(12),
  removals: z
    .array(z.object({ code: codeName.meta({ label: '代码' }), label: text(2, 30).meta({ label: '出库理由' }) }))
    .min(1)
    .max(30),
  deferDaysMost: z.int('须为整数').min(1).max(730).meta({ label: '一次最长延期', unit: '天', widget: 'number' }),
  carried: z.array(z.object({ from: keysOf(carriedFacts), to: z.string().max(80) })).max(20),
  source: text(2, 300).meta({ label: '来源' }),
});
export const PublishRules = z.object({
  validFrom: localDateField().meta({ label: '自何日起', widget: 'date', need: true }),
  note: text(2, 300).meta({ label: '修改说明', need: true }),
  content: RulesContentIn,
});

export const ReadImport = z.object({ uploadId: z.string().min(1).max(80) });
export const ActOnImport = z.object({ importId: idField(), version });
