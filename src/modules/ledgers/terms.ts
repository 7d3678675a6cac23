import type { CellFault, ImportState } from '../../base/sent-workbook.ts';
import type { Finding } from '../../base/problem.ts';
import type { Instant, LocalDate } from '../../base/time.ts';
import type { LedgerField, UpgradeStep } from './format-rules.ts';

/** The ledgers of 方案五（三）7、六（二）: three of platforms, one of provinces. */
export const ledgerKinds = {
  creation: '创作台账',
  broadcast: '播出台账',
  support: '扶持资金台账',
  provincial: '省级项目台账',
} as const;
export type LedgerKind = keyof typeof ledgerKinds;

/** What a column holds; `yuan` is of older formats only. */
export const columnKinds = {
  text: '文字',
  code: '18 位代码',
  choice: '代码表',
  date: '日期',
  money: '金额（整数分）',
  whole: '整数',
  number: '数',
} as const;

/** The ways in. */
export const ledgerWays = { page: '在线填报', workbook: '表格导入', interface: '接口', package: '报送包' } as const;
export type LedgerWay = keyof typeof ledgerWays;

/** What became of an arrival (方法 09): see src/methods/report-upsert.ts. */
export const arrivalResults = { accepted: '采用', duplicate: '重复', stale: '旧版', conflict: '冲突' } as const;
export type ArrivalResult = keyof typeof arrivalResults;
/** What a receipt counts: results of arrivals, and records that could not be read. */
export const receiptCounts = { ...arrivalResults, invalid: '不合要求' } as const;
export type ReceiptCount = keyof typeof receiptCounts;

export type RecordContent = Record<string, unknown>;
/** The present version of a record that was not withdrawn, as `v_ledger_records` shows it. */
export type LedgerRecord = {
  id: string;
  sourceOrgId: string;
  sourceName: string;
  sourceShortName: string;
  sourceHomeOrgId: string | null;
  kind: LedgerKind;
  key: string;
  version: number;
  /** `2026-06-H1`. */
  period: string;
  workId: string | null;
  projectId: string | null;
  title: string;
  filingNumber: string | null;
  creditCode: string | null;
  /** By the current format of its kind (reference/ledger-formats.json); amounts in fen; unknown fields in `extra`. */
  content: RecordContent;
  format: string;
  receivedAt: Instant;
  via: LedgerWay;
  receiptId: string;
};

/** Why a record was not taken: the line of its file, the field, a stable code, and the sentence for people. */
export type RecordFault = { line: number; path: string; code: string; message: string };
/** A sum as sent and as counted here. */
export type LedgerTotal = { kind: LedgerKind; field: string; sent: string; counted: string };

export type LedgerReceipt = {
  id: string;
  version: number;
  senderOrgId: string;
  via: LedgerWay;
  period: string;
  kinds: LedgerKind[];
  sequence: number | null;
  packageDigest: string | null;
  previousDigest: string | null;
  /** The manifest as it was signed, and the lines that signed it. */
  manifest: string | null;
  signatures: string[];
  fileId: string | null;
  fileName: string | null;
  keyId: string | null;
  /** The package of the unit that passed this one on, by its receipt. */
  outerReceiptId: string | null;
  accepted: number;
  duplicate: number;
  stale: number;
  conflict: number;
  invalid: number;
  faults: RecordFault[];
  findings: Finding[];
  totals: LedgerTotal[];
  isLate: boolean;
  correctionCode: string | null;
  correctionNote: string | null;
  receivedBy: string;
  receivedByName: string;
  receivedAt: Instant;
  /** The next level has looked at what was found. */
  notedByName: string | null;
  notedAt: Instant | null;
  note: string | null;
};

/** Steps on the way of a signed package. */
export const hopSteps = { sent: '报送', on_behalf: '代签报送', passed_on: '转报' } as const;
export type Hop = {
  orgName: string;
  step: keyof typeof hopSteps;
  at: Instant;
  sequence: number | null;
  keyName: string | null;
  fingerprint: string | null;
  /** Whether its signatures fit what is kept, and the one above lists it. */
  isChecked: boolean;
};

export type LedgerArrival = {
  id: number;
  recordId: string;
  sourceOrgId: string;
  kind: LedgerKind;
  key: string;
  recordVersion: number;
  deleted: boolean;
  /** Null where it is a duplicate of what stands. */
  content: RecordContent | null;
  digest: string;
  format: string;
  period: string;
  result: ArrivalResult;
  receiptId: string;
  line: number;
  at: Instant;
};

