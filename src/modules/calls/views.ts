import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { CallContent } from './schema.ts';
import { batchPhases, callParts, callStates, partLights } from './terms.ts';

export const BatchOut = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  opensOn: DateOut,
  submitBy: DateOut,
  recommendBy: DateOut,
  opensAt: InstantOut,
  closesAt: InstantOut,
  recommendationEndsAt: InstantOut,
  phase: keysOf(batchPhases),
});
const planOut = z.object({ id: z.string(), year: z.number(), name: z.string(), documentNumber: z.string() });
/** A published call as everybody may see it. */
const OpenCallOut = z.object({
  id: z.string(),
  title: z.string(),
  plan: planOut,
  batches: z.array(BatchOut),
  versionNumber: z.number(),
  publishedAt: InstantOut,
  quota: z.object({ perRecommender: z.number(), clause: z.string() }),
  sections: z.array(z.string()),
  slots: z.array(z.object({ label: z.string(), always: z.boolean() })),
});
export const OpenCallsOut = z.object({ serverNow: InstantOut, calls: z.array(OpenCallOut) });
export const VersionRowOut = z.object({
  id: z.string(),
  number: z.number(),
  digest: z.string(),
  reason: z.string(),
  publishedByName: z.string(),
  publishedAt: InstantOut,
  touched: z.array(z.object({ label: z.string(), count: z.number(), path: z.string().nullable() })),
});
export const PublishedCallOut = OpenCallOut.extend({
  content: CallContent,
  versions: z.array(VersionRowOut.omit({ touched: true, publishedByName: true })),
});
export const VersionOut = VersionRowOut.omit({ touched: true, publishedByName: true }).extend({
  callId: z.string(),
  content: CallContent,
  batches: z.array(
    z.object({ number: z.number(), name: z.string(), opensOn: DateOut, submitBy: DateOut, recommendBy: DateOut }),
  ),
});
export const CallRowOut = z.object({
  id: z.string(),
  title: z.string(),
  state: keysOf(callStates),
  plan: planOut,
  batches: z.array(BatchOut),
  versionNumber: z.number().nullable(),
  green: z.number(),
  parts: z.number(),
  createdAt: InstantOut,
});
export const CallsOut = z.object({ rows: z.array(CallRowOut), mayAdd: z.boolean(), plans: z.array(planOut) });
export const TemplatesOut = z.object({
  rows: z.array(
    z.object({ id: z.string(), title: z.string(), planYear: z.number(), source: z.string(), batches: z.number() }),
  ),
});
const ConfirmationOut = z.object({ digest: z.string(), byName: z.string(), at: InstantOut, note: z.string() });
export const PartOut = z.object({
  part: keysOf(callParts),
  label: z.string(),
  light: keysOf(partLights),
  findings: z.array(FindingOut),
  confirmed: ConfirmationOut.nullable(),
  digest: z.string(),
  changed: z.boolean(),
});
export const CallOut = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  state: keysOf(callStates),
  plan: planOut,
  draft: CallContent,
  cautions: z.record(z.string(), z.string()),
  parts: z.array(PartOut),
  batches: z.array(BatchOut),
  versions: z.array(VersionRowOut),
  /** Options that are data of their own, for previews in the designer. */
  optionSources: z.array(z.object({ value: z.string(), label: z.string() })),
  categories: z.array(z.object({ code: z.string(), label: z.string(), shortLabel: z.string() })),
  mayEdit: z.boolean(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
  serverNow: InstantOut,
});
export const CallChangeOut = z.object({
  changes: z.array(
    z.object({
      part: keysOf(callParts),
      partLabel: z.string(),
      path: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  findings: z.array(FindingOut),
  touched: z.array(z.object({ label: z.string(), count: z.number(), path: z.string().nullable() })),
  nextNumber: z.number(),
});
