import {
  headFaults,
  mergeFaults,
  mostFaults,
  sheetToRead,
  wordsInCell,
  type CellFault,
  type FoundBook,
  type FoundCell,
  type FoundSheet,
} from '../../base/sent-workbook.ts';
import { addDays, type LocalDate } from '../../base/time.ts';
import { cellText, choicesOf, readCell } from './cell-rules.ts';
import { cellName, headsOf, layoutRows, sheetNames } from './layout-rules.ts';
import type { Cells, DefinitionContent, ReportColumn, TableRow } from './terms.ts';

/** What the workbook must be: this table, in this edition of its columns. */
export type Wanted = {
  content: DefinitionContent;
  rows: readonly TableRow[];
  stamp: Readonly<Record<string, string | number>>;
};
export type ReadTable = { rows: { projectId: string; cells: Cells; changed: string[] }[]; faults: CellFault[] };

/** Reads a filled table; one wrong cell and nothing of it may be taken over. Every fault is named at once. */
export function readTable(book: FoundBook, wanted: Wanted): ReadTable {
  const { sheet, faults } = sheetToRead(book, sheetNames.table);
  faults.push(...stampFaults(book, wanted.stamp));
  if (!sheet) return { rows: [], faults };
  const heads = headFaults(sheet, headsOf(wanted.content.columns), layoutRows.heads);
  if (heads.length > 0 || faults.length > 0) return { rows: [], faults: [...faults, ...heads] };
  const read = readBody(sheet, { ...wanted, counts1904: book.counts1904 });
  return { rows: read.faults.length > 0 ? [] : read.rows, faults: read.faults.slice(0, mostFaults) };
}

const plain = wordsInCell;
const stampWords: Record<string, string> = {
  form: '表种',
  definition: '列定义版次',
  definitionDigest: '列定义',
  report: '本单位本期的表',
};
/** Yesterday's template, another unit's or another period's table is told by its stamp. */
function stampFaults(book: FoundBook, stamp: Wanted['stamp']): CellFault[] {
  const at = { sheet: sheetNames.table, cell: 'A1' };
  const sheet = book.sheets.find(({ name }) => name === sheetNames.stamp);
  if (!sheet) return [{ ...at, found: '没有模板印记', expected: '由本系统下载的本期模板' }];
  const found = new Map(sheet.rows.map(({ cells }) => [plain(cells[0]), plain(cells[1])]));
  const said = (of: (key: string) => unknown): string => `${String(of('unit') ?? '')} ${String(of('period') ?? '')}`;
  return Object.entries(stampWords)
    .filter(([key]) => found.get(key) !== String(stamp[key]))
    .slice(0, 1)
    .map(([, word]) => ({
      ...at,
      found: `${word}不符：${said((one) => found.get(one))}第 ${found.get('definition') ?? '？'} 版模板`,
      expected: `${said((one) => stamp[one])}第 ${stamp.definition} 版模板`,
    }));
}

type Asked = Wanted & { counts1904: boolean };
function readBody(sheet: FoundSheet, asked: Asked): ReadTable {
  const body = sheet.rows.filter(({ at }) => at >= layoutRows.body);
  const foot = body.findIndex(({ cells }) => plain(cells[0]).startsWith('填报人：'));
  const lines = foot < 0 ? body : body.slice(0, foot);
  const end = body[foot]?.at ?? (lines.at(-1)?.at ?? layoutRows.body) + 1;
  const read: ReadTable = { rows: [], faults: mergeFaults(sheet, layoutRows.body, end) };
  const seen = new Map<string, number>();
  const place = asked.content.columns.findIndex(({ key }) => key === 'projectNumber') + 1;
  for (const { at, cells } of lines) {
    // a row with nothing but its serial number says nothing
    if (cells.every((cell, i) => i === 0 || plain(cell) === '')) continue;
    const number = plain(cells[place]);
    const row = asked.rows.find((one) => one.cells.projectNumber === number);
    const fault = (found: string, expected: string) =>
      read.faults.push({ sheet: sheetNames.table, cell: cellName(place, at), found, expected });
    const before = seen.get(number);
    if (!row) fault(number, '本单位本期的项目编号；新项目请先录入');
    else if (before !== undefined) fault(number, `一个项目一行（与第 ${before} 行重复）`);
    else readRow(cells, { at, row, asked, read });
    seen.set(number, at);
  }
  for (const { cells } of asked.rows) {
    const number = String(cells.projectNumber ?? '');
    if (!seen.has(number)) {
      const expected = `${number}《${String(cells.title ?? '')}》一行`;
      read.faults.push({ sheet: sheetNames.table, cell: cellName(place, end), found: '缺少项目', expected });
    }
  }
  return read;
}

/** A text of ours as it comes back when nobody has touched it: reading makes full-width signs half-width. */
function asRead(column: ReportColumn, shown: string, choices: Parameters<typeof readCell>[2]): string {
  const back = readCell(column, shown, choices);
  return 'expected' in back ? shown : cellText(column, back.value, choices);
}

type RowCx = { at: number; row: TableRow; asked: Asked; read: ReadTable };
function readRow(found: readonly (FoundCell | null)[], { at, row, asked, read }: RowCx): void {
  const { content } = asked;
  const cells: Cells = {};
  for (const [i, column] of content.columns.entries()) {
    const cell = found[i + 1] ?? null;
    const choices = choicesOf(column, content);
    const say = (expected: string) =>
      read.faults.push({ sheet: sheetNames.table, cell: cellName(i + 1, at), found: plain(cell), expected });
    if (cell?.kind === 'formula') say('数值，不是公式');
    else if (cell?.kind === 'odd') say(`${column.label}，不是 ${cell.text}`);
    else {
      const value = readCell(column, rawOf(cell, column, asked.counts1904), choices);
      const shown = cellText(column, row.cells[column.key], choices);
      if (row.locked.includes(column.key)) {
        if ('expected' in value || cellText(column, value.value, choices) !== asRead(column, shown, choices))
          say(`${shown || '空'}（系统带出，不在表中修改）`);
      } else if ('expected' in value) say(value.expected);
      else if (column.need && value.value === null) say(`${column.label}必填`);
      else cells[column.key] = value.value;
    }
  }
  const changed = Object.keys(cells).filter((key) => (cells[key] ?? null) !== (row.cells[key] ?? null));
  read.rows.push({ projectId: row.projectId, cells, changed });
}

/** A found cell as one would type it; days of a workbook that counts from 1904 are moved to where they belong. */
function rawOf(cell: FoundCell | null, column: ReportColumn, counts1904: boolean): string | number | null {
  if (!cell || cell.kind === 'formula' || cell.kind === 'odd') return null;
  if (cell.kind === 'day') return column.kind === 'money' || column.kind === 'whole' ? `日期 ${cell.day}` : cell.day;
  if (cell.kind === 'text') return /^'[=+\-@]/.test(cell.text) ? cell.text.slice(1) : cell.text;
  if (column.kind === 'date') return counts1904 ? shifted(cell.number) : cell.number;
  const value = cell.isPercent ? Math.round(cell.number * 1_000_000) / 10_000 : cell.number;
  return column.kind === 'text' || column.kind === 'choice' ? String(value) : value;
}
const shifted = (serial: number): string | number =>
  Number.isInteger(serial) && serial > 35_000 && serial < 72_000 ? addDays('1904-01-01' as LocalDate, serial) : serial;