/** Where the private half of a key went when it was revoked. */
export const keyHolders = {
  perhaps: '可能为他人所得（此前签名、尚未报到的包一律拒收）',
  nobody: '只是损毁、丢弃或更换（此前制作、由省级转报的包仍然有效）',
} as const;

export type LedgerKey = {
  id: string;
  version: number;
  orgId: string;
  name: string;
  suite: 'sha256-ed25519' | 'sm3-sm2';
  publicKey: string;
  fingerprint: string;
  holder: string;
  validFrom: LocalDate;
  validUntil: LocalDate;
  registeredBy: string;
  registeredByName: string;
  registeredAt: Instant;
  revokedByName: string | null;
  revokedAt: Instant | null;
  revokeReason: string | null;
  /** Revoked without ever having been in other hands: what it signed before may still be passed on. */
  pastStands: boolean;
  /** The system holds its private half and signs with it what the unit delivers by workbook (代签). */
  onBehalf: boolean;
};

export type ReadRecord = {
  key: string;
  version: number;
  deleted: boolean;
  content: RecordContent;
  change: 'added' | 'changed' | 'unchanged';
};
export type LedgerImport = {
  id: string;
  version: number;
  orgId: string;
  kind: LedgerKind;
  period: string;
  fileId: string;
  fileName: string;
  sha256: string;
  storeKey: string;
  state: ImportState;
  faults: CellFault[];
  rows: ReadRecord[];
  added: number;
  changed: number;
  unchanged: number;
  receiptId: string | null;
  readBy: string;
  readByName: string;
  readAt: Instant;
  doneAt: Instant | null;
};

/** A version of a format that the office has published. */
export type LedgerFormatRow = {
  id: string;
  kind: LedgerKind;
  version: string;
  validFrom: LocalDate;
  fields: LedgerField[];
  /** From the major version before. */
  upgrade: UpgradeStep[];
  digest: string;
  note: string;
  createdByName: string;
  createdAt: Instant;
};

export const taskStates = { waiting: '待办理', done: '已办理', refused: '未接收' } as const;
export type LedgerTaskState = keyof typeof taskStates;
/** A body of a program that is taken later: an uploaded package, or many records. */
export type LedgerTask = {
  id: string;
  orgId: string;
  personId: string;
  what: 'package' | 'records';
  /** Gone when it is carried out. */
  sent: Record<string, unknown> | null;
  state: LedgerTaskState;
  receiptId: string | null;
  problem: { code: string; title: string; findings: Finding[] } | null;
  askedAt: Instant;
  endedAt: Instant | null;
};

/** How a sender stands in a period. */
export const senderStates = {
  waiting: '待报',
  received: '已报',
  late: '迟报',
  missing: '缺报',
} as const;
export type SenderState = keyof typeof senderStates;
export type SenderPeriod = {
  senderOrgId: string;
  senderName: string;
  senderShortName: string;
  senderKind: 'platform' | 'provincial_bureau';
  homeOrgId: string | null;
  period: string;
  dueOn: LocalDate;
  state: SenderState;
  /** The first delivery of the period. */
  receivedAt: Instant | null;
  deliveries: number;
  corrections: number;
  records: number;
  openFindings: number;
};

export const ledgersActs = {
  'ledger.take': '接收台账',
  'ledger.save': '填报台账',
  'ledger.put_record': '报送一条台账记录',
  'ledger.send_records': '报送台账记录',
  'ledger.send_package': '报送签名报送包',
  'ledger.ask_later': '送交待接收台账',
  'ledger.take_later': '接收送交的台账',
  'ledger.refuse_later': '退回送交的台账',
  'ledger.import': '导入台账',
  'ledger.correct': '更正往期台账',
  'ledger.refuse': '拒收报送包',
  'ledger.import_read': '读入台账表格',
  'ledger.import_drop': '放弃导入台账',
  'ledger.note': '阅处报送提示',
  'ledger.link': '关联台账与作品',
  'ledger_format.publish': '发布台账格式新版',
  'ledger_key.register': '登记报送密钥',
  'ledger_key.revoke': '吊销报送密钥',
  'ledger_key.hold': '生成代签密钥',
} as const;
