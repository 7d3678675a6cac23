import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { honours, metrics, periods, places, reviewKinds, standings } from './terms.ts';

export const OfProject = z.object({ projectId: idField() });
export const PromiseById = z.object({ promiseId: idField() });
export const ProofById = z.object({ proofId: idField() });
const version = z.int().min(1).meta({ label: '版本' });
const day = (label: string) => localDateField().meta({ label, widget: 'date', need: true });
const reason = (label: string) => text(5, 500).meta({ label, widget: 'long', min: 5, max: 500 });

const Targets = z
  .array(
    z.object({
      metric: keysOf(metrics).meta({ label: '指标', options: metrics }),
      promised: z.int('须为整数').min(1).max(1e12).meta({ label: '承诺数' }),
    }),
  )
  .max(5)
  .refine((rows) => new Set(rows.map(({ metric }) => metric)).size === rows.length, '同一指标只能承诺一次')
  .default([])
  .meta({ label: '承诺数据' });
export const EnterPromise = z.object({
  projectId: idField().meta({ label: '作品' }),
  platformOrgId: idField().meta({ label: '平台' }),
  place: keysOf(places).meta({ label: '位置', options: places, widget: 'select', need: true }),
  placeNote: text(2, 200).meta({ label: '具体位置', hint: '如“首页第二屏精品微短剧栏”', need: true }),
  members: z.array(text(1, 60)).max(50).default([]).meta({ label: '矩阵成员' }),
  fromOn: day('起'),
  untilOn: day('止'),
  days: z.int('须为整数').min(1).max(366).meta({ label: '承诺天数', widget: 'number', need: true }),
  targets: Targets,
  basis: text(4, 200).meta({ label: '依据', hint: '承诺函、协议条款或会议纪要', need: true }),
});
export const CancelPromise = PromiseById.extend({ version, reason: reason('撤销原因') });
export const ReportProof = PromiseById.extend({
  version,
  fromOn: day('展示起'),
  untilOn: day('展示止'),
  address: z
    .url({ protocol: /^https?$/, error: '须为 http 或 https 网址' })
    .max(500)
    .meta({ label: '网址', hint: '电视端可填频道或栏目的网址', need: true }),
  uploadId: idField().meta({ label: '截图或录屏' }),
  figures: z.partialRecord(keysOf(metrics), z.int('须为整数').min(0).max(1e12)).default({}).meta({ label: '数据' }),
  note: optionalText(300).meta({ label: '说明', max: 300 }),
});
export const CheckProof = ProofById.extend({ version, note: optionalText(300).meta({ label: '核对说明', max: 300 }) });
export const ReturnProof = ProofById.extend({ version, note: reason('退回原因') });
export const FinishProject = OfProject;

const cuts = { '': '全部', mine: '待我办理' } as const;
export const ListPromises = PageIn.extend({
  q: z.string().max(100).default(''),
  place: z.enum(['', ...Object.keys(places)] as ['', ...(keyof typeof places)[]]).default(''),
  standing: z.enum(['', ...Object.keys(standings)] as ['', ...(keyof typeof standings)[]]).default(''),
  platformId: z.string().max(40).default(''),
  cut: keysOf(cuts).default(''),
});
export const FindWorks = z.object({ q: z.string().max(100).default('') });

export const ListById = z.object({ listId: idField() });
export const VersionedList = ListById.extend({ version });
const year = z.int().min(2020).max(2100).meta({ label: '年份' });
const period = keysOf(periods).meta({ label: '时期', options: periods, widget: 'select' });
export const BeginList = z.object({ year, period, title: text(4, 100).meta({ label: '片单名称', need: true }) });
const Choices = z
  .array(z.object({ projectId: idField(), reason: text(4, 300).meta({ label: '推荐语' }) }))
  .max(200)
  .refine((rows) => new Set(rows.map(({ projectId }) => projectId)).size === rows.length, '同一作品只能列一次')
  .meta({ label: '作品' });
export const SaveList = VersionedList.extend({
  title: text(4, 100).meta({ label: '片单名称' }),
  intro: optionalText(1000).meta({ label: '说明', widget: 'long', max: 1000 }),
  choices: Choices,
});
export const ReturnList = VersionedList.extend({ reason: reason('退回原因') });
export const EditionFile = ListById.extend({
  edition: z.coerce.number().int().min(1).max(999).optional(),
  format: z.enum(['pdf', 'docx']).default('pdf'),
});
export const EditionByCode = z.object({ code: text(4, 40) });

export const ReviewById = z.object({ reviewId: idField() });
export const BeginReview = z.object({
  kind: keysOf(reviewKinds).meta({ label: '类型', options: reviewKinds, widget: 'select', need: true }),
  year,
  period,
  title: text(4, 100).meta({ label: '名称', need: true }),
  heldOn: day('日期'),
});
export const SaveReview = ReviewById.extend({
  version,
  title: text(4, 100).meta({ label: '名称' }),
  heldOn: day('日期'),
  participants: optionalText(500).meta({ label: '参加人员', widget: 'long', max: 500 }),
  summary: optionalText(4000).meta({ label: '点评纪要', widget: 'long', max: 4000 }),
  results: z
    .array(
      z.object({
        projectId: idField(),
        honour: keysOf(honours).meta({ label: '结果', options: honours }),
        comment: text(4, 500).meta({ label: '评语' }),
      }),
    )
    .max(300)
    .refine((rows) => new Set(rows.map(({ projectId }) => projectId)).size === rows.length, '同一作品只能列一次')
    .meta({ label: '结果' }),
});
export const CloseReview = ReviewById.extend({ version });
