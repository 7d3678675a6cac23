import { z } from 'zod';
import { idField, keysOf, optionalText, PageIn, text } from '../../base/fields.ts';
import { mailStates } from './terms.ts';

export const todoTabs = { waiting: '待办', done: '已办', started: '我发起', copied: '抄送我' } as const;
export type TodoTab = keyof typeof todoTabs;
export const copySubjects = { application: '申报', organization: '机构' } as const;
export type CopySubject = keyof typeof copySubjects;

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : value === '' ? [] : [value]));
export const ListTodos = PageIn.extend({
  tab: keysOf(todoTabs).default('waiting'),
  kind: list.default([]),
  words: optionalText(60),
  light: z.enum(['', 'green', 'amber', 'red']).default(''),
  /** Of what I began: only what waits for somebody now. */
  waits: z.enum(['', 'yes']).default(''),
});
export const ListMessages = PageIn.extend({ unread: z.enum(['', 'yes']).default(''), kind: list.default([]) });
export const ReadMessages = z.object({ ids: z.array(idField()).max(500).optional() });
export const ReadCopies = ReadMessages;
export const SendCopy = z.object({
  kind: keysOf(copySubjects),
  subjectId: idField(),
  toIds: z.array(idField()).min(1, '请选择收件人').max(50).meta({ label: '抄送给' }),
  note: optionalText(300).meta({ label: '附言', widget: 'longText' }),
});
export const UrgeHolder = z.object({
  subjectId: idField(),
  note: optionalText(200).meta({ label: '催办说明', widget: 'longText' }),
});
export const ChangeSettings = z.object({ muted: z.array(text(1, 60)).max(100) });
export const ListMails = PageIn.extend({
  state: z.union([z.literal(''), keysOf(mailStates)]).default(''),
  group: z.string().max(120).default(''),
});
export const MailById = z.object({ mailId: idField() });
/** `count` is how many the person saw: if it is another number by now, nothing happens. */
export const DecideGroup = z.object({ group: text(1, 120), count: z.int().min(1) });
