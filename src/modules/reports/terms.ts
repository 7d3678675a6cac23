import type { Finding } from '../../base/problem.ts';
import type { CellFault, ImportState } from '../../base/sent-workbook.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

/** A table of one unit for one period (ux 3.2). 待审核 and 待签发 are steps inside the unit. */
export const reportStates = {
  filling: '填报中',
  prepared: '待审核',
  checked: '待签发',
  submitted: '已提交',
  returned: '退回修改',
  confirmed: '已确认',
  archived: '已归档',
  restating: '更正中',
} as const;
export type ReportState = keyof typeof reportStates;

export const cellKinds = {
  text: '文字',
  choice: '选项',
  date: '日期',
  money: '金额（万元）',
  whole: '整数',
  number: '数',
} as const;
export type CellKind = keyof typeof cellKinds;
/** Whether a column comes from the record alone, from the record where that knows it, or is typed. */
export const cellSources = { record: '系统带出', recordOrTyped: '有则带出', typed: '填报' } as const;
export type CellSource = keyof typeof cellSources;

export type Choice = { code: string; label: string };
/** A column of the table; money is kept in fen and shown in 万元. */
export type ReportColumn = {
  key: string;
  label: string;
  group: string;
  kind: CellKind;
  from: CellSource;
  need: boolean;
  width: number;
  unit?: string | undefined;
  /** Longest text. */
  max?: number | undefined;
  /** Largest number. */
  most?: number | undefined;
  /** `stages` stands for the stages of the definition. */
  options?: Choice[] | 'stages' | undefined;
};
/** A stage of work and the milestones of a project that put it there, in order. */
export type ReportStage = Choice & { milestones: string[] };
/** When the table falls due and for whom: policy, so it stands in the definition and not in code. */
export type ReportCalendar = {
  rhythm: 'half_month';
  from: LocalDate;
  onDayOff: 'keep' | 'next' | 'previous';
  /** From so many days before the due day it may be filled in. */
  opensDaysBefore: number;
  /** So many days after the due day confirmed tables are archived. */
  archiveDaysAfter: number;
  units: string[];
  note: string;
};
export type DefinitionContent = {
  title: string;
  clause: string;
  calendar: ReportCalendar;
  stages: ReportStage[];
  columns: ReportColumn[];
};
export type ReportDefinition = {
  id: string;
  form: string;
  edition: number;
  validFrom: LocalDate;
  content: DefinitionContent;
  digest: string;
  note: string;
  createdByName: string;
  createdAt: Instant;
};
export type ReportPeriod = {
  id: string;
  form: string;
  year: number;
  /** Which period of its year, from 1. */
  serial: number;
  startsOn: LocalDate;
  endsOn: LocalDate;
  opensOn: LocalDate;
  nominalDueOn: LocalDate;
  dueOn: LocalDate;
  definitionId: string;
  createdAt: Instant;
};
export type Report = {
  id: string;
  version: number;
  periodId: string;
  orgId: string;
  state: ReportState;
  preparedBy: string | null;
  preparedByName: string | null;
  preparedAt: Instant | null;
  phone: string | null;
  checkedBy: string | null;
  checkedByName: string | null;
  checkedAt: Instant | null;
  certifiedBy: string | null;
  certifiedByName: string | null;
  certifiedAt: Instant | null;
  /** When the first edition was certified: in time or late is judged by it. */
  firstSubmittedAt: Instant | null;
  confirmedByName: string | null;
  confirmedAt: Instant | null;
  archivedAt: Instant | null;
  returnReason: string | null;
  /** Set while a correction of a confirmed table is under way. */
  restateReason: string | null;
  /** The latest certified edition; 0 before the first. */
  edition: number;
  createdAt: Instant;
};

/** A value as kept: fen, code, day, number or text. */
export type CellValue = string | number | null;
export type Cells = Record<string, CellValue>;
export type RowAnswer = 'changed' | 'unchanged';
export type SavedRow = {
  reportId: string;
  projectId: string;
  version: number;
  cells: Cells;
  answer: RowAnswer;
  byName: string;
  at: Instant;
};
/** A row as shown: what the record knows is locked, the rest is carried from the last period or typed. */
export type TableRow = {
  projectId: string;
  /** Of the saved answer; 0 while there is none. */
  version: number;
  cells: Cells;
  locked: string[];
  previous: Cells | null;
  changed: string[];
  answer: RowAnswer | null;
  findings: Finding[];
};
export type CertifiedRow = {
  projectId: string;
  cells: Cells;
  previous: Cells | null;
  changed: string[];
  remarks: string[];
};
/** A certified table: everything its workbook is made of. */
export type EditionContent = {
  form: string;
  definition: { edition: number; digest: string };
  period: Pick<ReportPeriod, 'year' | 'serial' | 'startsOn' | 'endsOn' | 'dueOn'>;
  unit: { id: string; name: string; shortName: string };
  edition: number;
  reason: string | null;
  rows: CertifiedRow[];
  signed: {
    preparedBy: string;
    checkedBy: string;
    certifiedBy: string;
    phone: string;
    certifiedAt: Instant;
  };
};
export type ReportEdition = {
  reportId: string;
  edition: number;
  periodId: string;
  orgId: string;
  definitionId: string;
  content: EditionContent;
  digest: string;
  workbookSha256: string;
  reason: string | null;
  certifiedAt: Instant;
  confirmedAt: Instant | null;
};

export type ImportedRow = { projectId: string; title: string; cells: Cells; changed: string[] };
export type ReportImport = {
  id: string;
  version: number;
  reportId: string;
  fileId: string;
  fileName: string;
  sha256: string;
  storeKey: string;
  state: ImportState;
  faults: CellFault[];
  rows: ImportedRow[];
  changed: number;
  unchanged: number;
  readBy: string;
  readByName: string;
  readAt: Instant;
  doneAt: Instant | null;
};

export const reportsActs = {
  'report_period.open': '生成报送期次',
  'report_definition.add': '发布推进表新版',
  'report.fill': '填报推进表',
  'report.unchanged': '确认无变化',
  'report.prepare': '送审推进表',
  'report.check': '审核推进表',
  'report.send_back': '退回填报人',
  'report.certify': '签发报送推进表',
  'report.return': '退回修改推进表',
  'report.confirm': '确认推进表',
  'report.archive': '归档推进表',
  'report.restate': '更正推进表',
  'report.recall': '撤回已报送的推进表',
  'report.drop_restatement': '撤销更正推进表',
  'report.urge': '催报推进表',
  'report.import_read': '读入推进表',
  'report.import': '导入推进表',
  'report.import_drop': '放弃导入推进表',
  'project.enter': '录入扶持项目',
} as const;
/** States in which the unit types. */
export const fillingStates: readonly ReportState[] = ['filling', 'returned', 'restating'];
