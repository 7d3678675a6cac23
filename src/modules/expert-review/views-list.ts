import { z } from 'zod';
import { FindingOut, InstantOut, MoveOut, TimelineOut } from '../../base/fields.ts';

const id = z.string();
const label = z.string();
export const DecisionOut = z.object({
  applicationId: id,
  number: z.string(),
  title: z.string(),
  applicantName: label,
  recommenderName: label,
  categoryCode: z.string().nullable(),
  requestedFen: z.number().nullable(),
  rank: z.number(),
  score: z.number().nullable(),
  spread: z.number().nullable(),
  borderline: z.boolean(),
  rung: z.string().nullable(),
  kind: z.string(),
  kindLabel: label,
  proposed: z.string(),
  proposedLabel: label,
  reserveOrder: z.number().nullable(),
  why: z.string(),
  reason: z.string().nullable(),
  holdsCentralMoney: z.boolean(),
  workId: id,
  funding: z.array(FindingOut.extend({ grade: z.enum(['block', 'person', 'look']) })),
});
export const DecisionListOut = z.object({
  id,
  version: z.number(),
  batchId: id,
  batchName: label,
  state: z.string(),
  stateLabel: label,
  rows: z.array(DecisionOut),
  places: z.number(),
  reserves: z.number(),
  counts: z.record(z.string(), z.number()),
  findings: z.array(FindingOut),
  drawNeeded: z.array(z.array(id)),
  drawNote: z.string().nullable(),
  returnReason: z.string().nullable(),
  submittedAt: InstantOut.nullable(),
  releasedAt: InstantOut.nullable(),
  mayAdjust: z.boolean(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
/** What one click of the leader will do, said before it is done. */
export const ReleaseEffectOut = z.object({
  id,
  version: z.number(),
  works: z.number(),
  organisations: z.number(),
  recommenders: z.number(),
  byKind: z.array(z.object({ kind: z.string(), label, count: z.number() })),
  findings: z.array(FindingOut),
  sends: z.string(),
  takesBack: z.string(),
  checked: z.string(),
});
