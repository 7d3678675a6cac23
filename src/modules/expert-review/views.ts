import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, MoveOut, TimelineOut, keysOf } from '../../base/fields.ts';
import { seatStates } from './terms.ts';

const id = z.string();
const label = z.string();
export const RoundHeadOut = z.object({
  id,
  version: z.number(),
  batchId: id,
  batchName: label,
  stage: z.string(),
  stageLabel: label,
  state: z.string(),
  stateLabel: label,
  method: z.string().nullable(),
  methodLabel: label,
  seed: z.string().nullable(),
  dueOn: DateOut.nullable(),
  openedAt: InstantOut.nullable(),
  closedAt: InstantOut.nullable(),
  advancedAt: InstantOut.nullable(),
});
export const RoundsOut = z.object({
  rounds: z.array(
    RoundHeadOut.extend({ works: z.number(), seats: z.number(), submitted: z.number(), sheets: z.number() }),
  ),
  preparable: z.array(z.object({ stage: z.string(), label, works: z.number() })),
  list: z.object({ id, state: z.string(), stateLabel: label }).nullable(),
});
const SettingsOut = z.object({
  panelMinimum: z.number(),
  panelMaximum: z.number(),
  odd: z.boolean(),
  trimFrom: z.number(),
  avoidSameOrganization: z.boolean(),
  avoidSameRegion: z.boolean(),
  dueWorkingDays: z.number(),
  minimumScore: z.number(),
  vetoShare: z.number(),
  finalists: z.number(),
});
export const SeatOut = z.object({
  id,
  expertId: id,
  name: label,
  employerName: label,
  regionName: label,
  specialties: z.array(z.string()),
  standing: z.string(),
  standingLabel: label,
  state: z.string(),
  stateLabel: label,
  why: z.string(),
  sheets: z.number(),
  submitted: z.number(),
  recused: z.number(),
  conflicts: z.number(),
  lastSavedAt: InstantOut.nullable(),
  urgedAt: InstantOut.nullable(),
  moves: z.array(MoveOut),
});
export const PanelWorkOut = z.object({
  applicationId: id,
  number: z.string(),
  title: z.string(),
  categoryCode: z.string().nullable(),
  recommenderName: label,
  experts: z.array(z.object({ seatId: id, name: label, standing: z.string() })),
  short: z.number(),
});
export const RoundOut = RoundHeadOut.extend({
  settings: SettingsOut,
  panels: z.array(z.object({ id, name: label, works: z.array(PanelWorkOut), seats: z.array(SeatOut) })),
  unplaced: z.array(PanelWorkOut),
  pool: z.array(
    z.object({
      expertId: id,
      name: label,
      employerName: label,
      regionName: label,
      specialties: z.array(z.string()),
      available: z.boolean(),
      seated: z.boolean(),
      conflicts: z.array(z.object({ applicationId: id, kind: z.string(), detail: z.string() })),
    }),
  ),
  findings: z.array(FindingOut),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const ProgressOut = RoundHeadOut.extend({
  submitted: z.number(),
  due: z.number(),
  recused: z.number(),
  works: z.array(
    z.object({
      applicationId: id,
      number: z.string(),
      title: z.string(),
      panelName: label,
      submitted: z.number(),
      live: z.number(),
      recused: z.number(),
      short: z.number(),
    }),
  ),
  seats: z.array(SeatOut.extend({ panelName: label })),
  moves: z.array(MoveOut),
});
export const ResultOut = z.object({
  applicationId: id,
  number: z.string(),
  title: z.string(),
  applicantName: label,
  recommenderName: label,
  categoryCode: z.string().nullable(),
  place: z.number(),
  marks: z.array(z.number()),
  mean: z.number().nullable(),
  score: z.number().nullable(),
  median: z.number().nullable(),
  spread: z.number(),
  calibrated: z.number().nullable(),
  vetoes: z.number(),
  veto: z.boolean(),
  dropped: z.string().nullable(),
  rung: z.string().nullable(),
  borderline: z.boolean(),
  advances: z.boolean(),
  proposed: z.boolean(),
});
export const ResultsOut = RoundHeadOut.extend({
  rows: z.array(ResultOut),
  cut: z.number(),
  agreement: z.object({ alpha: z.number().nullable(), words: z.string() }).nullable(),
  rule: z.string(),
  settings: SettingsOut,
  moves: z.array(MoveOut),
});

export const MySeatsOut = z.object({
  seats: z.array(
    z.object({
      id,
      stage: z.string(),
      stageLabel: label,
      batchName: label,
      state: keysOf(seatStates),
      stateLabel: label,
      roundState: z.string(),
      standing: z.string(),
      dueOn: DateOut.nullable(),
      endsAt: InstantOut.nullable(),
      total: z.number(),
      submitted: z.number(),
      drafts: z.number(),
      recused: z.number(),
      minutesLeft: z.number().nullable(),
      moves: z.array(MoveOut),
      deskOpen: z.boolean(),
    }),
  ),
});
export const TermOut = z.object({ code: z.string(), label });
export const SeatDoorOut = z.object({
  id,
  stageLabel: label,
  batchName: label,
  state: z.string(),
  stateLabel: label,
  roundState: z.string(),
  dueOn: DateOut.nullable(),
  workCount: z.number(),
  pledge: z.array(z.string()),
  pledgedAt: InstantOut.nullable(),
  declaredAt: InstantOut.nullable(),
  parties: z.array(z.object({ key: z.string(), name: z.string(), roleLabel: label })).nullable(),
  known: z.array(z.object({ key: z.string(), detail: z.string() })),
  declared: z.array(z.object({ key: z.string(), name: z.string(), kindLabel: label, note: z.string() })),
  conflictKinds: z.array(TermOut),
  declineReasons: z.array(TermOut),
  moves: z.array(MoveOut),
  deskOpen: z.boolean(),
});
export const CriterionOut = z.object({
  key: z.string(),
  label,
  hint: z.string(),
  max: z.number(),
  gate: z.boolean(),
  scale: z.array(z.object({ from: z.number(), text: z.string() })),
});
export const QueueRowOut = z.object({
  sheetId: id,
  number: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: label,
  done: z.number(),
  total: z.number().nullable(),
});
export const DeskOut = z.object({
  seatId: id,
  stageLabel: label,
  batchName: label,
  roundState: z.string(),
  endsAt: InstantOut.nullable(),
  endsText: z.string(),
  queue: z.array(QueueRowOut),
  submitted: z.number(),
  recused: z.number(),
  total: z.number(),
  ownMean: z.number().nullable(),
  ownSpread: z.number().nullable(),
  minutesLeft: z.number().nullable(),
  criteria: z.array(CriterionOut),
  commentMinimum: z.number(),
  maximum: z.number(),
  recusalReasons: z.array(TermOut),
  watermark: z.string(),
});
const contentOut = {
  marks: z.record(z.string(), z.number()),
  gates: z.record(z.string(), z.enum(['pass', 'fail'])),
  comment: z.string(),
  vetoReason: z.string(),
};
export const SheetOut = z.object({
  id,
  version: z.number(),
  state: z.string(),
  stateLabel: label,
  number: z.string(),
  title: z.string(),
  ...contentOut,
  savedAt: InstantOut.nullable(),
  submittedAt: InstantOut.nullable(),
  findings: z.array(FindingOut),
  moves: z.array(MoveOut),
  editions: z.array(z.object({ version: z.number(), at: InstantOut, ...contentOut })),
  material: z
    .object({
      versionCode: z.string(),
      sections: z.array(
        z.object({
          key: z.string(),
          label,
          answers: z.array(
            z.object({
              key: z.string(),
              label,
              text: z.string(),
              table: z.object({ heads: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
              long: z.boolean(),
            }),
          ),
        }),
      ),
      files: z.array(
        z.object({
          fileId: id,
          slotLabel: label,
          name: z.string(),
          size: z.number(),
          pdf: z.boolean(),
          opened: z.boolean(),
        }),
      ),
    })
    .nullable(),
});
