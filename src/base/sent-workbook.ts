// Workbooks that somebody fills in and sends back: what is found in one, what is wrong with it, what becomes of it.
import { cellName } from './cells.ts';
import type { Finding } from './problem.ts';
import { workflow } from './workflow.ts';

/** A cell as found: numbers and days keep their kind, a formula is never followed. */
export type FoundCell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; isPercent?: boolean }
  | { kind: 'day'; day: string }
  | { kind: 'formula' }
  | { kind: 'odd'; text: string };
/** Rows that hold anything, by their number from 1; cells by column from 0. */
export type FoundRow = { at: number; cells: (FoundCell | null)[] };
export type FoundSheet = { name: string; isHidden: boolean; rows: FoundRow[]; merges: string[] };
export type FoundBook = { sheets: FoundSheet[]; counts1904: boolean; hasMacros: boolean };
/** What is wrong in which cell of which sheet. */
export type CellFault = { sheet: string; cell: string; found: string; expected: string };

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What may be sent: one .xlsx of at most 10 MiB. */
export const workbookLimits = { types: [workbookType], maxBytes: 10 * 2 ** 20 };
/** So many faults are named at most; whoever has more begins with these. */
export const mostFaults = 2000;

/** What stands in a cell, as somebody would read it aloud. */
export function wordsInCell(cell: FoundCell | null | undefined): string {
  if (!cell) return '';
  if (cell.kind === 'text' || cell.kind === 'odd') return cell.text.trim();
  if (cell.kind === 'number') return String(cell.number);
  return cell.kind === 'day' ? cell.day : '公式';
}

/** The sheet that is to be read, and what is wrong with the book before any cell is looked at. */
export function sheetToRead(book: FoundBook, name: string): { sheet: FoundSheet | undefined; faults: CellFault[] } {
  const sheet = book.sheets.find((one) => one.name === name);
  const names = book.sheets.filter(({ isHidden }) => !isHidden).map((one) => one.name);
  const faults: CellFault[] = [];
  if (book.hasMacros) faults.push({ sheet: '', cell: '', found: '含宏的工作簿', expected: '不含宏的 xlsx 文件' });
  if (!sheet) {
    const found = `工作表：${names.join('、')}`;
    faults.push({ sheet: names[0] ?? '', cell: 'A1', found, expected: `工作表“${name}”` });
  }
  return { sheet, faults };
}

/** Heads where they do not stand, as after a column or a row was put in. */
export function headFaults(sheet: FoundSheet, heads: readonly string[], row: number): CellFault[] {
  const found = sheet.rows.find(({ at }) => at === row)?.cells ?? [];
  return Array.from({ length: Math.max(heads.length, found.length) }, (_, i) => i)
    .filter((i) => wordsInCell(found[i]) !== (heads[i] ?? ''))
    .map((i) => ({
      sheet: sheet.name,
      cell: cellName(i, row),
      found: wordsInCell(found[i]),
      expected: heads[i] ? `列名“${heads[i]}”` : '没有这一列',
    }));
}

/** Cells merged in the rows from `first` to before `end`: nobody can say whose their value is. */
export const mergeFaults = ({ name, merges }: FoundSheet, first: number, end = Number.POSITIVE_INFINITY): CellFault[] =>
  merges.flatMap((range) => {
    const [, column, from, to] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range) ?? [];
    const isInBody = Number(to) >= first && Number(from) < end;
    return isInBody
      ? [{ sheet: name, cell: `${column}${from}`, found: `合并单元格 ${range}`, expected: '数据区不合并单元格' }]
      : [];
  });

/** A workbook that was read in: carried out as a whole, or given up; one with faults can only be given up. */
export const importStates = { faulty: '有错', read: '待导入', done: '已导入', dropped: '已放弃' } as const;
export type ImportState = keyof typeof importStates;
/** Workbooks whose rows have been taken in. */
export const carriedOutStates: readonly ImportState[] = ['done'];
type CarryOut<F> = { label: string; basis?: string; unless?: (facts: F) => Finding[] };
/** The one table of what becomes of a workbook; its kinds differ in name and in what carrying them out takes. */
export const workbookWorkflow = <F = object>(name: string, carryOut: CarryOut<F>) =>
  workflow({
    name,
    states: importStates,
    start: 'read',
    ends: ['done', 'dropped'],
    moves: [
      { act: 'fault', label: '读出错误', from: ['read'], to: 'faulty' },
      { act: 'carry_out', from: ['read'], to: 'done', ...carryOut },
      { act: 'drop', label: '放弃', from: ['read', 'faulty'], to: 'dropped' },
    ],
  });
