import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut } from '../../base/fields.ts';
import { copySubjects, todoTabs } from './schema.ts';
import { mailStates, noticeKinds } from './terms.ts';

export const TodoOut = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  title: z.string(),
  from: z.string(),
  step: z.string(),
  sender: z.string(),
  at: InstantOut,
  dueOn: DateOut.nullable(),
  daysLeft: z.number().nullable(),
  light: z.enum(['green', 'amber', 'red']).nullable(),
  path: z.string(),
  note: z.string(),
  readAt: InstantOut.nullable(),
  subject: z.string(),
  mayUrge: z.boolean(),
  copyKind: z.union([keysOf(copySubjects), z.null()]),
});
export type TodoOut = z.output<typeof TodoOut>;
export const TodosOut = z.object({
  total: z.number(),
  rows: z.array(TodoOut),
  counts: z.record(keysOf(todoTabs), z.number()),
  /** Kinds among the rows of this tab with their numbers, before the filter by kind. */
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), n: z.number() })),
  lights: z.object({ green: z.number(), amber: z.number(), red: z.number() }),
  waitsForOthers: z.number(),
  unreadCopies: z.number(),
});
export const MessageOut = z.object({
  id: z.string(),
  kind: keysOf(noticeKinds),
  title: z.string(),
  body: z.string(),
  path: z.string().nullable(),
  createdAt: InstantOut,
  readAt: InstantOut.nullable(),
});
export const MessagesOut = z.object({
  total: z.number(),
  unread: z.number(),
  rows: z.array(MessageOut),
  kinds: z.array(z.object({ kind: keysOf(noticeKinds), n: z.number() })),
});
export const SettingsOut = z.object({
  rules: z.array(z.object({ key: z.string(), label: z.string(), title: z.string(), muted: z.boolean() })),
  hasAddress: z.boolean(),
});
export const ColleaguesOut = z.object({
  rows: z.array(z.object({ id: z.string(), name: z.string(), roles: z.string() })),
});
export const MailOut = z.object({
  id: z.string(),
  group: z.string(),
  groupLabel: z.string(),
  to: z.string(),
  org: z.string(),
  address: z.string(),
  subject: z.string(),
  body: z.string(),
  state: keysOf(mailStates),
  attempts: z.number(),
  lastError: z.string().nullable(),
  createdAt: InstantOut,
  nextAttemptAt: InstantOut,
  sentAt: InstantOut.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  moves: z.array(MoveOut),
});
export const MailGroupOut = z.object({
  group: z.string(),
  label: z.string(),
  held: z.number(),
  released: z.number(),
  sent: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  latestAt: InstantOut,
  sample: z.object({ to: z.string(), subject: z.string(), body: z.string() }).nullable(),
});
export const MailsOut = z.object({
  total: z.number(),
  rows: z.array(MailOut),
  groups: z.array(MailGroupOut),
  counts: z.record(keysOf(mailStates), z.number()),
  /** Whether a mail server is set up; without one nothing leaves. */
  connected: z.boolean(),
  mayDecide: z.boolean(),
});
