import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { importStates } from '../../base/sent-workbook.ts';
import { arrivalResults, hopSteps, ledgerKinds, ledgerWays, senderStates, taskStates } from './terms.ts';

const kind = keysOf(ledgerKinds);
const ContentOut = z.record(z.string(), z.unknown());
export const FieldOut = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'code', 'choice', 'date', 'money', 'yuan', 'whole', 'number']),
  need: z.boolean(),
  unit: z.string().optional(),
  max: z.number().optional(),
  most: z.number().optional(),
  options: z.array(z.object({ code: z.string(), label: z.string() })).optional(),
  total: z.boolean().optional(),
});
export const PeriodOut = z.object({ code: z.string(), startsOn: DateOut, endsOn: DateOut, dueOn: DateOut });
const OrgOut = z.object({ id: z.string(), name: z.string() });

const record = {
  id: z.string(),
  sourceOrgId: z.string(),
  sourceName: z.string(),
  kind,
  key: z.string(),
  version: z.number(),
  period: z.string(),
  workId: z.string().nullable(),
  projectId: z.string().nullable(),
  title: z.string(),
  content: ContentOut,
  receivedAt: InstantOut,
  via: keysOf(ledgerWays),
};
export const RecordsOut = z.object({
  rows: z.array(z.object(record)),
  total: z.number(),
  sums: z.record(z.string(), z.number()),
  fields: z.array(FieldOut),
  periods: z.array(PeriodOut),
  senders: z.array(OrgOut),
});
/** One page of records for a program; `next` is null on the last one. */
export const ReadRecordsOut = z.object({
  rows: z.array(
    z.object({
      key: z.string(),
      version: z.number(),
      deleted: z.boolean(),
      period: z.string(),
      format: z.string(),
      data: ContentOut.nullable(),
      receivedAt: InstantOut,
    }),
  ),
  next: z.string().nullable(),
});
/** What became of a body that is taken later. */
export const TaskOut = z.object({
  id: z.string(),
  what: z.enum(['package', 'records']),
  state: keysOf(taskStates),
  receiptId: z.string().nullable(),
  problem: z.object({ code: z.string(), title: z.string(), findings: z.array(FindingOut) }).nullable(),
  askedAt: InstantOut,
  endedAt: InstantOut.nullable(),
});
const ArrivalOut = z.object({
  id: z.number(),
  recordVersion: z.number(),
  deleted: z.boolean(),
  content: ContentOut.nullable(),
  digest: z.string(),
  format: z.string(),
  period: z.string(),
  result: keysOf(arrivalResults),
  receiptId: z.string(),
  line: z.number(),
  at: InstantOut,
  via: keysOf(ledgerWays),
  byName: z.string(),
});
const HopOut = z.object({
  orgName: z.string(),
  step: keysOf(hopSteps),
  at: InstantOut,
  sequence: z.number().nullable(),
  keyName: z.string().nullable(),
  fingerprint: z.string().nullable(),
  isChecked: z.boolean(),
});
export const RecordOut = z.object({
  ...record,
  content: ContentOut.nullable(),
  deleted: z.boolean(),
  fields: z.array(FieldOut),
  workTitle: z.string().nullable(),
  projectNumber: z.string().nullable(),
  arrivals: z.array(ArrivalOut),
  /** Who signed the package of the present version, and who passed it on. */
  hops: z.array(HopOut),
  mayEdit: z.boolean(),
});
/** What this person may keep, and what waits: the head of the 台账 page. */
export const OwnLedgersOut = z.object({
  org: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  kinds: z.array(z.object({ kind, label: z.string(), fields: z.array(FieldOut), records: z.number() })),
  periods: z.array(
    PeriodOut.extend({ state: keysOf(senderStates), receivedAt: InstantOut.nullable(), deliveries: z.number() }),
  ),
  corrections: z.array(z.object({ code: z.string(), label: z.string() })),
  nextSequence: z.number(),
  missingSequences: z.array(z.number()),
  keys: z.number(),
  clause: z.string(),
  note: z.string(),
});

