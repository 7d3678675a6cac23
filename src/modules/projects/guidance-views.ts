import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut } from '../../base/fields.ts';
import { adviceStates, changeKinds, changeStates, takes } from './guidance-terms.ts';
import { milestoneKinds } from './terms.ts';
import { EvidenceOut } from './tracking-views.ts';

export const GuideOut = z.object({
  id: z.string(),
  name: z.string(),
  employerName: z.string(),
  titles: z.array(z.string()),
  specialties: z.array(z.string()),
});
export const GuideCandidatesOut = z.object({ rows: z.array(GuideOut) });
export const GuidingExpertsOut = z.object({ rows: z.array(GuideOut), mayChange: z.boolean() });
export const AdviceOut = z.object({
  id: z.string(),
  version: z.number(),
  serial: z.number(),
  state: keysOf(adviceStates),
  seen: z.string(),
  advice: z.string(),
  seenOn: DateOut,
  dueOn: DateOut,
  late: z.boolean(),
  writtenByName: z.string(),
  writtenAt: InstantOut,
  take: keysOf(takes).nullable(),
  answer: z.string().nullable(),
  answeredByName: z.string().nullable(),
  answeredAt: InstantOut.nullable(),
  closedByName: z.string().nullable(),
  closedAt: InstantOut.nullable(),
  closeNote: z.string().nullable(),
  files: z.array(EvidenceOut),
  answerFiles: z.array(EvidenceOut),
  moves: z.array(MoveOut),
});
export const VisitOut = z.object({
  id: z.string(),
  version: z.number(),
  serial: z.number(),
  visitedOn: DateOut,
  place: z.string(),
  people: z.string(),
  findings: z.string(),
  demands: z.string(),
  followUpOn: DateOut.nullable(),
  followUpNote: z.string().nullable(),
  followedUpAt: InstantOut.nullable(),
  followedUpByName: z.string().nullable(),
  late: z.boolean(),
  writtenByName: z.string(),
  orgName: z.string(),
  writtenAt: InstantOut,
  files: z.array(EvidenceOut),
  mayFollowUp: z.boolean(),
});
export const GuidanceOut = z.object({
  guides: z.array(
    z.object({ personId: z.string(), name: z.string(), assignedAt: InstantOut, releasedAt: InstantOut.nullable() }),
  ),
  advice: z.array(AdviceOut),
  visits: z.array(VisitOut),
  moves: z.array(MoveOut),
});
const SideOut = z.object({ text: z.string() });
export const ChangeOut = z.object({
  id: z.string(),
  version: z.number(),
  serial: z.number(),
  kind: keysOf(changeKinds),
  state: keysOf(changeStates),
  approver: z.enum(['unit', 'owner']),
  filing: z.enum(['none', 'amend', 'again']),
  rule: z.object({ clause: z.string(), source: z.string() }),
  before: SideOut,
  after: SideOut,
  reason: z.string(),
  askedByName: z.string(),
  askedAt: InstantOut,
  passedByName: z.string().nullable(),
  passedAt: InstantOut.nullable(),
  passOpinion: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  opinion: z.string().nullable(),
  filingNumber: z.string().nullable(),
  filedOn: DateOut.nullable(),
  effectiveAt: InstantOut.nullable(),
  files: z.array(EvidenceOut),
  moves: z.array(MoveOut),
});
export const ChangesOut = z.object({
  rows: z.array(ChangeOut),
  rules: z.array(
    z.object({
      kind: keysOf(changeKinds),
      approver: z.enum(['unit', 'owner']),
      filing: z.enum(['none', 'amend', 'again']),
      clause: z.string(),
      source: z.string(),
      /** What stands now, to be shown beside what is asked for. */
      before: z.string(),
    }),
  ),
  lines: z.array(z.object({ kind: keysOf(milestoneKinds), plannedOn: DateOut })),
  article16: z.object({ clause: z.string(), gist: z.string(), source: z.string() }),
  mayAsk: z.boolean(),
});
