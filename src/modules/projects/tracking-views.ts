import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { milestoneKinds, projectStates, riskKinds, severities } from './terms.ts';
import { milestoneStates, planStates } from './tracking-terms.ts';

export const LagOut = z.object({
  kind: z.enum(['delay', 'stall']),
  days: z.number(),
  severity: keysOf(severities),
  summary: z.string(),
});
export const EvidenceOut = z.object({
  fileId: z.string(),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  sha256: z.string(),
  addedAt: InstantOut,
});
export const RiskOut = z.object({
  id: z.string(),
  kind: keysOf(riskKinds),
  severity: keysOf(severities),
  summary: z.string(),
  source: z.string(),
  openedByName: z.string(),
  openedAt: InstantOut,
  closedAt: InstantOut.nullable(),
  closedByName: z.string().nullable(),
  closeReason: z.string().nullable(),
});
export const StepOut = z.object({
  kind: z.string(),
  turn: z.enum(['producer', 'unit', 'owner', 'expert']),
  who: z.string(),
  step: z.string(),
  dueOn: DateOut.nullable(),
  late: z.boolean(),
  mine: z.boolean(),
  tab: z.string(),
});
/** 概况: what is known from the dossier and the application, where it stands, what waits. */
export const OverviewOut = z.object({
  version: z.number(),
  stage: keysOf(milestoneKinds),
  work: z.object({
    title: z.string(),
    formerTitles: z.array(z.string()),
    productionForm: z.string().nullable(),
    orientation: z.string().nullable(),
    filingNumber: z.string().nullable(),
    filingOn: DateOut.nullable(),
    classCode: z.number().nullable(),
    subject: z.string().nullable(),
    episodeCount: z.number().nullable(),
    episodeMinutes: z.number().nullable(),
    firstAiredOn: DateOut.nullable(),
  }),
  application: z
    .object({
      id: z.string(),
      number: z.string().nullable(),
      batchName: z.string(),
      requestedFen: z.number().nullable(),
    })
    .nullable(),
  content: z.array(z.object({ label: z.string(), text: z.string() })),
  guides: z.array(z.object({ personId: z.string(), name: z.string() })),
  milestones: z.array(
    z.object({
      kind: keysOf(milestoneKinds),
      state: keysOf(milestoneStates),
      percent: z.number(),
      plannedOn: DateOut.nullable(),
      doneOn: DateOut.nullable(),
    }),
  ),
  lags: z.array(LagOut),
  lastProgressAt: InstantOut,
  risks: z.array(RiskOut),
  steps: z.array(StepOut),
  moves: z.array(MoveOut),
  rules: z.object({ delay: z.string(), stall: z.string() }),
});
export const MilestoneOut = z.object({
  kind: keysOf(milestoneKinds),
  state: keysOf(milestoneStates),
  version: z.number(),
  plannedOn: DateOut.nullable(),
  percent: z.number(),
  doneOn: DateOut.nullable(),
  note: z.string(),
  claimedOn: DateOut.nullable(),
  claimNote: z.string(),
  claimedByName: z.string().nullable(),
  claimedAt: InstantOut.nullable(),
  returnReason: z.string().nullable(),
  confirmedByName: z.string().nullable(),
  confirmedAt: InstantOut.nullable(),
  lateDays: z.number().nullable(),
  /** Where it is confirmed when not by the unit. */
  elsewhere: z.string().nullable(),
  files: z.array(EvidenceOut),
  moves: z.array(MoveOut),
});
const PlanLineOut = z.object({ kind: keysOf(milestoneKinds), plannedOn: DateOut });
export const MilestonesOut = z.object({
  plan: z
    .object({
      version: z.number(),
      edition: z.number(),
      state: keysOf(planStates),
      lines: z.array(PlanLineOut),
      note: z.string(),
      proposedByName: z.string(),
      proposedAt: InstantOut,
      decidedByName: z.string().nullable(),
      decidedAt: InstantOut.nullable(),
      returnReason: z.string().nullable(),
    })
    .nullable(),
  /** What the application said of the schedule, so that it need not be typed again. */
  suggested: z.array(PlanLineOut),
  required: z.array(keysOf(milestoneKinds)),
  planMoves: z.array(MoveOut),
  milestones: z.array(MilestoneOut),
  /** How the project came to its end: closed or stopped, when, by whom, why; null while it goes on. */
  end: z
    .object({ state: keysOf(projectStates), at: InstantOut, who: z.string(), org: z.string(), note: z.string() })
    .nullable(),
  lags: z.array(LagOut),
  source: z.string(),
});
export const ReportOut = z.object({
  id: z.string(),
  serial: z.number(),
  kind: keysOf(milestoneKinds),
  percent: z.number(),
  done: z.string(),
  next: z.string(),
  problems: z.string(),
  reportedOn: DateOut,
  createdByName: z.string(),
  createdAt: InstantOut,
  files: z.array(EvidenceOut),
});
export const ReportsOut = z.object({
  rows: z.array(ReportOut),
  dueOn: DateOut.nullable(),
  stage: keysOf(milestoneKinds),
  percents: z.record(z.string(), z.number()),
  done: z.array(keysOf(milestoneKinds)),
  /** Milestones that others confirm: no report names them. */
  elsewhere: z.array(keysOf(milestoneKinds)),
  mayReport: z.boolean(),
  source: z.string(),
});
export const LogOut = z.object({ timeline: z.array(TimelineOut) });
