import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import {
  honours,
  listStates,
  metrics,
  periods,
  places,
  proofStates,
  reviewKinds,
  reviewStates,
  standings,
} from './terms.ts';

const FigureOut = z.object({ metric: keysOf(metrics), promised: z.number(), reached: z.number() });
const KeptOut = z.object({
  standing: keysOf(standings),
  coveredDays: z.number(),
  missingDays: z.number(),
  figures: z.array(FigureOut),
  waiting: z.number(),
});
export const ProofOut = z.object({
  id: z.string(),
  version: z.number(),
  serial: z.number(),
  fromOn: DateOut,
  untilOn: DateOut,
  address: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  figures: z.partialRecord(keysOf(metrics), z.number()),
  note: z.string(),
  state: keysOf(proofStates),
  reportedByName: z.string(),
  reportedAt: InstantOut,
  checkedByName: z.string().nullable(),
  checkedAt: InstantOut.nullable(),
  checkNote: z.string().nullable(),
  moves: z.array(MoveOut),
});
export const PromiseRowOut = z.object({
  id: z.string(),
  projectId: z.string(),
  projectNumber: z.string(),
  title: z.string(),
  platformName: z.string(),
  place: keysOf(places),
  placeNote: z.string(),
  members: z.array(z.string()),
  fromOn: DateOut,
  untilOn: DateOut,
  days: z.number(),
  basis: z.string(),
  cancelReason: z.string().nullable(),
  kept: KeptOut,
});
export const PromiseOut = PromiseRowOut.extend({
  version: z.number(),
  producerName: z.string(),
  enteredByName: z.string(),
  enteredAt: InstantOut,
  proofs: z.array(ProofOut),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const PromiseListOut = z.object({
  total: z.number(),
  rows: z.array(PromiseRowOut),
  counts: z.array(z.object({ standing: keysOf(standings), n: z.number() })),
  missingDays: z.number(),
  mayPromise: z.boolean(),
});
export const WorksOut = z.object({
  rows: z.array(z.object({ id: z.string(), number: z.string(), title: z.string(), producerName: z.string() })),
});
export const PlatformsOut = z.object({
  rows: z.array(z.object({ id: z.string(), name: z.string() })),
  own: z.boolean(),
});
export const ProjectPromotionOut = z.object({
  promises: z.array(PromiseRowOut.extend({ proofs: z.number() })),
  mayPromise: z.boolean(),
  mayFinish: z.boolean(),
  finishFindings: z.array(FindingOut),
  finishedOn: DateOut.nullable(),
  lists: z.array(
    z.object({ title: z.string(), code: z.string(), documentNumber: z.string(), publishedAt: InstantOut }),
  ),
  results: z.array(
    z.object({
      title: z.string(),
      kind: keysOf(reviewKinds),
      heldOn: DateOut,
      honour: keysOf(honours),
      comment: z.string(),
    }),
  ),
});

const SelectedRowOut = z.object({
  order: z.number(),
  projectNumber: z.string(),
  title: z.string(),
  producer: z.string(),
  recommender: z.string(),
  category: z.string(),
  certificateNumber: z.string(),
  reason: z.string(),
});
const ContentOut = z.object({
  format: z.literal('jingwei-selected-works/1'),
  edition: z.number(),
  formerDigest: z.string().nullable(),
  documentNumber: z.string(),
  title: z.string(),
  intro: z.string(),
  period: z.string(),
  issuer: z.string(),
  publishedOn: DateOut,
  rows: z.array(SelectedRowOut),
});
export const PublicEditionOut = z.object({
  code: z.string(),
  digest: z.string(),
  edition: z.number(),
  latest: z.boolean(),
  latestCode: z.string(),
  publishedAt: InstantOut,
  content: ContentOut,
});
export const PublicListsOut = z.object({ lists: z.array(PublicEditionOut) });

const SpreadOut = z
  .object({
    places: z.number(),
    met: z.number(),
    shownDays: z.number(),
    figures: z.array(z.object({ metric: keysOf(metrics), n: z.number() })),
  })
  .nullable();
const ShownWorkOut = z.object({
  projectId: z.string(),
  projectNumber: z.string(),
  title: z.string(),
  producerName: z.string(),
  recommenderName: z.string(),
  category: z.string(),
  certificateNumber: z.string().nullable(),
  /** Whether the reader may open the project; what was shown of others is not told. */
  readable: z.boolean(),
  spread: SpreadOut,
});
const CandidateOut = z.object({
  projectId: z.string(),
  projectNumber: z.string(),
  title: z.string(),
  producerName: z.string(),
  recommenderName: z.string(),
  certificateNumber: z.string().nullable(),
  findings: z.array(FindingOut),
});
export const ListRowOut = z.object({
  id: z.string(),
  year: z.number(),
  period: keysOf(periods),
  title: z.string(),
  state: keysOf(listStates),
  edition: z.number(),
  works: z.number(),
  code: z.string().nullable(),
});
export const ListsOut = z.object({ rows: z.array(ListRowOut), mayBegin: z.boolean() });
export const ListOut = z.object({
  id: z.string(),
  version: z.number(),
  year: z.number(),
  period: keysOf(periods),
  title: z.string(),
  intro: z.string(),
  state: keysOf(listStates),
  choices: z.array(z.object({ projectId: z.string(), reason: z.string() })),
  edition: z.number(),
  returnReason: z.string().nullable(),
  createdByName: z.string(),
  candidates: z.array(CandidateOut),
  /** The chosen works in their order, with what is known of them. */
  works: z.array(ShownWorkOut.extend({ reason: z.string() })),
  clause: z.string(),
  editions: z.array(
    z.object({
      edition: z.number(),
      code: z.string(),
      documentNumber: z.string(),
      publishedAt: InstantOut,
      publishedByName: z.string(),
    }),
  ),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});

export const ReviewRowOut = z.object({
  id: z.string(),
  kind: keysOf(reviewKinds),
  year: z.number(),
  period: keysOf(periods),
  title: z.string(),
  heldOn: DateOut,
  state: keysOf(reviewStates),
  works: z.number(),
});
export const ReviewsOut = z.object({ rows: z.array(ReviewRowOut), mayBegin: z.boolean() });
export const ReviewOut = ReviewRowOut.extend({
  version: z.number(),
  participants: z.string(),
  summary: z.string(),
  results: z.array(ShownWorkOut.extend({ honour: keysOf(honours), comment: z.string() })),
  candidates: z.array(CandidateOut.omit({ findings: true })),
  clause: z.string(),
  createdAt: InstantOut,
  createdByName: z.string(),
  closedByName: z.string().nullable(),
  closedAt: InstantOut.nullable(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
