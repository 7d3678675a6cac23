import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { ContentOut, WindowDayOut, WindowOut } from './public-views.ts';
import { claimantKinds, editionKinds, grounds, noticeStates, objectionStates, standings } from './terms.ts';

const label = z.string();
export const EditionHeadOut = z.object({
  code: z.string(),
  edition: z.number(),
  kind: keysOf(editionKinds),
  kindLabel: label,
  documentNumber: z.string(),
  digest: z.string(),
  releasedAt: InstantOut,
  releasedByName: z.string(),
  reason: z.string(),
});
export const NoticeLineOut = z.object({
  batchId: z.string(),
  batchName: label,
  noticeId: z.string().nullable(),
  state: z.string(),
  stateLabel: label,
  works: z.number(),
  edition: z.number(),
  until: DateOut.nullable(),
  documentNumber: z.string(),
  pendingObjections: z.number(),
  preparable: z.boolean(),
});
export const NoticeLinesOut = z.object({ rows: z.array(NoticeLineOut), total: z.number() });
export const NoticeOut = z.object({
  id: z.string(),
  version: z.number(),
  batchId: z.string(),
  batchName: label,
  state: keysOf(noticeStates),
  stateLabel: label,
  title: z.string(),
  body: z.string(),
  createdByName: z.string(),
  submittedAt: InstantOut.nullable(),
  returnReason: z.string().nullable(),
  words: z.array(z.object({ word: z.string(), value: z.string() })),
  preview: ContentOut,
  window: WindowOut.nullable(),
  editions: z.array(EditionHeadOut),
  works: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      applicant: label,
      until: DateOut.nullable(),
      standing: keysOf(standings),
      standingLabel: label,
      findings: z.array(FindingOut),
      result: EditionHeadOut.nullable(),
    }),
  ),
  objections: z.object({ total: z.number(), pending: z.number() }),
  findings: z.array(FindingOut),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const ReleaseNoticeOut = z.object({
  version: z.number(),
  works: z.number(),
  funded: z.number(),
  unfunded: z.number(),
  organisations: z.number(),
  recommenders: z.number(),
  documentNumber: z.string(),
  window: WindowOut,
  sends: z.string(),
  takesBack: z.string(),
  findings: z.array(FindingOut),
});

const CaseLine = z.object({
  id: z.string(),
  number: z.string(),
  batchName: label,
  workNumber: z.string(),
  workTitle: z.string(),
  claimantKind: keysOf(claimantKinds),
  claimantKindLabel: label,
  channelLabel: label,
  enteredByName: z.string().nullable(),
  ground: keysOf(grounds),
  groundLabel: label,
  state: keysOf(objectionStates),
  stateLabel: label,
  handlerName: z.string().nullable(),
  receivedAt: InstantOut,
  replyDueOn: DateOut.nullable(),
  replied: z.boolean(),
  late: z.boolean(),
});
export const ObjectionLinesOut = z.object({
  mayEnter: z.boolean(),
  rows: z.array(CaseLine),
  total: z.number(),
  cuts: z.object({ all: z.number(), pending: z.number(), mine: z.number(), closed: z.number() }),
});
export const CaseFileOut = z.object({
  id: z.string(),
  purpose: z.string(),
  purposeLabel: label,
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  at: InstantOut,
  readable: z.boolean(),
});
export const RequestOut = z.object({
  id: z.string(),
  party: z.string(),
  partyLabel: label,
  organizationName: label,
  statement: z.string(),
  question: z.string(),
  dueOn: DateOut,
  askedAt: InstantOut,
  askedByName: z.string(),
  answer: z.string().nullable(),
  answeredByName: z.string().nullable(),
  answeredAt: InstantOut.nullable(),
  late: z.boolean(),
});
export const CandidateOut = z.object({ personId: z.string(), name: z.string(), findings: z.array(FindingOut) });
export const ObjectionOut = CaseLine.extend({
  version: z.number(),
  noticeId: z.string(),
  claim: z.string(),
  applicantName: label,
  recommenderName: label,
  code: z.string(),
  noticeTitle: z.string(),
  acceptedAt: InstantOut.nullable(),
  reply: z.string().nullable(),
  repliedAt: InstantOut.nullable(),
  proposal: z.string().nullable(),
  proposalLabel: label,
  finding: z.string().nullable(),
  publicReason: z.string().nullable(),
  returnReason: z.string().nullable(),
  closedReason: z.string().nullable(),
  closedAt: InstantOut.nullable(),
  clock: z
    .object({ dueOn: DateOut, sentence: z.string(), days: z.array(WindowDayOut), left: z.number(), met: z.boolean() })
    .nullable(),
  files: z.array(CaseFileOut),
  requests: z.array(RequestOut),
  candidates: z.array(CandidateOut),
  moves: z.array(MoveOut),
  mayLook: z.boolean(),
  looked: z.boolean(),
  maySeeEffect: z.boolean(),
  timeline: z.array(TimelineOut),
});
export const IdentityOut = z.object({
  id: z.string(),
  kindLabel: label,
  name: z.string(),
  unitName: z.string(),
  creditCode: z.string(),
  contactName: z.string(),
  phone: z.string(),
  email: z.string(),
  times: z.number(),
});
const Named = z.object({ number: z.string(), title: z.string() });
export const UpholdEffectOut = z.object({
  seen: z.string(),
  removed: Named.extend({ applicant: label, recommender: label, kindLabel: label }),
  promoted: Named.extend({ applicant: label, recommender: label, kindLabel: label }).nullable(),
  skipped: z.array(Named.extend({ message: z.string() })),
  edition: z.number(),
  documentNumber: z.string(),
  window: WindowOut.nullable(),
  worksBefore: z.number(),
  worksAfter: z.number(),
  findings: z.array(FindingOut),
  sends: z.string(),
  takesBack: z.string(),
});
export const OwnRequestOut = RequestOut.omit({ askedByName: true }).extend({
  version: z.number(),
  objectionNumber: z.string(),
  workNumber: z.string(),
  workTitle: z.string(),
  mayAnswer: z.boolean(),
});
