import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { SetContentIn } from './schema.ts';
import {
  audiences,
  evaluationKinds,
  evaluationStates,
  objectionStates,
  sheetStates,
  suggestionKinds,
  suggestionStates,
} from './terms.ts';

export const SetOut = z.object({
  id: z.string(),
  kind: keysOf(evaluationKinds),
  audience: keysOf(audiences),
  edition: z.number(),
  validFrom: DateOut,
  note: z.string(),
  createdByName: z.string(),
  createdAt: InstantOut,
  content: SetContentIn,
});
export const SetsOut = z.object({ rows: z.array(SetOut), mayAdd: z.boolean() });

const EvaluationRowOut = z.object({
  id: z.string(),
  title: z.string(),
  kind: keysOf(evaluationKinds),
  audience: keysOf(audiences),
  year: z.number(),
  quarter: z.number().nullable(),
  state: keysOf(evaluationStates),
  fromOn: DateOut,
  untilOn: DateOut,
  selfDueOn: DateOut,
  objectionsUntil: DateOut.nullable(),
  sheets: z.number(),
  submitted: z.number(),
  checked: z.number(),
  objections: z.number(),
});
export const EvaluationsOut = z.object({ rows: z.array(EvaluationRowOut), mayOpen: z.boolean() });
const TotalOut = z.object({
  score: z.number().nullable(),
  pillars: z.record(z.string(), z.number().nullable()),
  missing: z.array(z.string()),
  band: z.string(),
});
const SheetRowOut = z.object({
  id: z.string(),
  orgId: z.string(),
  name: z.string(),
  shortName: z.string(),
  state: keysOf(sheetStates),
  submittedAt: InstantOut.nullable(),
  settled: z.number(),
  marks: z.number(),
  total: TotalOut,
  rank: z.number().nullable(),
  objections: z.number(),
});
const PillarOut = z.object({ key: z.string(), label: z.string(), weight: z.number() });
export const EvaluationOut = EvaluationRowOut.extend({
  version: z.number(),
  clause: z.string(),
  setEdition: z.number(),
  pillars: z.array(PillarOut),
  rows: z.array(SheetRowOut),
  bands: z.array(z.object({ label: z.string(), from: z.number(), n: z.number() })),
  result: z
    .object({ code: z.string(), digest: z.string(), publishedByName: z.string(), publishedAt: InstantOut })
    .nullable(),
  mayCompute: z.boolean(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});

const FileOut = z.object({
  fileId: z.string(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  addedByName: z.string(),
  addedAt: InstantOut,
});
export const ObjectionOut = z.object({
  id: z.string(),
  version: z.number(),
  key: z.string(),
  state: keysOf(objectionStates),
  statement: z.string(),
  fileName: z.string().nullable(),
  raisedByName: z.string(),
  raisedAt: InstantOut,
  scoreBefore: z.number().nullable(),
  scoreAfter: z.number().nullable(),
  answer: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  moves: z.array(MoveOut),
});
export const MarkOut = z.object({
  key: z.string(),
  version: z.number(),
  label: z.string(),
  pillar: z.string(),
  weight: z.number(),
  basis: z.enum(['computed', 'self']),
  evidence: z.boolean(),
  clause: z.string(),
  note: z.string(),
  scale: z.string(),
  valueText: z.string(),
  rows: z.number(),
  /** Hundredths of a point; null while hidden from the body or not given. */
  computedScore: z.number().nullable(),
  selfScore: z.number().nullable(),
  selfNote: z.string(),
  settled: z.boolean(),
  score: z.number().nullable(),
  reason: z.string(),
  files: z.array(FileOut),
});
export const SheetOut = z.object({
  id: z.string(),
  version: z.number(),
  evaluationId: z.string(),
  title: z.string(),
  clause: z.string(),
  orgName: z.string(),
  state: keysOf(sheetStates),
  evaluationState: keysOf(evaluationStates),
  fromOn: DateOut,
  untilOn: DateOut,
  selfDueOn: DateOut,
  objectionsUntil: DateOut.nullable(),
  computedAt: InstantOut.nullable(),
  summary: z.string(),
  submittedByName: z.string().nullable(),
  submittedAt: InstantOut.nullable(),
  returnReason: z.string().nullable(),
  checkedByName: z.string().nullable(),
  pillars: z.array(PillarOut),
  marks: z.array(MarkOut),
  total: TotalOut.nullable(),
  mayWrite: z.boolean(),
  maySettle: z.boolean(),
  mayObject: z.boolean(),
  objections: z.array(ObjectionOut),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const BasisOut = z.object({
  label: z.string(),
  note: z.string(),
  clause: z.string(),
  valueText: z.string(),
  computedAt: InstantOut.nullable(),
  rows: z.array(z.object({ label: z.string(), text: z.string(), counts: z.boolean(), to: z.string().nullable() })),
});
export const OwnEvaluationsOut = z.object({
  rows: z.array(
    z.object({
      sheetId: z.string(),
      evaluationId: z.string(),
      title: z.string(),
      kind: keysOf(evaluationKinds),
      state: keysOf(sheetStates),
      evaluationState: keysOf(evaluationStates),
      selfDueOn: DateOut,
      objectionsUntil: DateOut.nullable(),
      total: TotalOut.nullable(),
    }),
  ),
});
export const ResultOut = z.object({
  evaluationId: z.string(),
  code: z.string(),
  digest: z.string(),
  publishedByName: z.string(),
  publishedAt: InstantOut,
  title: z.string(),
  clause: z.string(),
  pillars: z.array(PillarOut),
  bands: z.array(z.object({ label: z.string(), from: z.number(), n: z.number() })),
  rows: z.array(
    z.object({
      sheetId: z.string(),
      name: z.string(),
      shortName: z.string(),
      absent: z.boolean(),
      rank: z.number().nullable(),
      total: TotalOut,
    }),
  ),
});

export const SuggestionsOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      kind: keysOf(suggestionKinds),
      year: z.number(),
      change: z.number(),
      band: z.string(),
      state: keysOf(suggestionStates),
      adoptedChange: z.number().nullable(),
      batchName: z.string().nullable(),
      quota: z.number().nullable(),
      reason: z.string().nullable(),
      decidedByName: z.string().nullable(),
      decidedAt: InstantOut.nullable(),
      orgName: z.string(),
      evaluationId: z.string(),
      evaluationTitle: z.string(),
      resultCode: z.string(),
    }),
  ),
  batches: z.array(z.object({ id: z.string(), name: z.string(), year: z.number() })),
  mayDecide: z.boolean(),
});
