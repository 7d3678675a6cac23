import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { importStates } from '../../base/sent-workbook.ts';
import { checkGrades, checkStates, moneyKinds } from './terms.ts';

const Sides = {
  title: z.string(),
  names: z.array(z.string()),
  filingNumber: z.string().nullable(),
  creditCode: z.string().nullable(),
  organizationName: z.string().nullable(),
};
const WorkSideOut = z.object({
  ...Sides,
  workId: z.string().nullable(),
  applicationId: z.string().nullable(),
  projectId: z.string().nullable(),
  number: z.string().nullable(),
  batchName: z.string().nullable(),
  fundedAt: InstantOut.nullable(),
});
const MoneySideOut = z.object({
  ...Sides,
  kind: keysOf(moneyKinds),
  key: z.string(),
  programme: z.string(),
  level: z.string(),
  amountFen: z.number().nullable(),
  year: z.number().nullable(),
  awardedOn: DateOut.nullable(),
  source: z.string(),
  applied: z.boolean().default(false),
});
const checkOut = {
  id: z.string(),
  version: z.number(),
  workId: z.string(),
  workTitle: z.string(),
  recordKind: keysOf(moneyKinds),
  grade: keysOf(checkGrades),
  state: keysOf(checkStates),
  likeness: z.number().nullable(),
  reasons: z.array(FindingOut),
  foundAt: InstantOut,
  changedAt: InstantOut,
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  opinion: z.string().nullable(),
  workSide: WorkSideOut,
  moneySide: MoneySideOut,
};
export const CheckListOut = z.object({
  total: z.number(),
  rows: z.array(z.object(checkOut)),
  cuts: z.object({
    all: z.number(),
    open: z.number(),
    cleared: z.number(),
    noted: z.number(),
    confirmed: z.number(),
    gone: z.number(),
  }),
  mayRun: z.boolean(),
  mayImport: z.boolean(),
});
export const CheckOut = z.object({
  ...checkOut,
  fingerprint: z.string(),
  clause: z.string(),
  rule: z.string(),
  decisions: z.array(
    z.object({
      id: z.string(),
      act: z.string(),
      label: z.string(),
      grade: keysOf(checkGrades),
      opinion: z.string(),
      decidedByName: z.string(),
      decidedAt: InstantOut,
      /** Whether the data are still those that were decided on. */
      current: z.boolean(),
      workSide: WorkSideOut,
      moneySide: MoneySideOut,
    }),
  ),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
const importOut = {
  id: z.string(),
  version: z.number(),
  fileName: z.string(),
  sha256: z.string(),
  source: z.string(),
  state: keysOf(importStates),
  rowCount: z.number(),
  faultCount: z.number(),
  added: z.number().nullable(),
  unchanged: z.number().nullable(),
  readByName: z.string(),
  readAt: InstantOut,
  doneAt: InstantOut.nullable(),
};
export const ImportsOut = z.object({ rows: z.array(z.object(importOut)), mayImport: z.boolean() });
export const ImportOut = z.object({
  ...importOut,
  rows: z.array(
    z.object({
      title: z.string(),
      organizationName: z.string().nullable(),
      creditCode: z.string().nullable(),
      filingNumber: z.string().nullable(),
      programme: z.string(),
      level: z.string(),
      amountFen: z.number().nullable(),
      awardedOn: DateOut.nullable(),
      known: z.boolean(),
    }),
  ),
  faults: z.array(
    z.object({ cell: z.string(), column: z.string(), message: z.string(), weight: z.enum(['stop', 'look']) }),
  ),
  moves: z.array(MoveOut),
});
