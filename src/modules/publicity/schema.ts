import { z } from 'zod';
import { idField, keysOf, localDateField, normalised, optionalText, PageIn, text } from '../../base/fields.ts';
import { claimantKinds, entryChannels, grounds, noticeStates, objectionStates, parties } from './terms.ts';

const version = z.coerce.number().int().min(1);
/** The code printed on a notice (A7F3-0412-v3) is its public address. */
const code = z
  .string()
  .trim()
  .max(40)
  .transform((value) =>
    normalised(value)
      .toUpperCase()
      .replace(/V(\d+)$/, 'v$1'),
  );

export const NoticeById = z.object({ noticeId: idField() });
export const OfBatch = z.object({ batchId: idField() });
export const NoticeList = z.object({ state: keysOf(noticeStates).optional() });
export const SaveNotice = z.object({
  noticeId: idField(),
  version,
  title: text(1, 100).meta({ label: '标题', hint: '花括号内的词发布时按实际填入' }),
  body: text(1, 2000).meta({ label: '正文', widget: 'long', rows: 6, max: 2000 }),
});
export const VersionedNotice = z.object({ noticeId: idField(), version });
/** The works, by their 申报编号, whose result the leader makes known before the others. */
export const FinishPart = VersionedNotice.extend({
  works: z.array(text(1, 40)).min(1, '请至少选一部作品').max(500).meta({ label: '先行确定的作品' }),
});
export const ReturnNotice = VersionedNotice.extend({
  reason: text(4, 300).meta({ label: '退回意见', widget: 'long', rows: 3, max: 300 }),
});

export const PublicList = PageIn.extend({ q: optionalText(60), kind: z.enum(['', 'notice', 'result']).default('') });
export const NoticeByCode = z.object({ code });
export const TicketFor = z.object({ code });

const digits = (value: string) => normalised(value).replace(/\s/g, '');
const phone = z
  .string()
  .transform(digits)
  .refine((value) => value === '' || /^[0-9+()-]{7,20}$/.test(value), '电话号码格式不对')
  .default('');
const email = z
  .string()
  .trim()
  .max(100)
  .refine((value) => value === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), '邮箱格式不对')
  .default('');
/** What somebody who objects fills in; which fields are needed for which kind is a matter of rules.ts. */
export const ObjectionForm = z.object({
  workNumber: text(1, 40).meta({ label: '对哪部作品有异议' }),
  claimantKind: keysOf(claimantKinds).meta({ label: '提出方式', widget: 'radio', options: claimantKinds }),
  ground: keysOf(grounds).meta({ label: '异议类型', widget: 'select', options: grounds }),
  claim: text(20, 3000).meta({ label: '异议内容', hint: '写明事实和依据', widget: 'long', rows: 8, max: 3000 }),
  name: optionalText(40).meta({ label: '姓名' }),
  unitName: optionalText(100).meta({ label: '单位名称' }),
  creditCode: z
    .string()
    .max(30)
    .transform((value) => digits(value).toUpperCase())
    .default('')
    .meta({ label: '统一社会信用代码' }),
  contactName: optionalText(40).meta({ label: '联系人' }),
  phone: phone.meta({ label: '联系电话' }),
  email: email.meta({ label: '电子邮箱' }),
});
export type ObjectionForm = z.output<typeof ObjectionForm>;
const uploadIds = z.array(z.string().max(60)).max(50).default([]);
export const SubmitObjection = ObjectionForm.extend({
  code,
  ticket: z.string().max(100),
  evidence: uploadIds,
  seal: z.string().max(60).default(''),
});
export type SubmitObjection = z.output<typeof SubmitObjection>;
/** What the office adds when it enters an objection that came otherwise. */
export const EntryForm = z.object({
  channel: keysOf(entryChannels).meta({ label: '收到方式', widget: 'radio', options: entryChannels }),
  receivedOn: localDateField().meta({ label: '收到日期', widget: 'date', hint: '来函以签收日为准' }),
  receivedTime: z
    .string()
    .transform(digits)
    .refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), '时间格式为 09:30')
    .meta({ label: '收到时间', placeholder: '09:30' }),
});
export const EnterObjection = SubmitObjection.extend(EntryForm.shape);
export const QueryObjection = z.object({
  number: z
    .string()
    .max(40)
    .transform((value) => digits(value).toUpperCase()),
  queryCode: z
    .string()
    .max(60)
    .transform((value) => digits(value).toUpperCase().replaceAll('-', '')),
});
export const WithdrawObjection = QueryObjection.extend({ reason: optionalText(300) });

export const ObjectionList = PageIn.extend({
  batchId: z.uuid().optional(),
  state: z.union([keysOf(objectionStates), z.literal('')]).default(''),
  cut: z.enum(['', 'pending', 'mine', 'closed']).default(''),
  q: optionalText(60),
});
export const ObjectionById = z.object({ objectionId: idField() });
const ofCase = z.object({ objectionId: idField(), version });
export const AssignHandler = ofCase.extend({ handlerId: idField() });
export const ActOnCase = ofCase;
export const DeclineCase = ofCase.extend({
  reason: text(10, 500).meta({
    label: '不予受理的理由',
    hint: '提出人凭查询码可以看到',
    widget: 'long',
    rows: 4,
    max: 500,
  }),
});
export const AskParty = ofCase.extend({
  party: keysOf(parties).meta({ label: '要求说明的单位', widget: 'radio', options: parties }),
  statement: text(10, 2000).meta({
    label: '告知的异议内容',
    hint: '不得写出提出人',
    widget: 'long',
    rows: 5,
    max: 2000,
  }),
  question: text(5, 1000).meta({ label: '需要说明的问题', widget: 'long', rows: 3, max: 1000 }),
  dueOn: localDateField().meta({ label: '答复期限', widget: 'date' }),
});
export const ReplyClaimant = ofCase.extend({
  reply: text(10, 2000).meta({ label: '答复内容', hint: '提出人凭查询码可以看到', widget: 'long', rows: 5, max: 2000 }),
});
export const ProposeOutcome = ofCase.extend({
  finding: text(20, 3000).meta({ label: '核查情况', hint: '只在系统内可见', widget: 'long', rows: 5, max: 3000 }),
  publicReason: text(10, 500).meta({
    label: '对外理由',
    hint: '随更新公示公布，并答复提出人',
    widget: 'long',
    rows: 3,
    max: 500,
  }),
});
export const ReturnCase = ofCase.extend({
  reason: text(4, 500).meta({ label: '退回意见', widget: 'long', rows: 3, max: 500 }),
});
/** The reserve that would move up, by its 申报编号, is no longer eligible. */
export const PassOver = ofCase.extend({
  number: text(1, 40),
  reason: text(10, 300).meta({
    label: '跳过的理由',
    hint: '写明不再符合哪项条件；随更新公示说明跳过部数和依据，不公布作品名',
    widget: 'long',
    rows: 3,
    max: 300,
  }),
  clause: text(2, 60).meta({ label: '依据条款' }),
});
/** The leader decides on the effect that was shown: `seen` is its digest. */
export const UpholdCase = ofCase.extend({ seen: z.string().max(100) });
export const CaseFile = z.object({ objectionId: idField(), fileId: z.string().max(60) });
export const RequestById = z.object({ requestId: idField() });
export const AnswerRequest = z.object({
  requestId: idField(),
  version,
  answer: text(10, 3000).meta({ label: '说明', widget: 'long', rows: 8, max: 3000 }),
});
