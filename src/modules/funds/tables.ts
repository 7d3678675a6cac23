import type { Instant, LocalDate } from '../../base/time.ts';
import type { BankLine, EntryCode, Fund, FundYear, Grant, PayPath, PurposePart, Recovery } from './terms.ts';
import type { BankStatement, FundRule } from './kept-terms.ts';
import type { Generated } from 'kysely';

export type AccountRow = {
  id: string;
  ledger: number;
  chart: number;
  holderOrgId: string | null;
  projectId: string | null;
  purpose: string | null;
  source: string | null;
  debitsPending: Generated<number>;
  debitsPosted: Generated<number>;
  creditsPending: Generated<number>;
  creditsPosted: Generated<number>;
  debitsLimited: boolean;
  creditsLimited: Generated<boolean>;
  closed: Generated<boolean>;
};
export type TransferKind = 'direct' | 'reserve' | 'post' | 'void' | 'expire';
export type TransferRow = {
  id: string;
  ledger: number;
  seq: number;
  kind: TransferKind;
  debit: string;
  credit: string;
  settled: number;
  pendingId: string | null;
  timeout: number;
  flags: string[];
  linked: boolean;
  code: EntryCode;
  reverses: string | null;
  projectId: string | null;
  evidence: Record<string, unknown>;
  note: string;
  day: LocalDate;
  at: Instant;
  byId: string;
  byName: string;
  previous: string;
  suite: string;
  digest: string;
};
export type ProofRow = {
  id: string;
  at: Instant;
  transfers: number;
  accounts: number;
  proven: boolean;
  differences: ProofDifference[];
  byName: string;
};
export type ProofDifference = { what: string; where: string; kept: string; computed: string };
export type GrantPaymentRow = {
  transferId: string;
  grantId: string;
  projectId: string;
  instalmentKey: string;
  year: number;
  amountFen: number;
  purposes: PurposePart[];
  holderOrgId: string | null;
  paidAt: Instant;
  returnedAt: Instant | null;
};
declare module '../../platform/database.ts' {
  interface Tables {
    fundRules: FundRule;
    fundRuleVersions: Pick<FundRule, 'name' | 'version' | 'value' | 'clause' | 'source'> & {
      byName: string;
      at: Instant;
    };
    bankStatements: BankStatement;
    funds: Fund;
    fundYears: Omit<FundYear, 'ledger' | 'state' | 'lastSeq' | 'headDigest'> & {
      ledger: Generated<number>;
      state: Generated<FundYear['state']>;
      lastSeq: Generated<number>;
      headDigest: Generated<string>;
    };
    ledgerAccounts: AccountRow;
    ledgerTransfers: TransferRow;
    ledgerSpentIds: { id: string; status: string; at: Instant };
    ledgerDays: { accountId: string; day: LocalDate; code: EntryCode; debits: number; credits: number };
    ledgerProofs: ProofRow;
    bankLines: BankLine;
    grants: Grant & { path: PayPath };
    grantPayments: GrantPaymentRow;
    projectSources: { fundId: string; projectId: string; source: string; label: string; year: number };
    recoveryCounters: { year: number; lastSerial: number };
    recoveries: Recovery;
    recoveryReturns: {
      id: string;
      recoveryId: string;
      amountFen: number;
      serial: string;
      day: LocalDate;
      transferId: string;
      byName: string;
      at: Instant;
    };
  }
}
