import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { importStates } from '../../base/sent-workbook.ts';
import { carriedFacts, entryLevels, entryStates, priorities } from './terms.ts';

const ChoiceOut = z.object({ code: z.string(), label: z.string() });
export const StageOut = ChoiceOut.extend({ stallDays: z.number(), mayPromote: z.boolean(), clause: z.string() });

/** A line of the list; ages are counted on the day of asking. */
export const EntryRowOut = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  ownerOrgId: z.string(),
  ownerName: z.string(),
  producerName: z.string(),
  categoryCode: z.string().nullable(),
  subPlan: z.string().nullable(),
  regionCode: z.string().nullable(),
  level: keysOf(entryLevels),
  priority: keysOf(priorities),
  stage: z.string(),
  stageLabel: z.string(),
  /** Days in the present stage, and how many of them are too many; null once it has left the pool. */
  stageDays: z.number().nullable(),
  overdueDays: z.number().nullable(),
  poolDays: z.number(),
  applyOn: DateOut.nullable(),
  wantedFen: z.number().nullable(),
  state: keysOf(entryStates),
});
export const EntriesOut = z.object({
  total: z.number(),
  stalled: z.number(),
  wantedFen: z.number(),
  rows: z.array(EntryRowOut),
  counts: z.array(z.object({ state: keysOf(entryStates), n: z.number() })),
  stages: z.array(ChoiceOut.extend({ n: z.number() })),
  mayEnter: z.boolean(),
  mayImport: z.boolean(),
});
export const ChoicesOut = z.object({
  stages: z.array(StageOut),
  removals: z.array(ChoiceOut),
  categories: z.array(ChoiceOut),
  subPlans: z.array(ChoiceOut),
  owners: z.array(z.object({ id: z.string(), name: z.string() })),
  batches: z.array(z.object({ id: z.string(), name: z.string(), submitBy: DateOut })),
  deferDaysMost: z.number(),
  region: z.string().nullable(),
  level: keysOf(entryLevels),
});
export const ProducersOut = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });

const RowFacts = {
  shootingOn: DateOut.nullable(),
  finishOn: DateOut.nullable(),
  filingNumber: z.string().nullable(),
  logline: z.string(),
  synopsis: z.string(),
};
export const EntryOut = EntryRowOut.extend({
  ...RowFacts,
  version: z.number(),
  producerOrgId: z.string().nullable(),
  /** Null for the producer, who does not read it. */
  notes: z.string().nullable(),
  stageSince: DateOut,
  stallOn: DateOut.nullable(),
  deferred: z.boolean(),
  enteredOn: DateOut,
  enteredByName: z.string(),
  removalLabel: z.string().nullable(),
  removalNote: z.string().nullable(),
  work: z.object({ id: z.string(), title: z.string(), isOpen: z.boolean() }).nullable(),
  application: z.object({ id: z.string(), number: z.string(), stateLabel: z.string(), isOpen: z.boolean() }).nullable(),
  project: z.object({ id: z.string(), number: z.string() }).nullable(),
  promotionFindings: z.array(FindingOut),
  stages: z.array(ChoiceOut.extend({ state: z.enum(['past', 'today', 'next']), since: DateOut.nullable() })),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const LinkedEntryOut = z.object({
  entry: z.object({ id: z.string(), number: z.string(), ownerName: z.string() }).nullable(),
});

export const GapOut = z.object({
  key: z.string(),
  label: z.string(),
  target: z.number().nullable(),
  inPool: z.number(),
  promoted: z.number(),
  gap: z.number().nullable(),
  stalled: z.number(),
});
export const GapsOut = z.object({
  year: z.number(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  whole: GapOut,
  categories: z.array(GapOut),
  subPlans: z.array(GapOut),
  regions: z.array(GapOut),
  units: z.array(GapOut),
  stages: z.array(z.object({ key: z.string(), label: z.string(), n: z.number(), stalled: z.number() })),
  /** What stands at a category and a second heading: `V1|GD…` → count. */
  bySubPlan: z.record(z.string(), z.number()),
  byUnit: z.record(z.string(), z.number()),
  basis: z.string(),
  edition: z.number(),
  mayReadUnits: z.boolean(),
  maySetGoal: z.boolean(),
});
const counts = z.record(z.string(), z.number());
const GoalContentOut = z.object({
  total: z.number().nullable(),
  categories: counts,
  subPlans: counts,
  units: counts,
});
export const GoalOut = z.object({
  year: z.number(),
  orgId: z.string(),
  orgName: z.string(),
  isNation: z.boolean(),
  seen: z.number(),
  content: GoalContentOut,
  basis: z.string(),
  editions: z.array(
    z.object({
      edition: z.number(),
      total: z.number().nullable(),
      basis: z.string(),
      createdByName: z.string(),
      createdAt: InstantOut,
    }),
  ),
  categories: z.array(ChoiceOut),
  subPlans: z.array(ChoiceOut),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  maySet: z.boolean(),
});

const RulesContentOut = z.object({
  stages: z.array(StageOut),
  removals: z.array(ChoiceOut),
  deferDaysMost: z.number(),
  carried: z.array(z.object({ from: keysOf(carriedFacts), to: z.string() })),
  source: z.string(),
});
export const RulesOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      edition: z.number(),
      validFrom: DateOut,
      content: RulesContentOut,
      note: z.string(),
      createdByName: z.string(),
      createdAt: InstantOut,
      inForce: z.boolean(),
    }),
  ),
  mayPublish: z.boolean(),
});

export const ImportOut = z.object({
  id: z.string(),
  version: z.number(),
  fileName: z.string(),
  state: keysOf(importStates),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  readByName: z.string(),
  readAt: InstantOut,
  doneAt: InstantOut.nullable(),
  faults: z.array(z.object({ sheet: z.string(), cell: z.string(), found: z.string(), expected: z.string() })),
  rows: z.array(
    z.object({
      number: z.string().nullable(),
      title: z.string(),
      producerName: z.string(),
      stageLabel: z.string(),
      change: z.enum(['added', 'changed', 'same']),
    }),
  ),
  moves: z.array(MoveOut),
});
