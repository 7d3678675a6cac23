import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { RuleContentIn } from './schema.ts';
import { differenceStates, ends, grades, sources, verdicts } from './terms.ts';

const PartOut = z.object({ text: z.string(), orgName: z.string(), path: z.string() });
export const SideOut = z.object({
  source: keysOf(sources),
  field: z.string(),
  fieldLabel: z.string(),
  text: z.string(),
  orgName: z.string(),
  asOf: z.string(),
  /** Where the figure stands; null for those who may not open it. */
  path: z.string().nullable(),
  parts: z.array(PartOut),
});
export const DifferenceRowOut = z.object({
  id: z.string(),
  version: z.number(),
  rule: z.string(),
  ruleLabel: z.string(),
  grade: keysOf(grades),
  workId: z.string(),
  projectId: z.string().nullable(),
  title: z.string(),
  unitName: z.string().nullable(),
  answerName: z.string(),
  state: keysOf(differenceStates),
  round: z.number(),
  openedAt: InstantOut,
  dueOn: DateOut,
  isLate: z.boolean(),
  leftSource: keysOf(sources),
  rightSource: keysOf(sources),
  leftText: z.string(),
  rightText: z.string(),
  gap: z.string(),
});
const Choice = z.object({ value: z.string(), label: z.string() });
export const DifferencesOut = z.object({
  total: z.number(),
  rows: z.array(DifferenceRowOut),
  cuts: z.object({
    waiting: z.number(),
    open: z.number(),
    answered: z.number(),
    returned: z.number(),
    ended: z.number(),
  }),
  late: z.number(),
  rules: z.array(Choice),
  units: z.array(Choice),
  mayRun: z.boolean(),
  /** When figures were compared last. */
  comparedAt: InstantOut.nullable(),
});
const RoundOut = z.object({
  round: z.number(),
  openedAt: InstantOut,
  left: SideOut,
  right: SideOut,
  gap: z.string(),
  verdict: keysOf(verdicts).nullable(),
  answer: z.string().nullable(),
  answeredByName: z.string().nullable(),
  answeredAt: InstantOut.nullable(),
  /** The evidence; null where there is none or this person may not open it. */
  file: z.object({ fileId: z.string(), name: z.string(), size: z.number() }).nullable(),
  decision: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  endedHow: keysOf(ends).nullable(),
  endedAt: InstantOut.nullable(),
});
export const DifferenceOut = DifferenceRowOut.extend({
  left: SideOut,
  right: SideOut,
  tolerance: z.string(),
  clause: z.string(),
  ruleSource: z.string(),
  rounds: z.array(RoundOut),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
const EditionOut = z.object({
  edition: z.number(),
  validFrom: DateOut,
  content: RuleContentIn,
  note: z.string(),
  byName: z.string(),
  at: InstantOut,
});
export const RulesOut = z.object({
  mayEdit: z.boolean(),
  rows: z.array(
    z.object({
      key: z.string(),
      latestEdition: z.number(),
      inForce: EditionOut.nullable(),
      editions: z.array(EditionOut),
      open: z.number(),
    }),
  ),
});
export const TriedOut = z.object({
  compared: z.number(),
  differing: z.number(),
  samples: z.array(z.object({ title: z.string(), left: z.string(), right: z.string(), gap: z.string() })),
});
export const AlikeOut = z.object({
  rows: z.array(
    DifferenceRowOut.extend({
      answer: z.string(),
      answeredByName: z.string(),
      verdict: keysOf(verdicts),
      /** Who else may not decide: the answer is this person's own. */
      own: z.boolean(),
    }),
  ),
});
