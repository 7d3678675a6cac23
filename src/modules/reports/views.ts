import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { importStates } from '../../base/sent-workbook.ts';
import { ColumnIn } from './schema.ts';
import { reportStates } from './terms.ts';

const CellOut = z.union([z.string(), z.number(), z.null()]);
export const CellsOut = z.record(z.string(), CellOut);
export const PeriodOut = z.object({
  id: z.string(),
  year: z.number(),
  serial: z.number(),
  name: z.string(),
  startsOn: DateOut,
  endsOn: DateOut,
  opensOn: DateOut,
  nominalDueOn: DateOut,
  dueOn: DateOut,
  isOpen: z.boolean(),
});
export const StageOut = z.object({ code: z.string(), label: z.string() });
const standing = {
  state: keysOf(reportStates),
  firstSubmittedAt: InstantOut.nullable(),
  /** Working days late: of the sending, or until now while nothing was sent. */
  lateDays: z.number(),
  edition: z.number(),
  restateReason: z.string().nullable(),
};
export const RowOut = z.object({
  projectId: z.string(),
  version: z.number(),
  cells: CellsOut,
  locked: z.array(z.string()),
  previous: CellsOut.nullable(),
  changed: z.array(z.string()),
  answer: z.enum(['changed', 'unchanged']).nullable(),
  findings: z.array(FindingOut),
});
export const EditionOut = z.object({
  edition: z.number(),
  digest: z.string(),
  reason: z.string().nullable(),
  certifiedAt: InstantOut,
  confirmedAt: InstantOut.nullable(),
});
export const ReportOut = z.object({
  id: z.string(),
  version: z.number(),
  ...standing,
  period: PeriodOut,
  title: z.string(),
  unit: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  preparedByName: z.string().nullable(),
  checkedByName: z.string().nullable(),
  certifiedByName: z.string().nullable(),
  confirmedByName: z.string().nullable(),
  phone: z.string().nullable(),
  returnReason: z.string().nullable(),
  columns: z.array(ColumnIn),
  stages: z.array(StageOut),
  rows: z.array(RowOut),
  counts: z.object({ rows: z.number(), changed: z.number(), unchanged: z.number(), open: z.number() }),
  findings: z.array(FindingOut),
  editions: z.array(EditionOut),
  mayFill: z.boolean(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const PeriodsOut = z.object({
  rows: z.array(
    PeriodOut.extend({
      reportId: z.string().nullable(),
      state: keysOf(reportStates).nullable(),
      lateDays: z.number(),
      units: z.number(),
      sent: z.number(),
      confirmed: z.number(),
      missing: z.number(),
      late: z.number(),
      restated: z.number(),
    }),
  ),
  /** Whose calendar the nation asked for; empty for all units'. */
  unitName: z.string(),
  /** The table this unit works on now. */
  currentReportId: z.string().nullable(),
  currentPeriodId: z.string().nullable(),
  calendarNote: z.string(),
});
export const UnitsOut = z.object({
  period: PeriodOut,
  counts: z.object({
    units: z.number(),
    sent: z.number(),
    confirmed: z.number(),
    missing: z.number(),
    late: z.number(),
    restated: z.number(),
  }),
  rows: z.array(
    z.object({
      reportId: z.string(),
      orgId: z.string(),
      name: z.string(),
      shortName: z.string(),
      ...standing,
      projects: z.number().nullable(),
      changed: z.number().nullable(),
      remarks: z.number().nullable(),
      urged: z.number(),
      lastUrgedAt: InstantOut.nullable(),
    }),
  ),
  mayUrge: z.boolean(),
  mayConfirm: z.boolean(),
  waiting: z.number(),
});
export const NationalOut = z.object({
  period: PeriodOut,
  columns: z.array(ColumnIn),
  stages: z.array(StageOut),
  rows: z.array(
    z.object({
      projectId: z.string(),
      reportId: z.string(),
      unit: z.string(),
      cells: CellsOut,
      changed: z.array(z.string()),
      remarks: z.array(z.string()),
      isConfirmed: z.boolean(),
    }),
  ),
  total: z.number(),
  sums: z.record(z.string(), z.number()),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
});
export const DifferencesOut = z.object({
  period: PeriodOut,
  previous: z.string().nullable(),
  added: z.number(),
  gone: z.number(),
  changed: z.number(),
  rows: z.array(
    z.object({
      kind: z.enum(['added', 'gone', 'changed']),
      unit: z.string(),
      projectNumber: z.string(),
      title: z.string(),
      column: z.string(),
      columnLabel: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
});
export const ImportOut = z.object({
  id: z.string(),
  version: z.number(),
  reportId: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  state: keysOf(importStates),
  faults: z.array(z.object({ sheet: z.string(), cell: z.string(), found: z.string(), expected: z.string() })),
  changed: z.number(),
  unchanged: z.number(),
  rows: z.array(z.object({ title: z.string(), changed: z.array(z.string()) })),
  readByName: z.string(),
  readAt: InstantOut,
  moves: z.array(MoveOut),
});
export const DefinitionsOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      edition: z.number(),
      validFrom: DateOut,
      note: z.string(),
      digest: z.string(),
      createdByName: z.string(),
      createdAt: InstantOut,
      content: z.any(),
    }),
  ),
  mayAdd: z.boolean(),
});
export const EntryChoicesOut = z.object({
  level: z.enum(['provincial', 'platform']),
  categories: z.array(z.object({ code: z.string(), label: z.string() })),
  subPlans: z.array(z.object({ code: z.string(), label: z.string() })),
});
