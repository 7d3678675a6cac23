import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { caseStates, checkResults, decisions, numberKinds, pointResults, verdicts } from './terms.ts';

const LabelOut = z.object({
  text: z.string(),
  meaning: z.string(),
  producerUscc: z.string(),
  faults: z.array(z.string()),
});
export const EpisodeOut = z.object({
  number: z.number(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  length: z.string(),
  durationMs: z.number().nullable(),
  container: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  videoCodec: z.string(),
  hasAudio: z.boolean(),
  hiddenLabels: z.array(LabelOut),
  visibleLabel: z.string(),
  findings: z.array(FindingOut),
});
export const CheckOut = z.object({
  key: z.string(),
  label: z.string(),
  clause: z.string(),
  source: z.string(),
  result: keysOf(checkResults),
  compared: z.string(),
  findings: z.array(FindingOut),
});
export const StatementOut = z.object({
  aiUsed: z.boolean().nullable(),
  aiUse: z.string(),
  numberKind: keysOf(numberKinds).nullable(),
  number: z.string(),
  numberOn: DateOut.nullable(),
  numberHolder: z.string(),
  remark: z.string(),
});
const PointOut = z.object({
  key: z.string(),
  label: z.string(),
  clause: z.string(),
  source: z.string(),
  result: keysOf(pointResults).nullable(),
  note: z.string(),
  byName: z.string(),
});
const OpinionOut = z.object({
  round: z.number(),
  personId: z.string(),
  /** Empty for those who may read the opinion but not whose it is. */
  who: z.string(),
  employer: z.string(),
  verdict: keysOf(verdicts).nullable(),
  opinion: z.string(),
  at: InstantOut.nullable(),
  mine: z.boolean(),
});
export const RoundOut = z.object({
  round: z.number(),
  submittedByName: z.string(),
  submittedAt: InstantOut,
  digest: z.string(),
  episodeCount: z.number(),
  length: z.string(),
  decision: keysOf(decisions).nullable(),
  reason: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
});
export const CandidateOut = z.object({
  personId: z.string(),
  name: z.string(),
  employer: z.string(),
  specialties: z.array(z.string()),
  findings: z.array(FindingOut),
});
export const CaseOut = z.object({
  id: z.string(),
  version: z.number(),
  projectId: z.string(),
  projectNumber: z.string(),
  title: z.string(),
  producerName: z.string(),
  state: keysOf(caseStates),
  round: z.number(),
  statement: StatementOut,
  episodes: z.array(EpisodeOut),
  totalLength: z.string(),
  agreed: z.object({
    number: z.string(),
    episodeCount: z.number().nullable(),
    episodeMinutes: z.number().nullable(),
  }),
  checks: z.array(CheckOut),
  checklistEdition: z.number(),
  points: z.array(PointOut),
  opinions: z.array(OpinionOut),
  panelSize: z.number(),
  rounds: z.array(RoundOut),
  candidates: z.array(CandidateOut),
  returnReason: z.string().nullable(),
  rectifyBy: DateOut.nullable(),
  overdue: z.boolean(),
  decisionReason: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  certificate: z.object({ number: z.string(), code: z.string() }).nullable(),
  filmMaximumBytes: z.number(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const CaseOfProjectOut = z.object({
  case: CaseOut.nullable(),
  /** Whether the asker may begin to hand in, and what stands against it. */
  mayOpen: z.boolean(),
  openFindings: z.array(FindingOut),
});
export const CaseRowOut = z.object({
  id: z.string(),
  projectId: z.string(),
  projectNumber: z.string(),
  title: z.string(),
  producerName: z.string(),
  recommenderName: z.string(),
  state: keysOf(caseStates),
  round: z.number(),
  episodes: z.number(),
  submittedAt: InstantOut.nullable(),
  rectifyBy: DateOut.nullable(),
  late: z.boolean(),
  opinions: z.number(),
  panelSize: z.number(),
  certificateNumber: z.string().nullable(),
});
export const CaseListOut = z.object({
  total: z.number(),
  rows: z.array(CaseRowOut),
  counts: z.array(z.object({ state: keysOf(caseStates), n: z.number() })),
});
export const DifferencesOut = z.object({
  from: z.number(),
  to: z.number(),
  differences: z.array(z.object({ place: z.string(), before: z.string(), after: z.string() })),
});
export const ChecklistsOut = z.object({
  mayPublish: z.boolean(),
  editions: z.array(
    z.object({
      edition: z.number(),
      note: z.string(),
      createdByName: z.string(),
      createdAt: InstantOut,
      points: z.array(z.object({ key: z.string(), label: z.string(), clause: z.string(), source: z.string() })),
    }),
  ),
  rules: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      value: z.string(),
      unit: z.string(),
      weight: z.enum(['stop', 'look']),
      clause: z.string(),
      source: z.string(),
      validFrom: DateOut,
      validUntil: DateOut.nullable(),
      byName: z.string(),
      reason: z.string(),
      changedAt: InstantOut.nullable(),
    }),
  ),
  inForce: z.array(z.object({ key: z.string(), validFrom: DateOut })),
});
/** What anybody may check of a certificate by the code printed on it. */
export const PublicCertificateOut = z.object({
  number: z.string(),
  code: z.string(),
  digest: z.string(),
  title: z.string(),
  producer: z.string(),
  projectNumber: z.string(),
  acceptedOn: DateOut,
  episodeCount: z.number(),
  totalLength: z.string(),
  issuer: z.string(),
  valid: z.boolean(),
  voidReason: z.string().nullable(),
});
