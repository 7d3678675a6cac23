import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { entryCodes } from './terms.ts';

const Fen = z.number();
const Sums = z.object({
  budgetFen: Fen,
  reservedFen: Fen,
  executedFen: Fen,
  availableFen: Fen,
  arrivedFen: Fen,
  paidFen: Fen,
  accountedFen: Fen,
  unaccountedFen: Fen,
  toRecoverFen: Fen,
  recoveredFen: Fen,
  interestFen: Fen,
  bankFen: Fen,
});
const FundHead = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  ownerOrgId: z.string(),
  ownerName: z.string(),
  clause: z.string(),
  bankName: z.string(),
  bankAccount: z.string(),
});
const YearOut = z.object({
  year: z.number(),
  state: z.string(),
  stateLabel: z.string(),
  closedAt: InstantOut.nullable(),
});
export const ProofOut = z.object({
  at: InstantOut,
  transfers: z.number(),
  accounts: z.number(),
  proven: z.boolean(),
  byName: z.string(),
  differences: z.array(z.object({ what: z.string(), where: z.string(), kept: z.string(), computed: z.string() })),
});
export const FundLinesOut = z.object({
  rows: z.array(FundHead.extend({ year: z.number().nullable(), sums: Sums })),
  total: z.number(),
  sums: Sums,
  proof: ProofOut.nullable(),
  mayMake: z.boolean(),
  mayProve: z.boolean(),
});
export const FundOut = FundHead.extend({
  years: z.array(YearOut),
  year: z.number().nullable(),
  sums: Sums,
  rules: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.string(),
      unit: z.string(),
      clause: z.string(),
      source: z.string(),
    }),
  ),
  provinces: z.array(z.object({ id: z.string(), name: z.string() })),
  moves: z.array(MoveOut),
  proof: ProofOut.nullable(),
  timeline: z.array(TimelineOut),
});
const StatementRow = z.object({
  key: z.string(),
  label: z.string(),
  openingFen: Fen,
  inFen: Fen,
  outFen: Fen,
  interestFen: Fen,
  closingFen: Fen,
  carriedFen: Fen,
  accountedFen: Fen,
  toRecoverFen: Fen,
  recoveredFen: Fen,
});
export const StatementOut = z.object({
  from: DateOut,
  until: DateOut,
  lane: z.enum(['cash', 'paid']),
  rows: z.array(StatementRow),
  total: StatementRow,
  balanced: z.boolean(),
});
export const EntriesOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      seq: z.number(),
      day: DateOut,
      code: z.string(),
      codeLabel: z.string(),
      kind: z.string(),
      kindLabel: z.string(),
      debit: z.string(),
      credit: z.string(),
      amountFen: Fen,
      purpose: z.string(),
      projectId: z.string().nullable(),
      projectNumber: z.string(),
      projectTitle: z.string(),
      reverses: z.string().nullable(),
      note: z.string(),
      byName: z.string(),
      at: InstantOut,
      digest: z.string(),
      correctable: z.boolean(),
    }),
  ),
  total: z.number(),
  sums: z.object({ amountFen: Fen }),
});
const CashOut = z.object({ id: z.string(), day: DateOut, net: Fen, label: z.string(), note: z.string() });
/** What became of a statement's lines; known: the same file had been read before. */
export const StatementDone = z.object({
  id: z.string(),
  known: z.boolean(),
  added: z.number(),
  unchanged: z.number(),
  matched: z.number(),
});
export const BankOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      serial: z.string(),
      day: DateOut,
      direction: z.enum(['in', 'out']),
      kindLabel: z.string(),
      amountFen: Fen,
      balanceFen: Fen.nullable(),
      counterparty: z.string(),
      remark: z.string(),
      transferId: z.string().nullable(),
      matched: z.boolean(),
      fault: z.string(),
      candidates: z.array(CashOut),
    }),
  ),
  total: z.number(),
  open: z.array(CashOut),
  ledgerFen: Fen,
  statementFen: Fen,
  differenceFen: Fen,
  agrees: z.boolean(),
  mayMatch: z.boolean(),
  statements: z.array(
    z.object({
      id: z.string(),
      fileName: z.string(),
      lineCount: z.number(),
      added: z.number(),
      unchanged: z.number(),
      matched: z.number(),
      byName: z.string(),
      at: InstantOut,
    }),
  ),
});
export const ClosingOut = z.object({
  year: z.number(),
  next: z.number(),
  reservedFen: Fen,
  carriedBudgetFen: Fen,
  returnedBudgetFen: Fen,
  carriedCashFen: Fen,
  returnedCashFen: Fen,
  projects: z.number(),
  seen: z.string(),
  findings: z.array(FindingOut),
});
export const ProjectMoneyOut = z.object({
  title: z.string(),
  rows: z.array(
    z.object({
      fundId: z.string(),
      key: z.string(),
      source: z.string(),
      sourceLabel: z.string(),
      label: z.string(),
      promisedFen: Fen,
      arrivedFen: Fen,
      reservedFen: Fen,
      paidFen: Fen,
      accountedFen: Fen,
      toRecoverFen: Fen,
      recoveredFen: Fen,
      leftFen: Fen,
      arrivedShare: z.string(),
    }),
  ),
  entries: z.array(
    z.object({
      id: z.string(),
      fundId: z.string(),
      fundName: z.string(),
      source: z.string(),
      day: DateOut,
      code: keysOf(entryCodes),
      codeLabel: z.string(),
      purpose: z.string(),
      debit: z.string(),
      credit: z.string(),
      amountFen: Fen,
      note: z.string(),
    }),
  ),
  /** Awards whose paying back this person may propose now, with what stands against it. */
  recoverable: z.array(z.object({ fundId: z.string(), label: z.string(), move: MoveOut })),
});
export const FundRulesOut = z.object({
  rules: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.string(),
      unit: z.string(),
      kind: z.enum(['count', 'percent', 'yes_no', 'text']),
      clause: z.string(),
      source: z.string(),
      version: z.number(),
    }),
  ),
  versions: z.array(
    z.object({
      name: z.string(),
      version: z.number(),
      value: z.string(),
      clause: z.string(),
      source: z.string(),
      byName: z.string(),
      at: InstantOut,
    }),
  ),
  maySave: z.boolean(),
});

