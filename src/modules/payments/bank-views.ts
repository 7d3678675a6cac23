import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { layoutFields } from './bank-terms.ts';
import { batchStates, lineStates, returnStates } from './terms.ts';

const batchOut = {
  id: z.string(),
  version: z.number(),
  number: z.string(),
  state: keysOf(batchStates),
  lineCount: z.number(),
  totalFen: z.number(),
  madeByName: z.string(),
  madeAt: InstantOut,
  releasedByName: z.string().nullable(),
  releasedAt: InstantOut.nullable(),
  settledAt: InstantOut.nullable(),
  payerName: z.string(),
};
export const BatchListOut = z.object({ total: z.number(), rows: z.array(z.object(batchOut)) });
export const BatchOut = z.object({
  ...batchOut,
  capital: z.string(),
  layoutKey: z.string(),
  layoutName: z.string(),
  digest: z.string().nullable(),
  cancelledReason: z.string().nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      serial: z.number(),
      projectId: z.string(),
      projectNumber: z.string(),
      title: z.string(),
      instalmentLabel: z.string(),
      amountFen: z.number(),
      holder: z.string(),
      bankName: z.string(),
      accountTail: z.string(),
      state: keysOf(lineStates),
      bankSerial: z.string().nullable(),
      settledOn: DateOut.nullable(),
      failedReason: z.string().nullable(),
    }),
  ),
  mayDrop: z.boolean(),
  mayConfirm: z.boolean(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});

const returnOut = {
  id: z.string(),
  version: z.number(),
  fileName: z.string(),
  layoutKey: z.string(),
  state: keysOf(returnStates),
  totalFen: z.number(),
  statedFen: z.number().nullable(),
  lineCount: z.number(),
  faultCount: z.number(),
  paidCount: z.number().nullable(),
  failedCount: z.number().nullable(),
  unknownCount: z.number().nullable(),
  readByName: z.string(),
  readAt: InstantOut,
  doneAt: InstantOut.nullable(),
  doneByName: z.string().nullable(),
};
export const ReturnListOut = z.object({
  rows: z.array(z.object(returnOut)),
  layouts: z.array(z.object({ key: z.string(), name: z.string() })),
  mayRead: z.boolean(),
});
export const ReturnOut = z.object({
  ...returnOut,
  sha256: z.string(),
  lines: z.array(
    z.object({
      row: z.number(),
      serial: z.string(),
      accountTail: z.string(),
      amountFen: z.number().nullable(),
      day: DateOut.nullable(),
      result: z.enum(['paid', 'failed', 'unclear']),
      reason: z.string(),
      meaning: z.enum(['paid', 'failed', 'bounced', 'known', 'unknown', 'faulty']),
      ours: z.string(),
    }),
  ),
  faults: z.array(z.object({ row: z.number(), message: z.string(), weight: z.enum(['stop', 'look']) })),
  moves: z.array(MoveOut),
});

export const RulesOut = z.object({
  rules: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.string(),
      unit: z.string(),
      clause: z.string(),
      source: z.string(),
      version: z.number(),
    }),
  ),
  levels: z.array(
    z.object({
      payerKind: z.string(),
      level: z.number(),
      label: z.string(),
      role: z.string(),
      fromFen: z.number(),
      source: z.string(),
      version: z.number(),
    }),
  ),
  layouts: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      kind: z.enum(['csv', 'xlsx']),
      columns: z.array(z.object({ field: keysOf(layoutFields), head: z.string() })),
      returns: z.object({
        serial: z.string(),
        account: z.string(),
        amount: z.string(),
        remark: z.string(),
        day: z.string(),
        result: z.string(),
        reason: z.string(),
        paidWords: z.array(z.string()),
        failedWords: z.array(z.string()),
        totalWord: z.string(),
      }),
      source: z.string(),
      version: z.number(),
    }),
  ),
  versions: z.array(
    z.object({
      kind: z.enum(['rule', 'level', 'layout']),
      key: z.string(),
      version: z.number(),
      text: z.string(),
      source: z.string(),
      byName: z.string(),
      at: InstantOut,
    }),
  ),
  maySave: z.boolean(),
});
