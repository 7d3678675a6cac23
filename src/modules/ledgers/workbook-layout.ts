import { cellName, dayInCell, fenInCell } from '../../base/cells.ts';
import { addDays } from '../../base/time.ts';
import type { LedgerField } from './format-rules.ts';
import { periodLabel } from './period-rules.ts';
import { contentDigest, type Reading, readRecord } from './records.ts';
import type { CellFault, ReadRecord, RecordContent } from './terms.ts';
import { columnTitle, shownValue } from './wording.ts';

// What a workbook holds and how one is laid out (platform/workbook-form.ts reads and writes it).
export type FoundCell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; isPercent?: boolean }
  | { kind: 'day'; day: string }
  | { kind: 'formula' }
  | { kind: 'odd'; text: string };
export type FoundBook = {
  sheets: {
    name: string;
    isHidden: boolean;
    rows: { at: number; cells: (FoundCell | null)[] }[];
    merges: string[];
  }[];
  counts1904: boolean;
  hasMacros: boolean;
};
type Look = 'title' | 'line' | 'head' | 'body' | 'plain';
type Row = { cells: (string | number | null)[]; look: Look; height?: number };

export const sheetNames = { table: '台账', guide: '填表说明', codes: '代码表', stamp: '_精微' } as const;
const places = { heads: 3, body: 4 };
const fixed = ['编号*', '版本', '撤销'];
export type Stamp = { kind: string; format: string; unit: string; unitName: string; period: string };
export type Standing = { key: string; version: number; digest: string; content: RecordContent | null };
export type Laid = {
  title: string;
  stamp: Stamp;
  fields: readonly LedgerField[];
  records: readonly Standing[];
  clause: string;
};

const headsOf = (fields: readonly LedgerField[]): string[] => [
  ...fixed,
  ...fields.map((field) => `${columnTitle(field)}${field.need ? '*' : ''}`),
];
/** A value as a workbook keeps it: figures as numbers, amounts in 万元. */
function cellOf(field: LedgerField, value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  if (field.kind === 'money') return Number(value) / 1_000_000;
  return field.kind === 'whole' || field.kind === 'number' ? Number(value) : shownValue(field, value);
}

/** Empty rows below the records, with their lists to choose from. */
const spareRows = 200;

/** The ledger as it stands, to be changed and filled up: records, code lists, how to fill it in, and its stamp. */
export function ledgerSheets(laid: Laid) {
  return [guideSheet(laid), tableSheet(laid), codeSheet(laid), stampSheet(laid.stamp)];
}
function tableSheet({ title, stamp, fields, records }: Laid) {
  const heads = headsOf(fields);
  const blank = heads.slice(1).map(() => null);
  const last = heads.length - 1;
  const half = Math.floor(last / 2);
  const body = records.map(({ key, version, content }) => [
    key,
    version,
    null,
    ...fields.map((field) => cellOf(field, content?.[field.key])),
  ]);
  const choices = fields.flatMap((field, i) => (field.kind === 'choice' ? [{ field, column: i + fixed.length }] : []));
  const line: (string | null)[] = heads.map(() => null);
  line[0] = `报送单位：${stamp.unitName}　　期次：${periodLabel(stamp.period)}`;
  line[half + 1] = '金额单位：万元';
  const end = places.body + records.length + spareRows - 1;
  const lists = choices.map(({ field, column }, at) => {
    const letters = cellName(at, 1).slice(0, -1);
    const range = `'${sheetNames.codes}'!$${letters}$2:$${letters}$${(field.options?.length ?? 0) + 1}`;
    return { column, from: places.body, to: end, range };
  });
  const rows: Row[] = [
    { cells: [title, ...blank], look: 'title', height: 30 },
    { cells: line, look: 'line', height: 20 },
    { cells: heads, look: 'head', height: 32 },
    ...body.map((cells) => ({ cells, look: 'body' as const })),
  ];
  return {
    name: sheetNames.table,
    widths: [16, 6, 6, ...fields.map(({ kind, label }) => (kind === 'text' ? 20 : Math.max(12, label.length * 2 + 2)))],
    rows,
    merges: [`A1:${cellName(last, 1)}`, `A2:${cellName(half, 2)}`, `${cellName(half + 1, 2)}:${cellName(last, 2)}`],
    formats: Object.fromEntries(
      fields.flatMap(({ kind }, i) => {
        const format = kind === 'money' ? '#,##0.00####' : kind === 'whole' ? '#,##0' : kind === 'number' ? '0.##' : '';
        return format === '' ? [] : [[i + fixed.length, format]];
      }),
    ),
    lists,
    locked: [1],
    print: { repeat: '1:3', foot: '第 &P 页 共 &N 页' },
    frozen: { rows: 3, columns: 4 },
  };
}
const kindWords: Record<LedgerField['kind'], (field: LedgerField) => string> = {
  text: ({ max = 200 }) => `文字，不超过 ${max} 字`,
  code: () => '18 位统一社会信用代码',
  choice: () => '从下拉列表选',
  date: () => '日期，例：2026-11-30',
  money: () => '数字，单位万元，最多六位小数；不写“万”“元”',
  yuan: () => '数字，单位元',
  whole: ({ most }) => `整数${most ? `，0 至 ${most}` : ''}`,
  number: ({ most }) => `数${most ? `，0 至 ${most}` : ''}`,
};
function guideSheet({ title, stamp, fields, clause }: Laid) {
  const says = [
    `${title}：填表说明`,
    `${stamp.unitName}，${periodLabel(stamp.period)}。依据：${clause}。`,
    '一行一条记录；编号由本单位编定，一经报送不再改变。表中已带入现有记录，只改有变化的，新增记录填在下面的空行。',
    '版本由系统填写，新增的留空；撤销一条记录，在“撤销”列填“是”。删去一行不等于撤销。',
    '不要改工作表名、增删列、合并单元格；不用公式。带 * 的列必填。有一格不对整表不导，并发回标出错误的原表。',
  ];
  const rows: Row[] = [
    ...says.map((text, i) => ({ cells: [text, null, null], look: i === 0 ? ('title' as const) : ('plain' as const) })),
    { cells: ['列', '必填', '怎么填'], look: 'head' },
    { cells: ['编号', '是', '1 至 60 位字母、数字、点、横线或下划线'], look: 'plain' },
    ...fields.map((field) => ({
      cells: [columnTitle(field), field.need ? '是' : '', kindWords[field.kind](field)],
      look: 'plain' as const,
    })),
  ];
  return { name: sheetNames.guide, widths: [22, 8, 70], rows, merges: says.map((_, i) => `A${i + 1}:C${i + 1}`) };
}
function codeSheet({ fields }: Laid) {
  const lists = fields
    .filter(({ kind }) => kind === 'choice')
    .map(({ label, options = [] }) => [label, ...options.map((one) => one.label)]);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const rows = Array.from(
    { length: longest },
    (_, r): Row => ({ cells: lists.map((list) => list[r] ?? null), look: 'plain' }),
  );
  return { name: sheetNames.codes, isHidden: true, widths: lists.map(() => 16), rows };
}
const stampSheet = (stamp: Stamp) => ({
  name: sheetNames.stamp,
  isHidden: true,
  widths: [20, 70],
  rows: Object.entries(stamp).map(([key, value]): Row => ({ cells: [key, value], look: 'plain' })),
});

