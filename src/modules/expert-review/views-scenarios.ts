import { z } from 'zod';
import { FindingOut, InstantOut, MoveOut } from '../../base/fields.ts';
import { ScenarioMove, ScenarioSettings } from './scenario-schema.ts';

const id = z.string();
const label = z.string();
const PartOut = z.object({ key: z.string(), label, count: z.number(), moneyFen: z.number() });
const SideOut = z.object({
  /** `call`, `list` or the id of a scenario. */
  key: z.string(),
  name: label,
  version: z.number().nullable(),
  settings: ScenarioSettings,
  /** Works moved by hand, in a scenario or on the list. */
  moved: z.number(),
  selected: z.number(),
  moneyFen: z.number(),
  withoutSum: z.number(),
  byKind: z.array(PartOut),
  byCategory: z.array(PartOut),
  byRegion: z.array(PartOut),
  findings: z.array(FindingOut),
  /** What would stand against it on the list, under the rules of the call. */
  against: z.array(FindingOut),
});
const PlacedOut = z.object({
  kind: z.string(),
  kindLabel: label,
  reserveOrder: z.number().nullable(),
  reason: z.string().nullable(),
});
export const ScenarioRowOut = z.object({
  applicationId: id,
  number: z.string(),
  title: z.string(),
  applicantName: label,
  recommenderName: label,
  categoryLabel: label,
  regionLabel: label,
  requestedFen: z.number().nullable(),
  rank: z.number(),
  score: z.number().nullable(),
  borderline: z.boolean(),
  a: PlacedOut,
  b: PlacedOut,
  differs: z.boolean(),
});
export const ScenariosOut = z.object({
  listId: id,
  listVersion: z.number(),
  batchName: label,
  stateLabel: label,
  mayTry: z.boolean(),
  moves: z.array(MoveOut),
  announced: ScenarioSettings,
  categories: z.array(z.object({ code: z.string(), label })),
  scenarios: z.array(
    z.object({
      id,
      version: z.number(),
      name: label,
      note: z.string(),
      settings: ScenarioSettings,
      moves: z.array(ScenarioMove),
      by: label,
      changedAt: InstantOut,
      adoptedAt: InstantOut.nullable(),
    }),
  ),
  a: SideOut,
  b: SideOut,
  rows: z.array(ScenarioRowOut),
  differing: z.number(),
});
