import { z } from 'zod';
import { DateOut, InstantOut, keysOf } from '../../base/fields.ts';
import { editionKinds, objectionStates, publicKinds } from './terms.ts';

const label = z.string();
export const WindowDayOut = z.object({
  date: DateOut,
  kind: z.enum(['published', 'rest', 'counted', 'extra']),
  note: z.string(),
});
/** A window day by day, with how many working days are left. */
export const WindowOut = z.object({
  from: DateOut,
  until: DateOut,
  workingDays: z.number(),
  sentence: z.string(),
  days: z.array(WindowDayOut),
  left: z.number(),
  open: z.boolean(),
  provisional: z.boolean(),
});

// ---- what anybody may read; strict, so that a key too many is a fault and not a leak
export const PublicRowOut = z.strictObject({
  order: z.number(),
  number: z.string(),
  title: z.string(),
  applicant: label,
  recommender: label,
  category: label,
  kind: keysOf(publicKinds),
  objectionsUntil: DateOut.nullable(),
});
export const ContentOut = z.strictObject({
  format: z.literal('jingwei-notice/1'),
  kind: keysOf(editionKinds),
  edition: z.number(),
  formerDigest: z.string().nullable(),
  documentNumber: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  issuer: label,
  batch: label,
  releasedOn: DateOut,
  window: z.strictObject({ from: DateOut, until: DateOut, workingDays: z.number(), sentence: z.string() }).nullable(),
  rows: z.array(PublicRowOut),
  changes: z.array(
    z.strictObject({
      change: z.enum(['removed', 'promoted']),
      number: z.string(),
      title: z.string(),
      reason: z.string(),
    }),
  ),
  how: z.string(),
});
export const PublicHeadOut = z.strictObject({
  code: z.string(),
  kind: keysOf(editionKinds),
  kindLabel: label,
  edition: z.number(),
  title: z.string(),
  documentNumber: z.string(),
  batch: label,
  publishedAt: InstantOut,
  works: z.number(),
  until: DateOut.nullable(),
  open: z.boolean(),
  superseded: z.boolean(),
});
export const PublicListOut = z.strictObject({ rows: z.array(PublicHeadOut), total: z.number() });
export const PublicNoticeOut = z.strictObject({
  code: z.string(),
  kindLabel: label,
  publishedAt: InstantOut,
  content: ContentOut,
  digest: z.string(),
  suite: z.string(),
  window: WindowOut.nullable(),
  open: z.boolean(),
  objectable: z.number(),
  replyWorkingDays: z.number(),
  latest: z.string().nullable(),
  editions: z.array(
    z.strictObject({
      code: z.string(),
      edition: z.number(),
      kindLabel: label,
      documentNumber: z.string(),
      publishedAt: InstantOut,
      digest: z.string(),
      reason: z.string(),
    }),
  ),
});
export const PublicResultsOut = z.strictObject({
  batches: z.array(
    z.strictObject({
      code: z.string(),
      batch: label,
      title: z.string(),
      documentNumber: z.string(),
      publishedAt: InstantOut,
      rows: z.array(PublicRowOut.omit({ objectionsUntil: true })),
    }),
  ),
});
const LimitsOut = z.strictObject({ maxFiles: z.number(), maxBytes: z.number(), types: z.array(z.string()) });
export const ObjectionPlacesOut = z.strictObject({
  places: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      replyWorkingDays: z.number(),
      how: z.string(),
      limits: LimitsOut,
      works: z.array(z.strictObject({ number: z.string(), title: z.string(), applicant: label, until: DateOut })),
    }),
  ),
});
export const TicketOut = z.object({ id: z.string(), ticket: z.string(), expiresAt: InstantOut, limits: LimitsOut });
export const ReceiptOut = z.object({
  id: z.string(),
  number: z.string(),
  queryCode: z.string(),
  receivedAt: InstantOut,
  work: z.string(),
  files: z.number(),
  replyDueOn: DateOut.nullable(),
});
/** The receipt as the office hands it on, with the case it opened. */
export const EntryReceiptOut = ReceiptOut.extend({ objectionId: z.string() });
export const CaseStatusOut = z.strictObject({
  number: z.string(),
  work: z.string(),
  claimantKindLabel: label,
  receivedAt: InstantOut,
  state: keysOf(objectionStates),
  stateLabel: label,
  replyDueOn: DateOut.nullable(),
  reply: z.string().nullable(),
  repliedAt: InstantOut.nullable(),
  reason: z.string().nullable(),
  closedAt: InstantOut.nullable(),
  withdrawable: z.boolean(),
  steps: z.array(z.strictObject({ label, at: InstantOut })),
});
