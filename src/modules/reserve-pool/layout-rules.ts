import { cellName } from '../../base/cells.ts';
import type { LocalDate } from '../../base/time.ts';
import { type Coded, type EntryFacts, entryLevels, entryStates, priorities } from './terms.ts';
import type { ReserveEntryRow } from './terms.ts';

/** Codes with their labels, by column. */
export type Lists = {
  stages: readonly Coded[];
  categories: readonly Coded[];
  subPlans: readonly Coded[];
  regions: Readonly<Record<string, string>>;
};
export type Column = {
  key: keyof EntryFacts | 'number' | 'stage' | 'owner' | 'state' | 'stageDays';
  label: string;
  kind: 'text' | 'choice' | 'day' | 'money';
  width: number;
  need?: boolean;
  most?: number;
  /** Written for the reader; not read back. */
  isShown?: boolean;
};

/** The columns of the workbook, out and in. */
export const columns: readonly Column[] = [
  { key: 'number', label: '储备编号', kind: 'text', width: 16 },
  { key: 'title', label: '作品名称', kind: 'text', width: 24, need: true, most: 60 },
  { key: 'producerName', label: '制作机构', kind: 'text', width: 26, most: 100 },
  { key: 'categoryCode', label: '类别', kind: 'choice', width: 18 },
  { key: 'subPlan', label: '子计划', kind: 'choice', width: 22 },
  { key: 'regionCode', label: '地区', kind: 'choice', width: 10 },
  { key: 'level', label: '层级', kind: 'choice', width: 10, need: true },
  { key: 'stage', label: '阶段', kind: 'choice', width: 12, need: true },
  { key: 'priority', label: '优先级', kind: 'choice', width: 9 },
  { key: 'filingNumber', label: '规划立项备案号', kind: 'text', width: 22, most: 60 },
  { key: 'shootingOn', label: '计划开机', kind: 'day', width: 12 },
  { key: 'finishOn', label: '计划完成', kind: 'day', width: 12 },
  { key: 'applyOn', label: '拟申报日期', kind: 'day', width: 12 },
  { key: 'wantedFen', label: '拟申请资金（万元）', kind: 'money', width: 14 },
  { key: 'logline', label: '一句话介绍', kind: 'text', width: 30, most: 100 },
  { key: 'synopsis', label: '内容梗概', kind: 'text', width: 40, most: 1500 },
  { key: 'notes', label: '内部备注', kind: 'text', width: 24, most: 500 },
  { key: 'owner', label: '储备单位', kind: 'text', width: 24, isShown: true },
  { key: 'state', label: '状态', kind: 'text', width: 10, isShown: true },
  { key: 'stageDays', label: '阶段停留（天）', kind: 'text', width: 12, isShown: true },
];
export const sheetNames = { entries: '储备项目', guide: '填表说明', codes: '代码表' } as const;
/** Rows from 1: title, unit, heads, then the body. */
export const layoutRows = { title: 1, line: 2, heads: 3, body: 4 } as const;
export const headOf = ({ label, need }: Column): string => (need ? `${label}*` : label);
/** Lines below the body begin with this word and are not read back. */
export const footWord = '导出：';

/** What a choice column offers, as code and label. */
export function choicesOf(key: Column['key'], lists: Lists): readonly Coded[] {
  const labelled = (labels: Readonly<Record<string, string>>): Coded[] =>
    Object.entries(labels).map(([code, label]) => ({ code, label }));
  if (key === 'stage') return lists.stages;
  if (key === 'categoryCode') return lists.categories;
  if (key === 'subPlan') return lists.subPlans;
  if (key === 'regionCode') return labelled(lists.regions);
  return key === 'level' ? labelled(entryLevels) : key === 'priority' ? labelled(priorities) : [];
}

export type PrintedEntry = Omit<EntryFacts, 'producerOrgId'> &
  Pick<ReserveEntryRow, 'number' | 'stage' | 'state'> & { owner: string; stageDays: number | null };
const cellOf = (entry: PrintedEntry, column: Column, lists: Lists): string | number | null => {
  const value = entry[column.key as keyof PrintedEntry];
  if (value === null || value === '') return null;
  if (column.kind === 'money') return Number(value) / 1_000_000;
  if (column.key === 'state') return entryStates[entry.state];
  if (column.kind !== 'choice') return typeof value === 'number' ? value : String(value);
  return choicesOf(column.key, lists).find((one) => one.code === value)?.label ?? String(value);
};

