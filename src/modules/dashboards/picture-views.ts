import { z } from 'zod';
import { DateOut, InstantOut } from '../../base/fields.ts';
import { FigureOut, TargetOut } from './views.ts';

/** A figure with its definition; money counts fen. */
export const PictureFigureOut = FigureOut.extend({ define: z.string(), kind: z.enum(['count', 'fen']) });
export type PictureFigureOut = z.output<typeof PictureFigureOut>;
const Kind = z.enum(['idle', 'doing', 'done', 'wait', 'warn', 'bad', 'off', 'lock']);
export const GoalOut = z.object({
  figure: PictureFigureOut,
  target: z.number().nullable(),
  /** Where an even pace would be today; null where there is no goal or the year is over. */
  expected: z.number().nullable(),
  months: z.array(
    z.object({
      month: z.string(),
      /** Works brought forth until the end of the month; null for months to come. */
      n: z.number().nullable(),
      last: z.number(),
      plan: z.number().nullable(),
      to: TargetOut.nullable(),
    }),
  ),
});
export const CategoryLineOut = z.object({
  code: z.string(),
  label: z.string(),
  figure: PictureFigureOut,
  aired: PictureFigureOut,
  /** What the year is to bring in this category; null where nobody has set it. */
  goal: z.number().nullable(),
});
export const PictureTileOut = z.object({
  orgId: z.string(),
  name: z.string(),
  group: z.enum(['province', 'direct', 'platform']),
  figure: PictureFigureOut,
  step: z.number(),
  state: z.string(),
  kind: Kind,
});
export const RankOut = z.object({
  least: z.number(),
  /** Units that are not ranked because they have too few projects or nothing was due yet. */
  left: z.number(),
  rows: z.array(
    z.object({
      place: z.number(),
      orgId: z.string(),
      name: z.string(),
      due: z.number(),
      inTime: z.number(),
      projects: z.number(),
      to: TargetOut,
    }),
  ),
});
export const PictureAlertOut = z.object({
  key: z.string(),
  kind: Kind,
  text: z.string(),
  figure: PictureFigureOut,
});
export const PictureClockOut = z.object({
  key: z.string(),
  label: z.string(),
  day: DateOut,
  daysLeft: z.number().nullable(),
  to: TargetOut.nullable(),
});
export const PictureOut = z.object({
  view: z.enum(['nation', 'unit', 'platform']),
  orgId: z.string(),
  name: z.string(),
  year: z.number(),
  years: z.array(z.number()),
  /** Whose pictures the nation may choose among. */
  units: z.array(z.object({ id: z.string(), name: z.string(), group: PictureTileOut.shape.group })),
  categoryChoices: z.array(z.object({ code: z.string(), label: z.string() })),
  period: z.object({ id: z.string(), name: z.string(), dueOn: DateOut, number: z.number() }).nullable(),
  headline: z.array(PictureFigureOut),
  goal: GoalOut,
  categories: z.array(CategoryLineOut),
  /** By what the goals of the categories were set; empty where none are. */
  categoryBasis: z.string(),
  money: z.array(PictureFigureOut),
  tiles: z.array(PictureTileOut),
  steps: z.array(z.object({ step: z.number(), from: z.number(), to: z.number() })),
  tables: z.array(PictureFigureOut.extend({ shape: Kind })),
  stages: z.array(PictureFigureOut),
  alerts: z.array(PictureAlertOut),
  rank: RankOut.nullable(),
  clocks: z.array(PictureClockOut),
  definitions: z.array(
    z.object({ key: z.string(), label: z.string(), meaning: z.string(), clause: z.string(), source: z.string() }),
  ),
  asOf: InstantOut,
});
export type PictureOut = z.output<typeof PictureOut>;

const RuleOut = z.object({
  name: z.string(),
  version: z.number(),
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  clause: z.string(),
  source: z.string(),
  reason: z.string(),
  byName: z.string(),
  at: InstantOut,
});
export const FigureDefinitionsOut = z.object({
  rows: PictureOut.shape.definitions,
  rules: z.array(RuleOut.extend({ history: z.array(RuleOut) })),
  mayChange: z.boolean(),
});
