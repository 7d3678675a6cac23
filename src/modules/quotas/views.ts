import { z } from 'zod';
import { InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { exceptionStates } from './terms.ts';

export const ExceptionOut = z.object({
  id: z.string(),
  version: z.number(),
  batchId: z.string(),
  batchName: z.string(),
  recommenderOrgId: z.string(),
  recommenderName: z.string(),
  extra: z.number(),
  reason: z.string(),
  state: keysOf(exceptionStates),
  askedByName: z.string(),
  askedAt: InstantOut,
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  opinion: z.string().nullable(),
  moves: z.array(MoveOut),
});
export const QuotaRowOut = z.object({
  recommenderOrgId: z.string(),
  name: z.string(),
  shortName: z.string(),
  regionCode: z.string().nullable(),
  kind: z.string(),
  base: z.number(),
  own: z.boolean(),
  version: z.number(),
  extra: z.number(),
  allowed: z.number(),
  used: z.number(),
  left: z.number(),
  asked: z.number(),
});
const policyOut = {
  perRecommender: z.number(),
  hardness: z.enum(['soft', 'hard']),
  scope: z.enum(['batch', 'year']),
  clause: z.string(),
};
export const QuotasOut = z.object({
  ...policyOut,
  batchId: z.string(),
  batchName: z.string(),
  rows: z.array(QuotaRowOut),
  sums: z.object({ allowed: z.number(), used: z.number(), left: z.number(), asked: z.number() }),
  exceptions: z.array(ExceptionOut),
  mayEdit: z.boolean(),
  timeline: z.array(TimelineOut),
});
export const OwnQuotaOut = z.object({
  ...policyOut,
  batchId: z.string(),
  batchName: z.string(),
  recommenderOrgId: z.string(),
  base: z.number(),
  extra: z.number(),
  allowed: z.number(),
  used: z.number(),
  left: z.number(),
  exceptions: z.array(ExceptionOut),
  /** The act of asking for more, with what stands against it; absent where this person may not ask. */
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