export type Wanted = {
  stamp: Stamp;
  reading: Reading;
  standings: ReadonlyMap<string, Standing & { deleted: boolean }>;
};
export type ReadBook = { rows: ReadRecord[]; faults: CellFault[] };
const mostFaults = 2000;

/** Reads a filled ledger; every fault is named by its cell, and with one of them nothing may be taken over. */
export function readLedger(book: FoundBook, wanted: Wanted): ReadBook {
  const sheet = book.sheets.find(({ name }) => name === sheetNames.table);
  const faults: CellFault[] = [];
  const say = (cell: string, found: string, expected: string) =>
    void faults.push({ sheet: sheetNames.table, cell, found, expected });
  if (book.hasMacros) say('A1', '含宏的工作簿', '不含宏的 xlsx 文件');
  if (!sheet) {
    const names = book.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
    faults.push({
      sheet: names[0] ?? '',
      cell: 'A1',
      found: `工作表：${names.join('、')}`,
      expected: `工作表“${sheetNames.table}”`,
    });
    return { rows: [], faults };
  }
  const stamp = stampFault(book, wanted.stamp);
  if (stamp) say('A1', stamp.found, stamp.expected);
  const heads = headsOf(wanted.reading.fields);
  const found = sheet.rows.find(({ at }) => at === places.heads)?.cells ?? [];
  for (let i = 0; i < Math.max(heads.length, found.length); i++) {
    if (plain(found[i]) !== (heads[i] ?? '')) {
      say(cellName(i, places.heads), plain(found[i]), heads[i] ? `列名“${heads[i]}”` : '没有这一列');
    }
  }
  for (const range of sheet.merges) {
    const [, letters, row] = /^([A-Z]+)(\d+):/.exec(range) ?? [];
    if (Number(row) >= places.body) say(`${letters}${row}`, `合并单元格 ${range}`, '不合并');
  }
  if (faults.length > 0) return { rows: [], faults };
  const read = readBody(sheet.rows, wanted, book.counts1904);
  return { rows: read.faults.length > 0 ? [] : read.rows, faults: read.faults.slice(0, mostFaults) };
}

