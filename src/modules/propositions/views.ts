import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { audiences, claimStates, progressSteps, propositionStates, supportKinds, windows } from './terms.ts';

const SupportOut = z.object({ kind: keysOf(supportKinds), text: z.string(), amountFen: z.number().nullable() });
const ChoiceOut = z.object({ code: z.string(), label: z.string() });
const Window = keysOf(windows).nullable();

export const PropositionRowOut = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  categoryCode: z.string().nullable(),
  subPlan: z.string().nullable(),
  state: keysOf(propositionStates),
  /** Null while it is not published. */
  window: Window,
  audience: z.array(keysOf(audiences)),
  isPublic: z.boolean(),
  opensOn: DateOut,
  closesOn: DateOut,
  /** Claims that the reader may know of. */
  claims: z.number(),
  waiting: z.number(),
  accepted: z.number(),
  entries: z.number(),
  projects: z.number(),
  completed: z.number(),
  /** The reader's own organisation's claim, if any. */
  ownClaim: keysOf(claimStates).nullable(),
});
export const PropositionsOut = z.object({
  total: z.number(),
  rows: z.array(PropositionRowOut),
  counts: z.array(z.object({ state: keysOf(propositionStates), n: z.number() })),
  mayBegin: z.boolean(),
});
export const ClaimRowOut = z.object({
  id: z.string(),
  propositionId: z.string(),
  propositionTitle: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  title: z.string(),
  finishOn: DateOut.nullable(),
  wantedFen: z.number().nullable(),
  state: keysOf(claimStates),
  claimedAt: InstantOut,
  progress: keysOf(progressSteps),
  progressText: z.string(),
});
export const ClaimsOut = z.object({ total: z.number(), rows: z.array(ClaimRowOut) });
export const PropositionOut = z.object({
  id: z.string(),
  version: z.number(),
  number: z.string(),
  title: z.string(),
  categoryCode: z.string().nullable(),
  subPlan: z.string().nullable(),
  brief: z.string(),
  requirements: z.string(),
  support: z.array(SupportOut),
  audience: z.array(keysOf(audiences)),
  unitOrgIds: z.array(z.string()),
  unitNames: z.array(z.string()),
  isPublic: z.boolean(),
  opensOn: DateOut,
  closesOn: DateOut,
  mostAccepted: z.number().nullable(),
  basis: z.string(),
  state: keysOf(propositionStates),
  window: Window,
  returnReason: z.string().nullable(),
  result: z.string().nullable(),
  cancelReason: z.string().nullable(),
  createdByName: z.string().nullable(),
  publishedAt: InstantOut.nullable(),
  claims: z.array(ClaimRowOut),
  accepted: z.number(),
  /** Whether the reader's organisation may claim, and what speaks against it. */
  claimMove: MoveOut.nullable(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const ClaimOut = ClaimRowOut.extend({
  version: z.number(),
  plan: z.string(),
  contact: z.string(),
  reason: z.string().nullable(),
  result: z.string().nullable(),
  claimedByName: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  endedAt: InstantOut.nullable(),
  proposition: z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    state: keysOf(propositionStates),
    support: z.array(SupportOut),
  }),
  entry: z
    .object({ id: z.string(), number: z.string(), stageLabel: z.string(), stateLabel: z.string(), isOpen: z.boolean() })
    .nullable(),
  project: z.object({ id: z.string(), number: z.string(), title: z.string(), isOpen: z.boolean() }).nullable(),
  reports: z.array(z.object({ id: z.string(), text: z.string(), byName: z.string(), at: InstantOut })),
  stages: z.array(ChoiceOut),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const ChoicesOut = z.object({
  categories: z.array(ChoiceOut),
  subPlans: z.array(ChoiceOut),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** What anybody may read: the topic, its support and window, how many take part; no claimant's name. */
export const PublicPropositionOut = z.object({
  number: z.string(),
  title: z.string(),
  category: z.string(),
  subPlan: z.string(),
  brief: z.string(),
  requirements: z.string(),
  support: z.array(SupportOut),
  audience: z.array(keysOf(audiences)),
  places: z.array(z.string()),
  window: keysOf(windows),
  opensOn: DateOut,
  closesOn: DateOut,
  publishedAt: InstantOut,
  accepted: z.number(),
  ended: z.boolean(),
  result: z.string().nullable(),
});
export const PublicPropositionsOut = z.object({ rows: z.array(PublicPropositionOut) });
