import { z } from 'zod';
import { FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { listStates } from './terms.ts';
import { BatchOut, ScoreOut, UnitOut } from './views.ts';

const CandidateOut = z.object({
  applicationId: z.string(),
  number: z.string(),
  title: z.string(),
  applicant: z.string(),
  region: z.string(),
  category: z.string(),
  requestedFen: z.number().nullable(),
  state: z.enum(['accepted', 'correcting', 'not_recommended', 'recommended']),
  score: ScoreOut.nullable(),
  findings: z.array(FindingOut),
  against: z.array(FindingOut),
  rank: z.number().nullable(),
  opinion: z.string(),
  opinionVersion: z.number(),
  opinionSavedAt: InstantOut.nullable(),
  opinionBy: z.string(),
  /** Labels of the composition rules that this work counts for. */
  counts: z.array(z.string()),
});
export const CompositionOut = z.object({
  label: z.string(),
  have: z.string(),
  need: z.string(),
  met: z.boolean(),
  fill: z.number(),
  of: z.number(),
  weight: z.enum(['stop', 'look']),
});
/** Candidates and seats of one unit in one batch. */
export const BoardView = z.object({
  list: z
    .object({
      id: z.string(),
      version: z.number(),
      state: keysOf(listStates),
      edition: z.number(),
      swapsLeft: z.number(),
      sealedAt: InstantOut.nullable(),
    })
    .nullable(),
  batch: BatchOut,
  unit: UnitOut,
  quota: z.object({
    allowed: z.number(),
    base: z.number(),
    extra: z.number(),
    hardness: z.enum(['soft', 'hard']),
    scope: z.enum(['batch', 'year']),
    clause: z.string(),
  }),
  rules: z.object({ opinionMin: z.number(), opinionMax: z.number(), rule: z.string(), spreadAlert: z.number() }),
  composition: z.array(CompositionOut),
  candidates: z.array(CandidateOut),
  reviewClosed: z.boolean(),
  /** Everything that stands against the sealing, for whoever arranges the list. */
  missing: z.array(FindingOut),
  mayArrange: z.boolean(),
  mayPassOver: z.boolean(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export type BoardView = z.output<typeof BoardView>;
export type CandidateShown = z.output<typeof CandidateOut>;

const ListedOut = z.object({
  rank: z.number(),
  applicationId: z.string(),
  number: z.string(),
  title: z.string(),
  applicant: z.string(),
  category: z.string(),
  filingNumber: z.string(),
  requestedFen: z.number().nullable(),
  score: z.number(),
  spread: z.number(),
  opinion: z.string(),
  application: z.object({ edition: z.number(), versionCode: z.string(), digest: z.string() }),
});
const SwappedOut = z.object({
  out: z.object({ number: z.string(), title: z.string() }),
  in: z.object({ number: z.string(), title: z.string() }),
  rank: z.number(),
  reason: z.string(),
});
const LetterOut = z.object({
  issuerMark: z.string(),
  documentNumber: z.string(),
  signer: z.string(),
  title: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  attachments: z.array(z.string()),
  signedBy: z.string(),
  date: z.string(),
  contact: z.string(),
});
/** What would be sealed now, and what follows from it. */
export const SealPreviewView = z.object({
  listId: z.string(),
  version: z.number(),
  digest: z.string(),
  suite: z.string(),
  nextNumber: z.string(),
  works: z.array(ListedOut),
  letter: LetterOut,
  findings: z.array(FindingOut),
  composition: z.array(CompositionOut),
  allowed: z.number(),
  left: z.array(z.object({ number: z.string(), title: z.string(), applicant: z.string() })),
  batch: BatchOut,
  swaps: z.number(),
  opinionsWritten: z.number(),
});
export type SealPreviewView = z.output<typeof SealPreviewView>;

/** One sealed edition of a list with its letter, and the editions beside it. */
export const SealedListView = z.object({
  id: z.string(),
  version: z.number(),
  unit: UnitOut,
  batch: BatchOut,
  edition: z.number(),
  versionCode: z.string(),
  digest: z.string(),
  documentNumber: z.string(),
  sealedAt: InstantOut,
  sealedBy: z.string(),
  works: z.array(ListedOut),
  swapped: SwappedOut.nullable(),
  letter: LetterOut,
  scoreRule: z.string(),
  editions: z.array(
    z.object({
      edition: z.number(),
      versionCode: z.string(),
      documentNumber: z.string(),
      sealedAt: InstantOut,
      sealedBy: z.string(),
    }),
  ),
  /** Works that could come in, for whoever may still change one. */
  candidates: z.array(
    z.object({
      applicationId: z.string(),
      number: z.string(),
      title: z.string(),
      applicant: z.string(),
      score: z.number().nullable(),
      opinion: z.string(),
      against: z.array(FindingOut),
    }),
  ),
  moves: z.array(MoveOut),
  swapsLeft: z.number(),
  timeline: z.array(TimelineOut),
});
export type SealedListView = z.output<typeof SealedListView>;

/** Which units have sent their lists for a batch. */
export const ArrivalsView = z.object({
  batch: BatchOut,
  now: InstantOut,
  rows: z.array(
    z.object({
      unit: z.object({
        id: z.string(),
        name: z.string(),
        shortName: z.string(),
        kind: z.string(),
        regionCode: z.string(),
      }),
      state: z.enum(['sealed', 'waiting', 'missed']),
      listId: z.string().nullable(),
      works: z.number(),
      edition: z.number(),
      documentNumber: z.string(),
      sealedAt: InstantOut.nullable(),
      sealedBy: z.string(),
    }),
  ),
  sums: z.object({ units: z.number(), sealed: z.number(), waiting: z.number(), missed: z.number(), works: z.number() }),
});
export type ArrivalsView = z.output<typeof ArrivalsView>;
