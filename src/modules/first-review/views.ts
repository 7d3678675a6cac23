import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { conflictKinds, firstReviewStates, sheetStates } from './terms.ts';

export const BatchOut = z.object({
  id: z.string(),
  name: z.string(),
  recommendBy: DateOut,
  recommendationEndsAt: InstantOut,
});
export const UnitOut = z.object({ id: z.string(), name: z.string(), shortName: z.string() });
const SheetStateOut = keysOf(sheetStates);
const CriterionOut = z.object({
  key: z.string(),
  label: z.string(),
  hint: z.string(),
  max: z.number(),
  gate: z.boolean(),
  scale: z.array(z.object({ from: z.number(), text: z.string() })),
});
export const ScoreOut = z.object({
  score: z.number().nullable(),
  spread: z.number(),
  marksCount: z.number(),
  vetoed: z.boolean(),
  dropped: z.array(z.number()),
});
export type ScoreShown = z.output<typeof ScoreOut>;

/** One member of the panel, or a person who could become one. */
const ReviewerOut = z.object({
  personId: z.string(),
  name: z.string(),
  onPanel: z.boolean(),
  declaredAt: InstantOut.nullable(),
  conflicts: z.number(),
  expected: z.number(),
  submitted: z.number(),
  urgedAt: InstantOut.nullable(),
});
const WorkOut = z.object({
  applicationId: z.string(),
  number: z.string(),
  title: z.string(),
  applicant: z.string(),
  region: z.string(),
  category: z.string(),
  stateLabel: z.string(),
  scored: z.boolean(),
  expected: z.number(),
  submitted: z.number(),
  score: ScoreOut.nullable(),
  /** The asker's own sheet; null for those who do not review. */
  mine: SheetStateOut.nullable(),
  myTotal: z.number().nullable(),
});
/** The round of one unit in one batch, as its staff or a reviewer sees it. */
export const FirstReviewView = z.object({
  review: z
    .object({
      id: z.string(),
      version: z.number(),
      state: keysOf(firstReviewStates),
      dueOn: DateOut.nullable(),
      openedAt: InstantOut.nullable(),
      closedAt: InstantOut.nullable(),
    })
    .nullable(),
  batch: BatchOut,
  unit: UnitOut,
  settings: z.object({
    panelMinimum: z.number(),
    trimFrom: z.number(),
    spreadAlert: z.number(),
    rule: z.string(),
    commentMinimum: z.number(),
  }),
  reviewers: z.array(ReviewerOut),
  works: z.array(WorkOut),
  progress: z.object({ submitted: z.number(), expected: z.number() }),
  me: z.object({
    onPanel: z.boolean(),
    declaredAt: InstantOut.nullable(),
    done: z.number(),
    total: z.number(),
    conflicts: z.array(z.object({ applicationId: z.string(), kind: keysOf(conflictKinds), note: z.string() })),
    mayArrange: z.boolean(),
    mayScore: z.boolean(),
  }),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export type FirstReviewView = z.output<typeof FirstReviewView>;

const MaterialOut = z.object({
  sections: z.array(
    z.object({
      label: z.string(),
      rows: z.array(
        z.object({
          label: z.string(),
          text: z.string(),
          table: z
            .object({
              columns: z.array(z.string()),
              rows: z.array(z.array(z.string())),
            })
            .nullable(),
        }),
      ),
    }),
  ),
  files: z.array(
    z.object({
      fileId: z.string(),
      slot: z.string(),
      name: z.string(),
      size: z.number(),
      sha256: z.string(),
      mediaType: z.string(),
    }),
  ),
  edition: z.number(),
  versionCode: z.string(),
});
/** One reviewer's own sheet with the material to be judged. */
export const SheetView = z.object({
  applicationId: z.string(),
  reviewId: z.string(),
  number: z.string(),
  title: z.string(),
  applicant: z.string(),
  category: z.string(),
  rubric: z.object({ criteria: z.array(CriterionOut), commentMinimum: z.number() }),
  sheet: z.object({
    version: z.number(),
    state: SheetStateOut,
    marks: z.record(z.string(), z.union([z.number(), z.boolean()])),
    comment: z.string(),
    total: z.number().nullable(),
    savedAt: InstantOut.nullable(),
    submittedAt: InstantOut.nullable(),
  }),
  /** The asker's own marks so far: nobody else's. */
  own: z.object({ mean: z.number().nullable(), spread: z.number(), count: z.number() }),
  queue: z.array(
    z.object({
      applicationId: z.string(),
      number: z.string(),
      title: z.string(),
      state: SheetStateOut,
      total: z.number().nullable(),
    }),
  ),
  scoring: z.boolean(),
  dueOn: DateOut.nullable(),
  material: MaterialOut,
  moves: z.array(MoveOut),
});
export type SheetView = z.output<typeof SheetView>;

/** All marks of one work, once the scoring is closed. */
export const WorkScoresView = z.object({
  applicationId: z.string(),
  number: z.string(),
  title: z.string(),
  applicant: z.string(),
  score: ScoreOut,
  rule: z.string(),
  criteria: z.array(CriterionOut),
  sheets: z.array(
    z.object({
      reviewer: z.string(),
      marks: z.record(z.string(), z.union([z.number(), z.boolean()])),
      total: z.number(),
      comment: z.string(),
      dropped: z.boolean(),
    }),
  ),
  recused: z.array(z.string()),
});
export type WorkScoresView = z.output<typeof WorkScoresView>;
