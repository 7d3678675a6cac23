import { z } from 'zod';
import { keysOf, localDateField, text } from '../../base/fields.ts';
import { columnKinds, ledgerKinds } from './terms.ts';

export const FieldIn = z.object({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  label: z.string().min(1).max(40),
  kind: z.enum(['text', 'code', 'choice', 'date', 'money', 'yuan', 'whole', 'number']),
  need: z.boolean(),
  unit: z.string().max(10).optional(),
  max: z.int().min(1).optional(),
  most: z.number().min(1).optional(),
  options: z.array(z.object({ code: z.string(), label: z.string() })).optional(),
  total: z.boolean().optional(),
});
const StepIn = z.discriminatedUnion('op', [
  z.object({ op: z.literal('rename'), from: z.string(), to: z.string() }),
  z.object({ op: z.literal('yuanToFen'), from: z.string(), to: z.string() }),
  z.object({ op: z.literal('map'), field: z.string(), values: z.record(z.string(), z.string()) }),
  z.object({ op: z.literal('keep'), from: z.string() }),
]);
const VersionIn = z.object({
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  fields: z.array(FieldIn).min(1),
  upgrade: z.array(StepIn).optional(),
});
const KindIn = z.object({
  label: z.string(),
  senders: z.array(z.string()),
  expected: z.array(z.string()),
  fixed: z.array(z.string()),
  current: z.string(),
  versions: z.record(z.string(), VersionIn),
});
/** The file reference/ledger-formats.json. */
export const FormatsIn = z.object({
  note: z.string(),
  clause: z.string(),
  limits: z.object({
    packedMegabytes: z.int().min(1),
    unpackedMegabytes: z.int().min(1),
    files: z.int().min(1),
    ratio: z.int().min(2),
    faultsListed: z.int().min(1),
    clockMinutes: z.int().min(0),
    heldKeyDays: z.int().min(0),
  }),
  limitsNote: z.string(),
  corrections: z.array(z.object({ code: z.string(), label: z.string() })).min(1),
  kinds: z.object({ creation: KindIn, broadcast: KindIn, support: KindIn, provincial: KindIn }),
});

const words = { max: { label: '字数上限' }, most: { label: '最大值' } };
/** A column as the office writes it. */
export const ColumnIn = z.object({
  key: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,39}$/, '字段代码用英文字母和数字，小写字母开头')
    .meta({ label: '字段代码' }),
  label: text(1, 20).meta({ label: '名称' }),
  kind: z
    .enum(['text', 'code', 'choice', 'date', 'money', 'whole', 'number'])
    .meta({ label: '内容', options: columnKinds }),
  need: z.boolean().meta({ label: '必填' }),
  unit: z.string().max(10).optional().meta({ label: '单位' }),
  max: z.int().min(1).max(2000).optional().meta(words.max),
  most: z.number().min(1).max(9_007_199_254_740_991).optional().meta(words.most),
  options: z
    .array(z.object({ code: z.string().regex(/^[A-Za-z0-9_-]{1,30}$/, '代码用英文字母和数字'), label: text(1, 30) }))
    .max(100)
    .optional(),
  total: z.boolean().optional().meta({ label: '核对合计' }),
});
const key = z.string().max(40);
const draft = {
  kind: keysOf(ledgerKinds),
  /** The version that was changed; another one published meanwhile is said. */
  before: z.string().max(12),
  fields: z.array(ColumnIn).min(1).max(60),
  dropped: z
    .array(z.object({ key, how: z.enum(['keep', 'move']), to: key.default('') }))
    .max(60)
    .default([]),
  codes: z
    .array(z.object({ field: key, code: z.string().max(30), to: z.string().max(30) }))
    .max(200)
    .default([]),
};
export const PreviewFormat = z.object(draft);
export const PublishFormat = z.object({
  ...draft,
  validFrom: localDateField().meta({ label: '自何时起' }),
  note: text(4, 300).meta({ label: '改了什么、依据', rows: 3, max: 300 }),
});
