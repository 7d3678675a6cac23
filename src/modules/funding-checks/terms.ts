import type { Finding } from '../../base/problem.ts';
import type { ImportState } from '../../base/sent-workbook.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

/** How strongly a pair looks like money given twice. Nothing is kept for pairs that do not. */
export const checkGrades = { block: '拦截', person: '须人工核实', look: '提示' } as const;
export type CheckGrade = keyof typeof checkGrades;

export const checkStates = {
  open: '待核',
  cleared: '已排除',
  noted: '已阅',
  confirmed: '认定重复',
  gone: '已不相关',
} as const;
export type CheckState = keyof typeof checkStates;
/** Pairs about which nobody has decided. */
export const undecidedStates: readonly CheckState[] = ['open'];

/** Where the other money is known from. */
export const moneyKinds = { outside: '外部名单', project: '本计划项目', declared: '申报时填报' } as const;
export type MoneyKind = keyof typeof moneyKinds;

/**
 * What is compared of either side; `names` are the titles in simplified characters, `script` the fingerprint in hex of the
 * synopsis, `scripts` those of the files of the script.
 */
export type Compared = {
  workId: string | null;
  title: string;
  names: string[];
  filingNumber: string | null;
  creditCode: string | null;
  organizationName: string | null;
  script: string | null;
  scripts: string[];
};
export type ScriptPrint = { sha256: string; print: string | null; characters: number; readAt: Instant };
/** A work that may be given, or is given, money of this plan. */
export type WorkSide = Compared & {
  subjectKey: string;
  applicationId: string | null;
  projectId: string | null;
  recommenderOrgId: string | null;
  number: string | null;
  batchName: string | null;
  /** Since when it has the money of this plan; null before the award. */
  fundedAt: Instant | null;
};
/** Public money given or promised elsewhere. */
export type MoneySide = Compared & {
  kind: MoneyKind;
  key: string;
  programme: string;
  level: string;
  amountFen: number | null;
  year: number | null;
  awardedOn: LocalDate | null;
  source: string;
  /** Only applied for elsewhere, not given. */
  applied: boolean;
};

/** `share` values in thousandths, so that the file holds whole numbers. */
export type Thresholds = {
  titlePerson: number;
  titleLook: number;
  scriptBits: number;
  scriptLeastCharacters: number;
  /** Places of the form where the script is handed in. */
  scriptSlots: string[];
  countedLevels: string[];
  clause: string;
};
export type Comparison = { grade: CheckGrade; reasons: Finding[]; likeness: number };

export type FundingCheck = {
  id: string;
  version: number;
  workId: string;
  subjectKey: string;
  applicationId: string | null;
  projectId: string | null;
  recommenderOrgId: string | null;
  recordKind: MoneyKind;
  recordKey: string;
  grade: CheckGrade;
  state: CheckState;
  fingerprint: string;
  workTitle: string;
  workSide: WorkSide;
  moneySide: MoneySide;
  reasons: Finding[];
  likeness: number | null;
  foundAt: Instant;
  changedAt: Instant;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  opinion: string | null;
  decidedFingerprint: string | null;
};
export type CheckDecision = {
  id: string;
  checkId: string;
  act: string;
  grade: CheckGrade;
  fingerprint: string;
  workSide: WorkSide;
  moneySide: MoneySide;
  reasons: Finding[];
  opinion: string;
  decidedBy: string;
  decidedByName: string;
  decidedAt: Instant;
};

/** One row of an outside list as read from the workbook. */
export type AwardRow = {
  title: string;
  formerTitles: string[];
  organizationName: string | null;
  creditCode: string | null;
  filingNumber: string | null;
  programme: string;
  level: string;
  amountFen: number | null;
  awardedOn: LocalDate | null;
};
/** What is wrong in which cell, e.g. `F7`. */
export type CellFault = { cell: string; column: string; message: string; weight: 'stop' | 'look' };
export type AwardImport = {
  id: string;
  version: number;
  fileId: string;
  fileName: string;
  sha256: string;
  source: string;
  state: ImportState;
  rows: AwardRow[];
  faults: CellFault[];
  rowCount: number;
  added: number | null;
  unchanged: number | null;
  readBy: string;
  readByName: string;
  readAt: Instant;
  doneAt: Instant | null;
  doneByName: string | null;
};

export const fundingChecksActs = {
  'funding_check.run': '核查重复资助',
  'funding_check.read_scripts': '读取剧本文字',
  'funding_check.clear': '排除重复资助',
  'funding_check.note': '阅知提示',
  'funding_check.confirm': '认定重复资助',
  'funding_check.lift': '签批不再拦截',
  'funding_check.revoke': '撤销认定',
  'award_import.read': '读入外部资助名单',
  'award_import.carry_out': '导入外部资助名单',
  'award_import.drop': '放弃导入',
} as const;
export type FundingChecksAct = keyof typeof fundingChecksActs;
