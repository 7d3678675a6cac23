import { bind, type Binding } from '../../platform/http.ts';
import { ledgersEndpoints as at } from './endpoints.ts';
import {
  carryOutImport,
  dropImport,
  importDetail,
  ledgerTemplate,
  markedImport,
  readLedgerImport,
} from './use-cases/import-workbook.ts';
import { keyList, publicKeyFile, registerKey, revokeKey } from './use-cases/keep-keys.ts';
import { noteFindings, packageFile, receiptDetail, receiptList, senderState } from './use-cases/read-receipts.ts';
import { formatList, formatSchema, previewFormat, publishFormat } from './use-cases/keep-formats.ts';
import { ownLedgers, recordDetail, recordExport, recordList } from './use-cases/read-records.ts';
import { packageReceipt, sendPackage } from './use-cases/send-package.ts';
import { readRecords } from './use-cases/read-for-programs.ts';
import { sendPackageLater, sendRecordsLater, taskStanding } from './use-cases/take-later.ts';
import { putRecord, recordStanding, saveEntries, sendRecords } from './use-cases/send-records.ts';

export const ledgersRoutes: Binding[] = [
  bind(at.own, ownLedgers),
  bind(at.state, senderState),
  bind(at.list, recordList),
  bind(at.exportList, recordExport),
  bind(at.detail, recordDetail),
  bind(at.save, saveEntries),
  bind(at.putRecord, putRecord),
  bind(at.standing, recordStanding),
  bind(at.sendRecords, sendRecords),
  bind(at.readRecords, readRecords),
  bind(at.sendRecordsLater, sendRecordsLater),
  bind(at.recordsTask, taskStanding),
  bind(at.sendPackageLater, sendPackageLater),
  bind(at.packageTask, taskStanding),
  bind(at.sendPackage, sendPackage),
  bind(at.packageReceipt, packageReceipt),
  bind(at.receipts, receiptList),
  bind(at.receipt, receiptDetail),
  bind(at.package, packageFile),
  bind(at.note, noteFindings),
  bind(at.template, ledgerTemplate),
  bind(at.readImport, readLedgerImport),
  bind(at.importDetail, importDetail),
  bind(at.marked, markedImport),
  bind(at.carryOut, carryOutImport),
  bind(at.dropImport, dropImport),
  bind(at.keys, keyList),
  bind(at.registerKey, registerKey),
  bind(at.publicKey, publicKeyFile),
  bind(at.revokeKey, revokeKey),
  bind(at.formats, formatList),
  bind(at.previewFormat, previewFormat),
  bind(at.publishFormat, publishFormat),
  bind(at.schema, formatSchema),
];