const receipt = {
  id: z.string(),
  version: z.number(),
  senderOrgId: z.string(),
  senderName: z.string(),
  via: keysOf(ledgerWays),
  period: z.string(),
  kinds: z.array(kind),
  sequence: z.number().nullable(),
  fileName: z.string().nullable(),
  accepted: z.number(),
  duplicate: z.number(),
  stale: z.number(),
  conflict: z.number(),
  invalid: z.number(),
  findings: z.array(FindingOut),
  isLate: z.boolean(),
  correctionCode: z.string().nullable(),
  correctionNote: z.string().nullable(),
  receivedByName: z.string(),
  receivedAt: InstantOut,
  notedByName: z.string().nullable(),
  notedAt: InstantOut.nullable(),
  note: z.string().nullable(),
};
export const ReceiptsOut = z.object({
  rows: z.array(z.object(receipt)),
  total: z.number(),
  periods: z.array(PeriodOut),
  senders: z.array(OrgOut),
});
const passedOn = {
  id: z.string(),
  senderName: z.string(),
  sequence: z.number().nullable(),
  accepted: z.number(),
  duplicate: z.number(),
  stale: z.number(),
  conflict: z.number(),
};
export const ReceiptOut = z.object({
  ...receipt,
  packageDigest: z.string().nullable(),
  previousDigest: z.string().nullable(),
  signatures: z.array(z.string()),
  keyName: z.string().nullable(),
  /** Signed by the system for who brought a workbook. */
  onBehalf: z.boolean(),
  hasPackage: z.boolean(),
  correctionLabel: z.string().nullable(),
  faults: z.array(z.object({ line: z.number(), path: z.string(), code: z.string(), message: z.string() })),
  totals: z.array(
    z.object({ kind, field: z.string(), label: z.string(), sent: z.string(), counted: z.string(), same: z.boolean() }),
  ),
  conflicts: z.array(
    z.object({
      recordId: z.string(),
      kind,
      key: z.string(),
      recordVersion: z.number(),
      title: z.string(),
      line: z.number(),
    }),
  ),
  /** The package that this one came in; its id for those who may read it. */
  outer: z.object({ id: z.string().nullable(), senderName: z.string(), sequence: z.number().nullable() }).nullable(),
  passedOn: z.array(z.object({ ...passedOn, invalid: z.number() })),
  mayNote: z.boolean(),
  timeline: z.array(TimelineOut),
});
/** What a program is answered (specs 09): results and faults in stable words. */
export const TakenOut = z.object({
  id: z.string(),
  accepted: z.number(),
  duplicate: z.number(),
  stale: z.number(),
  conflict: z.number(),
  invalid: z.array(z.object({ line: z.number(), path: z.string(), code: z.string(), message: z.string() })),
  invalidCount: z.number(),
  findings: z.array(FindingOut),
  /** Packages of others that came inside, and what became of each. */
  passedOn: z.array(z.object({ ...passedOn, invalidCount: z.number() })),
});
export const PutOut = z.object({
  id: z.string(),
  result: keysOf(arrivalResults),
  /** The version that stands now, and its content: beside a conflict both sides are seen. */
  version: z.number(),
  content: ContentOut.nullable(),
});
export const StandingOut = z.object({
  id: z.string().nullable(),
  version: z.number(),
  deleted: z.boolean(),
  period: z.string().nullable(),
  format: z.string().nullable(),
  content: ContentOut.nullable(),
});

export const StateOut = z.object({
  periods: z.array(PeriodOut),
  rows: z.array(
    z.object({
      senderOrgId: z.string(),
      senderName: z.string(),
      senderShortName: z.string(),
      senderKind: z.string(),
      homeName: z.string().nullable(),
      cells: z.array(
        z.object({
          period: z.string(),
          state: keysOf(senderStates),
          receivedAt: InstantOut.nullable(),
          deliveries: z.number(),
          corrections: z.number(),
          openFindings: z.number(),
        }),
      ),
      records: z.number(),
      missingSequences: z.array(z.number()),
    }),
  ),
  counts: z.record(z.string(), z.record(keysOf(senderStates), z.number())),
});

export const LedgerImportOut = z.object({
  id: z.string(),
  version: z.number(),
  kind,
  period: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  state: keysOf(importStates),
  faults: z.array(z.object({ sheet: z.string(), cell: z.string(), found: z.string(), expected: z.string() })),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rows: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      version: z.number(),
      change: z.enum(['added', 'changed', 'unchanged']),
    }),
  ),
  receiptId: z.string().nullable(),
  readByName: z.string(),
  readAt: InstantOut,
  needsReason: z.boolean(),
  corrections: z.array(z.object({ code: z.string(), label: z.string() })),
  moves: z.array(MoveOut),
});

export const KeysOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      orgId: z.string(),
      orgName: z.string(),
      name: z.string(),
      suite: z.string(),
      fingerprint: z.string(),
      holder: z.string(),
      validFrom: DateOut,
      validUntil: DateOut,
      standing: z.enum(['waiting', 'valid', 'expired', 'revoked']),
      registeredByName: z.string(),
      registeredAt: InstantOut,
      revokedByName: z.string().nullable(),
      revokedAt: InstantOut.nullable(),
      revokeReason: z.string().nullable(),
      onBehalf: z.boolean(),
      mayRevoke: z.boolean(),
    }),
  ),
  /** Whose keys this person registers. */
  senders: z.array(OrgOut),
});
