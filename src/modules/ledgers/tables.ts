import type { Generated } from 'kysely';
import type {
  LedgerArrival,
  LedgerFormatRow,
  LedgerImport,
  LedgerKey,
  LedgerReceipt,
  LedgerRecord,
  LedgerTask,
} from './terms.ts';

type StoredRecord = Pick<
  LedgerRecord,
  'sourceOrgId' | 'kind' | 'key' | 'version' | 'period' | 'workId' | 'projectId' | 'title' | 'receivedAt' | 'via'
> & {
  id: Generated<string>;
  deleted: boolean;
  digest: string;
  arrivalId: number;
  receiptId: string;
  filingNumber: string | null;
  creditCode: string | null;
  projectNumber: string | null;
};
declare module '../../platform/database.ts' {
  interface Tables {
    ledgerKeys: LedgerKey;
    ledgerHeldKeys: { keyId: string; sealed: string };
    ledgerEvidence: { receiptId: string; package: Buffer };
    ledgerReceipts: LedgerReceipt;
    ledgerArrivals: LedgerArrival;
    ledgerRecords: StoredRecord;
    ledgerImports: LedgerImport;
    ledgerTasks: LedgerTask;
    ledgerFormats: LedgerFormatRow;
    vLedgerRecords: LedgerRecord;
  }
}
export {};