const RecoveryHead = z.object({
  id: z.string(),
  number: z.string(),
  projectId: z.string(),
  projectNumber: z.string(),
  title: z.string(),
  producerName: z.string(),
  recommenderName: z.string(),
  fundId: z.string(),
  fundName: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  reasonLabel: z.string(),
  amountFen: Fen,
  returnedFen: Fen,
  writtenOffFen: Fen,
  leftFen: Fen,
  dueOn: DateOut.nullable(),
  late: z.boolean(),
  openedAt: InstantOut,
});
export const RecoveryLinesOut = z.object({
  rows: z.array(RecoveryHead),
  total: z.number(),
  sums: z.object({ amountFen: Fen, returnedFen: Fen, leftFen: Fen }),
});
export const RecoveryOut = RecoveryHead.extend({
  version: z.number(),
  statement: z.string(),
  unaccountedFen: Fen,
  misusedFen: Fen,
  breachFen: Fen,
  dueDays: z.number(),
  openedByName: z.string(),
  checkedByName: z.string().nullable(),
  decision: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: InstantOut.nullable(),
  letterNumber: z.string().nullable(),
  writeOffReason: z.string().nullable(),
  viaProvince: z.boolean(),
  returns: z.array(
    z.object({ id: z.string(), amountFen: Fen, serial: z.string(), day: DateOut, byName: z.string(), at: InstantOut }),
  ),
  preview: z
    .object({ title: z.string(), addressee: z.string(), paragraphs: z.array(z.string()), dueOn: DateOut })
    .nullable(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