const plain = (cell: FoundCell | null | undefined): string => {
  if (!cell) return '';
  if (cell.kind === 'text' || cell.kind === 'odd') return cell.text.trim();
  if (cell.kind === 'number') return String(cell.number);
  return cell.kind === 'day' ? cell.day : '公式';
};
const stampWords: Record<string, string> = { kind: '台账', format: '格式版本', unit: '报送单位', period: '期次' };
/** Yesterday's template, another unit's or another period's is told by its stamp. */
function stampFault(book: FoundBook, stamp: Stamp): { found: string; expected: string } | undefined {
  const sheet = book.sheets.find(({ name }) => name === sheetNames.stamp);
  if (!sheet) return { found: '没有模板印记', expected: '由本系统下载的本期模板' };
  const found = new Map(sheet.rows.map(({ cells }) => [plain(cells[0]), plain(cells[1])]));
  const wrong = Object.keys(stampWords).find((key) => found.get(key) !== stamp[key as keyof Stamp]);
  return wrong === undefined
    ? undefined
    : {
        found: `${stampWords[wrong]}不符：${found.get('unitName') ?? ''} ${found.get('period') ?? ''} 的模板`,
        expected: `${stamp.unitName} ${stamp.period} 的模板`,
      };
}

function readBody(rows: FoundBook['sheets'][number]['rows'], wanted: Wanted, counts1904: boolean): ReadBook {
  const { fields } = wanted.reading;
  const all: ReadBook = { rows: [], faults: [] };
  const seen = new Map<string, number>();
  for (const { at, cells } of rows) {
    if (at < places.body || cells.every((cell, i) => i === 1 || plain(cell) === '')) continue;
    const say = (column: number, expected: string) =>
      void all.faults.push({
        sheet: sheetNames.table,
        cell: cellName(column, at),
        found: plain(cells[column]),
        expected,
      });
    const data: Record<string, unknown> = {};
    for (const [i, field] of fields.entries()) {
      const cell = cells[i + fixed.length] ?? null;
      const value = valueIn(cell, field, counts1904);
      if (typeof value === 'object' && value !== null) say(i + fixed.length, value.expected);
      else data[field.key] = value;
    }
    const key = plain(cells[0]);
    const before = seen.get(key);
    if (before !== undefined) say(0, `一个编号一行（与第 ${before} 行重复）`);
    seen.set(key, at);
    readRow({ key, cells, data }, { wanted, say, all });
  }
  return all;
}

type RowRead = { key: string; cells: (FoundCell | null)[]; data: Record<string, unknown> };
type Saying = { wanted: Wanted; say: (column: number, expected: string) => void; all: ReadBook };
function readRow({ key, cells, data }: RowRead, { wanted, say, all }: Saying): void {
  const { reading, standings } = wanted;
  const withdraws = plain(cells[2]);
  if (!['', '否', '是'].includes(withdraws)) say(2, '是，或留空');
  const stands = standings.get(key);
  const version = stands?.version ?? 0;
  const typed = plain(cells[1]);
  if (typed !== '' && typed !== String(version)) say(1, `第 ${version} 版（下载后已有改动，请重新下载）`);
  if (typed === '' && stands && !stands.deleted) say(1, `第 ${version} 版（这个编号已有记录）`);
  const isWithdrawn = withdraws === '是';
  if (isWithdrawn && (!stands || stands.deleted)) say(2, '留空（没有这条记录可撤销）');
  const read = readRecord({ key, version: version + 1, deleted: isWithdrawn, data }, 0, reading);
  if ('faults' in read) {
    for (const { path, message } of read.faults) {
      const column = path === 'key' ? 0 : reading.fields.findIndex((field) => field.key === path) + fixed.length;
      if (!(path in data) || data[path] !== undefined) say(column, message);
    }
    return;
  }
  const { content, canonical } = read.incoming;
  const change =
    !stands || stands.deleted ? 'added' : stands.digest === contentDigest(canonical) ? 'unchanged' : 'changed';
  all.rows.push({ key, version: version + 1, deleted: isWithdrawn, content: content ?? {}, change });
}

/** What a cell means for a field; undefined where it cannot be read and was named. */
function valueIn(
  cell: FoundCell | null,
  field: LedgerField,
  counts1904: boolean,
): string | number | null | { expected: string } {
  if (!cell) return null;
  if (cell.kind === 'formula') return { expected: '数值，不是公式' };
  if (cell.kind === 'odd') return { expected: `${field.label}，不是 ${cell.text}` };
  const raw = cell.kind === 'text' ? cell.text.trim() : cell.kind === 'day' ? cell.day : cell.number;
  if (raw === '') return null;
  if (field.kind === 'date') {
    const day = dayInCell(raw);
    if (day === undefined) return { expected: '日期，例：2026-11-30' };
    return counts1904 && cell.kind === 'number' ? addDays(day, 1462) : day;
  }
  if (field.kind === 'money') {
    const fen = cell.kind === 'day' ? undefined : fenInCell(raw);
    return fen ?? { expected: '数字（万元），不小于 0，最多六位小数' };
  }
  if (field.kind === 'choice') {
    const text = String(raw);
    const found = field.options?.find(({ code, label }) => label === text || code === text);
    return found?.code ?? { expected: `只能填：${field.options?.map(({ label }) => label).join('、') ?? ''}` };
  }
  if (field.kind === 'whole' || field.kind === 'number') return typeof raw === 'number' ? raw : raw.replaceAll(',', '');
  const text = String(raw);
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}
