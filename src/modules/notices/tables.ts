import type { Instant } from '../../base/time.ts';
import type { MailState, NoticeKind } from './terms.ts';

export type MessageRow = {
  id: string;
  personId: string;
  rule: string;
  source: string;
  kind: NoticeKind;
  title: string;
  body: string;
  path: string | null;
  subject: string | null;
  createdAt: Instant;
  readAt: Instant | null;
};
export type MailRow = {
  id: string;
  personId: string;
  rule: string;
  source: string;
  groupKey: string;
  groupLabel: string;
  address: string;
  subject: string;
  body: string;
  state: MailState;
  attempts: number;
  lastError: string | null;
  nextAttemptAt: Instant;
  createdAt: Instant;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  sentAt: Instant | null;
};
export type CopyRow = {
  id: string;
  subject: string;
  title: string;
  path: string;
  fromId: string;
  fromName: string;
  toId: string;
  note: string;
  createdAt: Instant;
  readAt: Instant | null;
};
declare module '../../platform/database.ts' {
  interface Tables {
    messages: MessageRow;
    outgoingMails: MailRow;
    mutedNotices: { personId: string; rule: string };
    subjectCopies: CopyRow;
  }
}
