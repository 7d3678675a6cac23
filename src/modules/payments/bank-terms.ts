import type { Role } from '../../base/policy.ts';
import type { Instant, LocalDate } from '../../base/time.ts';
import type { BatchState, LineState, PurposePart, ReturnState } from './terms.ts';

export type Approval = {
  id: string;
  instalmentId: string;
  round: number;
  level: number;
  label: string;
  decision: 'approved' | 'refused';
  opinion: string;
  byId: string;
  byName: string;
  orgName: string;
  at: Instant;
};
export type PayerKind = 'national_bureau' | 'provincial_bureau' | 'central_direct_unit';
export type ApprovalLevel = {
  payerKind: PayerKind;
  level: number;
  label: string;
  role: Role;
  /** Amounts from here on need this level. */
  fromFen: number;
  source: string;
  version: number;
};
export type PaymentRule = {
  name: string;
  label: string;
  value: string;
  unit: string;
  clause: string;
  source: string;
  version: number;
};
export const layoutFields = {
  serial: '序号',
  holder: '户名',
  account: '账号',
  bank: '开户行',
  bankCode: '行号',
  amount: '金额（元）',
  remark: '附言（含拨付编号）',
  project: '项目编号',
  title: '作品',
  instalment: '期次',
} as const;
export type LayoutField = keyof typeof layoutFields;
export type ReturnHeads = {
  serial: string;
  account: string;
  amount: string;
  remark: string;
  day: string;
  result: string;
  reason: string;
  paidWords: string[];
  failedWords: string[];
  totalWord: string;
};
export type Layout = {
  key: string;
  name: string;
  kind: 'csv' | 'xlsx';
  columns: { field: LayoutField; head: string }[];
  returns: ReturnHeads;
  source: string;
  version: number;
};
/** A rule, level or layout as it stood in one of its versions, with why it was changed. */
export type RuleVersion = {
  kind: 'rule' | 'level' | 'layout';
  key: string;
  version: number;
  content: PaymentRule | ApprovalLevel | Layout;
  source: string;
  byName: string;
  at: Instant;
};
export type PaymentBatch = {
  id: string;
  version: number;
  number: string;
  payerOrgId: string;
  layoutKey: string;
  state: BatchState;
  lineCount: number;
  totalFen: number;
  digest: string | null;
  madeBy: string;
  madeByName: string;
  madeAt: Instant;
  releasedBy: string | null;
  releasedByName: string | null;
  releasedAt: Instant | null;
  settledAt: Instant | null;
  cancelledReason: string | null;
};
export type PaymentLine = {
  id: string;
  batchId: string;
  instalmentId: string;
  serial: number;
  transferId: string;
  amountFen: number;
  holder: string;
  bankName: string;
  bankCode: string;
  accountNumber: string;
  projectNumber: string;
  title: string;
  instalmentLabel: string;
  purposes: PurposePart[];
  state: LineState;
  bankSerial: string | null;
  settledOn: LocalDate | null;
  failedReason: string | null;
};
/** A line of a bank's answer and what it means for us. */
export type ReturnLine = {
  row: number;
  serial: string;
  account: string;
  amountFen: number | null;
  transferId: string | null;
  day: LocalDate | null;
  result: 'paid' | 'failed' | 'unclear';
  reason: string;
  lineId: string | null;
  /** known: counted before; unknown: no payment of ours. */
  meaning: 'paid' | 'failed' | 'bounced' | 'known' | 'unknown' | 'faulty';
};
export type ReturnFault = { row: number; message: string; weight: 'stop' | 'look' };
export type PaymentReturn = {
  id: string;
  version: number;
  payerOrgId: string;
  layoutKey: string;
  fileId: string;
  fileName: string;
  sha256: string;
  state: ReturnState;
  lines: ReturnLine[];
  faults: ReturnFault[];
  totalFen: number;
  statedFen: number | null;
  paidCount: number | null;
  failedCount: number | null;
  unknownCount: number | null;
  readBy: string;
  readByName: string;
  readAt: Instant;
  doneAt: Instant | null;
  doneByName: string | null;
};
