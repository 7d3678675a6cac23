import { z } from 'zod';
import { DateOut, InstantOut } from '../../base/fields.ts';
import { TodoOut } from '../notices/contract.ts';

/** Where a figure or a line leads: a page and the filter that shows exactly the rows counted. */
export const TargetOut = z.object({ path: z.string(), search: z.record(z.string(), z.string()) });
export type TargetOut = z.output<typeof TargetOut>;
/** A figure; without `to` its rows are not open to this person and only the sum is shown. */
export const FigureOut = z.object({
  key: z.string(),
  label: z.string(),
  n: z.number(),
  unit: z.string(),
  to: TargetOut.nullable(),
});
export type FigureOut = z.output<typeof FigureOut>;
export const StageOut = z.object({
  key: z.string(),
  label: z.string(),
  date: z.string().nullable(),
  state: z.enum(['past', 'today', 'next']),
  to: TargetOut.nullable(),
});
const Waiting = z.object({ total: z.number(), rows: z.array(TodoOut) });
export const StartedOut = TodoOut.extend({ waitsFor: z.string(), waitedDays: z.number().nullable() });
export const ComingOut = z.object({
  key: z.string(),
  label: z.string(),
  day: DateOut,
  daysLeft: z.number().nullable(),
  to: TargetOut.nullable(),
});
export const WorkCardOut = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string(),
  batchName: z.string(),
  unit: z.string(),
  state: z.string(),
  stages: z.array(StageOut),
  next: z.string(),
  mine: z.boolean(),
  dueOn: DateOut.nullable(),
  daysLeft: z.number().nullable(),
  to: TargetOut,
});
export const AlertOut = z.object({
  key: z.string(),
  kind: z.enum(['warn', 'bad', 'wait']),
  text: z.string(),
  figure: FigureOut,
});
/** A line of figures under one head, for whoever works with them daily. */
export const StripOut = z.object({
  key: z.string(),
  title: z.string(),
  note: z.string(),
  to: TargetOut.nullable(),
  figures: z.array(FigureOut),
});
export const UnitStripOut = z.object({
  figures: z.array(FigureOut),
  allowed: z.number(),
  sealed: z.boolean(),
  sealedAt: InstantOut.nullable(),
  documentNumber: z.string().nullable(),
  listPath: z.string(),
});
export const SeatCardOut = z.object({
  id: z.string(),
  title: z.string(),
  state: z.string(),
  done: z.number(),
  total: z.number(),
  dueOn: DateOut.nullable(),
  daysLeft: z.number().nullable(),
  to: TargetOut,
  act: z.string(),
});
export const FunnelStepOut = z.object({
  key: z.string(),
  label: z.string(),
  figure: FigureOut,
  share: z.number(),
  losses: z.array(FigureOut),
  medianDays: z.number().nullable(),
});
export const UnitTileOut = z.object({
  orgId: z.string(),
  name: z.string(),
  group: z.enum(['province', 'direct']),
  n: z.number(),
  state: z.string(),
  kind: z.enum(['done', 'doing', 'idle', 'bad', 'off']),
  to: TargetOut,
});
export const NationOut = z.object({
  stages: z.array(StageOut),
  funnel: z.array(FunnelStepOut),
  units: z.array(UnitTileOut),
});
export const HomeOut = z.object({
  side: z.enum(['producer', 'unit', 'expert', 'nation', 'office']),
  batch: z.object({ id: z.string(), name: z.string() }).nullable(),
  waiting: Waiting,
  started: z.object({ total: z.number(), rows: z.array(StartedOut) }),
  coming: z.array(ComingOut),
  works: z.array(WorkCardOut),
  unit: UnitStripOut.nullable(),
  strips: z.array(StripOut),
  alerts: z.array(AlertOut),
  seats: z.array(SeatCardOut),
  nation: NationOut.nullable(),
  figures: z.array(FigureOut),
  asOf: InstantOut,
});
export type HomeOut = z.output<typeof HomeOut>;

const Hit = z.object({ id: z.string(), title: z.string(), note: z.string(), to: TargetOut });
export const SearchOut = z.object({
  words: z.string(),
  chips: z.array(
    z.object({ key: z.string(), label: z.string(), value: z.string(), text: z.string(), known: z.boolean() }),
  ),
  groups: z.array(
    z.object({ key: z.string(), label: z.string(), total: z.number(), rows: z.array(Hit), all: TargetOut.nullable() }),
  ),
});
export const JobRunOut = z.object({
  id: z.string(),
  name: z.string(),
  label: z.string(),
  startedAt: InstantOut,
  finishedAt: InstantOut.nullable(),
  result: z.string().nullable(),
  error: z.string().nullable(),
  progress: z.object({ done: z.number(), total: z.number().optional(), note: z.string().optional() }).nullable(),
  cancelled: z.boolean(),
  mayCancel: z.boolean(),
});
export const JobsOut = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      schedule: z.string().nullable(),
      last: JobRunOut.nullable(),
      mayRun: z.boolean(),
    }),
  ),
  rows: z.array(JobRunOut),
  total: z.number(),
});