type Row = {
  cells: (string | number | null)[];
  look: 'title' | 'line' | 'head' | 'body' | 'foot' | 'plain';
  height?: number;
};
export type LaidSheet = {
  name: string;
  widths: number[];
  rows: Row[];
  merges?: string[];
  formats?: Record<number, string>;
  lists?: { column: number; from: number; to: number; range: string }[];
  locked?: number[];
  frozen?: { rows: number; columns: number };
  print?: { repeat: string; foot: string };
};
export type Printed = {
  unit: string;
  today: LocalDate;
  entries: readonly PrintedEntry[];
  lists: Lists;
  foot: readonly string[];
};
/** So many empty lines of a template carry drop-downs too. */
const spare = 300;

/** The list as a workbook: the same layout goes out and comes in. */
export function entrySheets({ unit, today, entries, lists, foot }: Printed): LaidSheet[] {
  const last = columns.length - 1;
  const wide = (text: string): (string | null)[] => [text, ...Array.from({ length: last }, () => null)];
  const choices = columns.flatMap((column, i) => (column.kind === 'choice' ? [{ column, i }] : []));
  const end = layoutRows.body + entries.length;
  const main: LaidSheet = {
    name: sheetNames.entries,
    widths: columns.map(({ width }) => width),
    rows: [
      { cells: wide('微短剧精品项目储备库'), look: 'title', height: 30 },
      { cells: wide(`储备单位：${unit}　　${today}　　金额单位：万元`), look: 'line', height: 20 },
      { cells: columns.map(headOf), look: 'head', height: 28 },
      ...entries.map((entry) => ({ cells: columns.map((one) => cellOf(entry, one, lists)), look: 'body' as const })),
      ...foot.map((text) => ({ cells: wide(`${footWord}${text}`), look: 'foot' as const })),
    ],
    merges: [1, 2, ...foot.map((_, i) => end + i)].map((row) => `${cellName(0, row)}:${cellName(last, row)}`),
    formats: Object.fromEntries(columns.flatMap(({ kind }, i) => (kind === 'money' ? [[i, '0.00####']] : []))),
    lists: choices.map(({ column, i }, at) => ({
      column: i,
      from: layoutRows.body,
      to: foot.length > 0 ? Math.max(end - 1, layoutRows.body) : end + spare,
      range: rangeOf(at, choicesOf(column.key, lists).length),
    })),
    locked: columns.flatMap(({ isShown }, i) => (isShown ? [i] : [])),
    frozen: { rows: layoutRows.heads, columns: 2 },
    print: { repeat: `${layoutRows.heads}:${layoutRows.heads}`, foot: '第 &P 页，共 &N 页' },
  };
  return [main, codeSheet(choices.map(({ column }) => ({ column, of: choicesOf(column.key, lists) })))];
}

const rangeOf = (at: number, many: number): string => {
  const letter = cellName(at, 1).replace(/\d+$/, '');
  return `'${sheetNames.codes}'!$${letter}$2:$${letter}$${Math.max(2, many + 1)}`;
};
function codeSheet(lists: readonly { column: Column; of: readonly Coded[] }[]): LaidSheet {
  const most = Math.max(1, ...lists.map(({ of }) => of.length));
  const line = (i: number): Row => ({ cells: lists.map(({ of }) => of[i]?.label ?? null), look: 'plain' });
  return {
    name: sheetNames.codes,
    widths: lists.map(() => 22),
    rows: [
      { cells: lists.map(({ column }) => column.label), look: 'head' },
      ...Array.from({ length: most }, (_, i) => line(i)),
    ],
  };
}

/** How to fill it in, in front of an empty list. */
export function templateSheets(printed: Omit<Printed, 'entries' | 'foot'>): LaidSheet[] {
  const rules = [
    ['储备编号', '新入库的不填；要修改已在库的项目，填系统给的编号（可由“导出”得到）'],
    ['类别、子计划、地区、层级、阶段、优先级', '从下拉中选；子计划和优先级可不填'],
    ['制作机构', '与本单位管理的已注册机构同名时自动关联，才能转申报'],
    ['计划开机、计划完成、拟申报日期', '例：2026-11-30'],
    ['拟申请资金（万元）', '数字，最多六位小数'],
    ['储备单位、状态、阶段停留', '只供查看，不读入'],
    ['有一处错误', '整份不导入，错误逐格标出'],
  ];
  const guide: LaidSheet = {
    name: sheetNames.guide,
    widths: [40, 76],
    rows: [{ cells: ['列', '怎么填'], look: 'head' }, ...rules.map((cells) => ({ cells, look: 'plain' as const }))],
  };
  return [...entrySheets({ ...printed, entries: [], foot: [] }), guide];
}
