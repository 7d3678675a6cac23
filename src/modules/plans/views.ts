import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, TimelineOut } from '../../base/fields.ts';
import { calendarYearStates, confidences } from './terms.ts';

export const PlanRowOut = z.object({
  id: z.string(),
  version: z.number(),
  year: z.number(),
  name: z.string(),
  documentNumber: z.string(),
  targetCount: z.number().nullable(),
  goal: z.string(),
  source: z.string(),
});
export const PlansOut = z.object({ rows: z.array(PlanRowOut), mayAdd: z.boolean() });
export const CategoryOut = z.object({
  code: z.string(),
  label: z.string(),
  shortLabel: z.string(),
  clause: z.string(),
  ordinal: z.number(),
});
export const SubPlanOut = z.object({
  id: z.string(),
  version: z.number(),
  code: z.string(),
  label: z.string(),
  ownerOrgId: z.string().nullable(),
  ownerName: z.string(),
  validFrom: DateOut,
  validUntil: DateOut.nullable(),
  source: z.string(),
  confidence: keysOf(confidences),
  inForce: z.boolean(),
  mayChange: z.boolean(),
});
export const PlanOut = PlanRowOut.extend({
  clauses: z.array(z.object({ key: z.string(), title: z.string(), text: z.string() })),
  categories: z.array(CategoryOut),
  mayChange: z.boolean(),
  timeline: z.array(TimelineOut),
});
/** What yearly evaluations proposed for a year, and what became of it. */
export const AdviceOut = z.object({
  /** False: this person has no part in preparing the year; there are no rows. */
  shown: z.boolean(),
  rows: z.array(
    z.object({
      id: z.string(),
      year: z.number(),
      orgName: z.string(),
      subject: z.string(),
      change: z.string(),
      state: z.enum(['adopted', 'proposed', 'declined']),
      stateLabel: z.string(),
      evaluationId: z.string(),
      basis: z.string(),
      reason: z.string(),
      decidedByName: z.string().nullable(),
      decidedAt: InstantOut.nullable(),
    }),
  ),
});
export const SubPlansOut = z.object({ rows: z.array(SubPlanOut), mayAdd: z.boolean() });

export const CalendarYearOut = z.object({
  year: z.number(),
  /** Null: the year has not been entered, working days cannot be counted in it. */
  state: keysOf(calendarYearStates).nullable(),
  version: z.number(),
  source: z.string(),
  days: z.array(z.object({ date: DateOut, working: z.boolean(), name: z.string() })),
  months: z.array(z.number()),
  total: z.number(),
  years: z.array(z.object({ year: z.number(), state: keysOf(calendarYearStates) })),
  mayEdit: z.boolean(),
  timeline: z.array(TimelineOut),
});
export const CalendarPreviewOut = z.object({
  findings: z.array(FindingOut),
  changed: z.array(DateOut),
  totalBefore: z.number().nullable(),
  totalAfter: z.number(),
  /** How many clocks run in all, and those whose last day would move. */
  running: z.number(),
  moved: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      subject: z.string(),
      title: z.string(),
      path: z.string(),
      dueBefore: DateOut.nullable(),
      dueAfter: DateOut.nullable(),
    }),
  ),
});
