import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { actionStates, dispatchStates, followUpKinds, packSources } from './terms.ts';

const PeriodOut = z.object({
  year: z.number(),
  month: z.number(),
  from: DateOut,
  until: DateOut,
  asOf: InstantOut,
});
const FigureOut = z.object({
  key: z.string(),
  label: z.string(),
  text: z.string(),
  unit: z.string(),
  before: z.string().nullable(),
  to: z.string().nullable(),
});
const TableOut = z.object({
  columns: z.array(z.object({ title: z.string(), width: z.number(), align: z.enum(['left', 'center', 'right']) })),
  rows: z.array(z.object({ cells: z.array(z.string()), to: z.string().nullable() })),
  total: z.number(),
});
export const PackContentOut = z.object({
  format: z.literal('jingwei-dispatch/1'),
  title: z.string(),
  clause: z.string(),
  period: PeriodOut,
  edition: z.number(),
  formerDigest: z.string().nullable(),
  layout: z.object({ edition: z.number(), digest: z.string() }),
  issuer: z.string(),
  sections: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      clause: z.string(),
      sentences: z.array(z.string()),
      figures: z.array(FigureOut),
      table: TableOut.nullable(),
      remark: z.string(),
    }),
  ),
});
const FrozenOut = z.object({
  edition: z.number(),
  code: z.string(),
  digest: z.string(),
  issuedByName: z.string(),
  issuedAt: InstantOut,
});
export const PackOut = z.object({
  dispatchId: z.string(),
  /** Null while the figures are read live. */
  frozen: FrozenOut.nullable(),
  latest: z.boolean(),
  content: PackContentOut,
});
export const ActionRowOut = z.object({
  id: z.string(),
  version: z.number(),
  dispatchId: z.string(),
  year: z.number(),
  month: z.number(),
  serial: z.number(),
  state: keysOf(actionStates),
  matter: z.string(),
  basis: z.string(),
  ownerName: z.string(),
  ownerShortName: z.string(),
  ownerPersonName: z.string().nullable(),
  dueOn: DateOut,
  firstDueOn: DateOut,
  doneOn: DateOut.nullable(),
  overdueDays: z.number(),
});
export const ActionsOut = z.object({
  rows: z.array(ActionRowOut),
  total: z.number(),
  counts: z.object({ mine: z.number(), overdue: z.number() }),
});
export const ActionOut = ActionRowOut.extend({
  closingNote: z.string().nullable(),
  decidedByName: z.string(),
  decidedAt: InstantOut,
  followUps: z.array(
    z.object({
      serial: z.number(),
      kind: keysOf(followUpKinds),
      words: z.string(),
      fileId: z.string().nullable(),
      fileName: z.string().nullable(),
      byName: z.string(),
      orgName: z.string(),
      at: InstantOut,
    }),
  ),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
const DispatchRowOut = z.object({
  id: z.string(),
  year: z.number(),
  month: z.number(),
  state: keysOf(dispatchStates),
  edition: z.number(),
  heldOn: DateOut.nullable(),
  actions: z.number(),
  open: z.number(),
  overdue: z.number(),
});
export const DispatchesOut = z.object({
  rows: z.array(DispatchRowOut),
  mayOpen: z.boolean(),
  mayLayout: z.boolean(),
  months: z.array(z.object({ year: z.number(), month: z.number() })),
});
export const DispatchOut = DispatchRowOut.extend({
  version: z.number(),
  title: z.string(),
  place: z.string(),
  chair: z.string(),
  attendees: z.string(),
  minutes: z.string(),
  minutesFileName: z.string().nullable(),
  remarks: z.record(z.string(), z.string()),
  defaultDueOn: DateOut,
  editions: z.array(FrozenOut),
  decided: z.array(ActionRowOut),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export const OwnersOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});
export const LayoutsOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      edition: z.number(),
      validFrom: DateOut,
      note: z.string(),
      createdByName: z.string(),
      createdAt: InstantOut,
      content: z.object({
        title: z.string(),
        clause: z.string(),
        from: DateOut,
        actionDays: z.number(),
        note: z.string(),
        sections: z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            source: keysOf(packSources),
            rows: z.number(),
            clause: z.string(),
          }),
        ),
      }),
    }),
  ),
  mayAdd: z.boolean(),
});
