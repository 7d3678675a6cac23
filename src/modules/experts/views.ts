import { z } from 'zod';
import { DateOut, InstantOut, MoveOut, TimelineOut } from '../../base/fields.ts';

export const ExpertRowOut = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  employerName: z.string(),
  regionCode: z.string().nullable(),
  regionName: z.string(),
  titles: z.array(z.string()),
  specialties: z.array(z.string()),
  termFrom: DateOut,
  termUntil: DateOut.nullable(),
  available: z.boolean(),
  synthetic: z.boolean(),
});
export const ExpertListOut = z.object({
  rows: z.array(ExpertRowOut),
  total: z.number(),
  mayAdd: z.boolean(),
  counts: z.object({ active: z.number(), paused: z.number(), left: z.number() }),
  specialties: z.array(z.string()),
});
export const InterestOut = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  partyName: z.string(),
  partyCreditCode: z.string().nullable(),
  until: DateOut.nullable(),
  note: z.string(),
  declaredAt: InstantOut,
  withdrawnAt: InstantOut.nullable(),
});
export const ExpertOut = ExpertRowOut.extend({
  version: z.number(),
  personId: z.string(),
  employerCreditCode: z.string().nullable(),
  source: z.string(),
  stateReason: z.string().nullable(),
  interests: z.array(InterestOut),
  moves: z.array(MoveOut),
  mayChange: z.boolean(),
  mayDeclare: z.boolean(),
  timeline: z.array(TimelineOut),
});
export const MyExpertOut = z.object({ expert: ExpertOut.nullable() });
export const CandidatesOut = z.object({
  rows: z.array(z.object({ personId: z.string(), name: z.string(), loginName: z.string() })),
});
