import { z } from 'zod';
import { DateOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { cuts } from './schema.ts';
import {
  accountStates,
  arrivalStates,
  instalmentStates,
  lineStates,
  payPaths,
  planStates,
  voucherStates,
} from './terms.ts';

export const ConditionOut = z.object({
  code: z.string(),
  label: z.string(),
  standing: z.enum(['met', 'unmet', 'look']),
  detail: z.string(),
  clause: z.string(),
  path: z.string(),
});
const ApprovalOut = z.object({
  id: z.string(),
  round: z.number(),
  level: z.number(),
  label: z.string(),
  decision: z.enum(['approved', 'refused']),
  opinion: z.string(),
  byName: z.string(),
  orgName: z.string(),
  at: InstantOut,
});
const instalmentOut = {
  id: z.string(),
  version: z.number(),
  projectId: z.string(),
  key: z.string(),
  ordinal: z.number(),
  label: z.string(),
  triggerLabel: z.string(),
  percent: z.string(),
  amountFen: z.number(),
  fullFen: z.number(),
  state: keysOf(instalmentStates),
  requestedByName: z.string().nullable(),
  requestedAt: InstantOut.nullable(),
  paidOn: DateOut.nullable(),
  bankSerial: z.string().nullable(),
  failedReason: z.string().nullable(),
};
export const PaymentRowOut = z.object({
  ...instalmentOut,
  cut: keysOf(cuts),
  projectNumber: z.string(),
  title: z.string(),
  producerName: z.string().nullable(),
  recommenderShortName: z.string().nullable(),
  payerName: z.string(),
  payerOrgId: z.string(),
  /** What is missing, in few words; empty where nothing is. */
  lacking: z.array(z.string()),
  /** The level whose turn it is. */
  turn: z.string(),
  mayBatch: z.boolean(),
});
const counts = z.object({
  all: z.number(),
  payable: z.number(),
  lacking: z.number(),
  approving: z.number(),
  to_pay: z.number(),
  at_bank: z.number(),
  failed: z.number(),
  paid: z.number(),
  later: z.number(),
});
const LayoutNameOut = z.object({ key: z.string(), name: z.string() });
export const PaymentListOut = z.object({
  total: z.number(),
  rows: z.array(PaymentRowOut),
  cuts: counts,
  sums: z.object({ amountFen: z.number() }),
  payers: z.array(z.object({ id: z.string(), name: z.string() })),
  layouts: z.array(LayoutNameOut),
  mayMake: z.boolean(),
});
export const VoucherOut = z.object({
  id: z.string(),
  version: z.number(),
  projectId: z.string(),
  source: z.string(),
  sourceLabel: z.string(),
  purpose: z.string(),
  purposeLabel: z.string(),
  amountFen: z.number(),
  spentOn: DateOut,
  seller: z.string(),
  invoiceNumber: z.string(),
  summary: z.string(),
  hasFile: z.boolean(),
  state: keysOf(voucherStates),
  enteredByName: z.string(),
  enteredAt: InstantOut,
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  reason: z.string().nullable(),
  movedFen: z.number(),
  moves: z.array(MoveOut),
});
export const ArrivalOut = z.object({
  id: z.string(),
  version: z.number(),
  source: z.string(),
  label: z.string(),
  amountFen: z.number(),
  arrivedOn: DateOut,
  note: z.string(),
  hasFile: z.boolean(),
  state: keysOf(arrivalStates),
  enteredByName: z.string(),
  decidedByName: z.string().nullable(),
  reason: z.string().nullable(),
  moves: z.array(MoveOut),
});
export const InstalmentOut = z.object({
  ...instalmentOut,
  evidence: z.array(z.string()),
  requestNote: z.string().nullable(),
  payable: z.boolean(),
  conditions: z.array(ConditionOut),
  capital: z.string(),
  purposes: z.array(z.object({ code: z.string(), label: z.string(), fen: z.number() })),
  approvals: z.array(ApprovalOut),
  levels: z.array(z.object({ level: z.number(), label: z.string() })),
  account: z.string().nullable(),
  payments: z.array(
    z.object({
      id: z.string(),
      batchId: z.string(),
      batchNumber: z.string(),
      state: keysOf(lineStates),
      bankSerial: z.string().nullable(),
      settledOn: DateOut.nullable(),
      failedReason: z.string().nullable(),
    }),
  ),
  moves: z.array(MoveOut),
});
export const SourceOut = z.object({
  fundId: z.string(),
  key: z.string(),
  source: z.string(),
  label: z.string(),
  promisedFen: z.number(),
  arrivedFen: z.number(),
  paidFen: z.number(),
  accountedFen: z.number(),
  toRecoverFen: z.number(),
  recoveredFen: z.number(),
  leftFen: z.number(),
  /** Fully arrived, as a word and in thousandths of what was promised. */
  arrivedShare: z.number(),
  ours: z.boolean(),
});
export const ProjectMoneyOut = z.object({
  projectId: z.string(),
  /** Null before an agreement with money is in force. */
  plan: z
    .object({
      state: keysOf(planStates),
      amountFen: z.number(),
      capital: z.string(),
      agreementNumber: z.string(),
      fundName: z.string().nullable(),
      year: z.number().nullable(),
      path: keysOf(payPaths),
      payerName: z.string(),
      heldWhy: z.string().nullable(),
    })
    .nullable(),
  bar: z.object({ promised: z.number(), payable: z.number(), paid: z.number(), settled: z.number(), left: z.number() }),
  sources: z.array(SourceOut),
  purposes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      capFen: z.number(),
      paidFen: z.number(),
      acceptedFen: z.number(),
      leftFen: z.number(),
      claimedFen: z.number(),
      waitingFen: z.number(),
    }),
  ),
  instalments: z.array(InstalmentOut),
  vouchers: z.array(VoucherOut),
  arrivals: z.array(ArrivalOut),
  ownMoney: z.array(z.object({ source: z.string(), label: z.string() })),
  mayEnterVoucher: z.boolean(),
  mayEnterArrival: z.boolean(),
  mayArrange: z.boolean(),
  funds: z.array(z.object({ id: z.string(), name: z.string(), availableFen: z.number() })),
  timeline: z.array(TimelineOut),
});

export const AccountOut = z.object({
  id: z.string(),
  version: z.number(),
  organizationId: z.string(),
  organizationName: z.string(),
  holder: z.string(),
  bankName: z.string(),
  bankCode: z.string(),
  accountNumber: z.string(),
  state: keysOf(accountStates),
  hasProof: z.boolean(),
  enteredByName: z.string(),
  enteredAt: InstantOut,
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  reason: z.string().nullable(),
  usableOn: DateOut.nullable(),
  /** The former account's last digits, where this one would take its place. */
  replaces: z.string().nullable(),
  moves: z.array(MoveOut),
});
export const AccountsOut = z.object({
  organizationName: z.string(),
  rows: z.array(AccountOut),
  mayEnter: z.boolean(),
  coolingDaysFirst: z.number(),
  coolingDaysChanged: z.number(),
});
