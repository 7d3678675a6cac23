// What the workbook thread does for forms; pure over bytes, so that tests may call it without a thread.
import ExcelJS from 'exceljs';
import { sameTimes } from './zip-times.ts';
import type { CellFault, FoundBook, FoundCell, FoundRow, FoundSheet } from '../base/sent-workbook.ts';
import type { FormRow, FormSheet } from './workbook-form.ts';

type Value = ExcelJS.CellValue;

function gridCell(cell: ExcelJS.Cell): FoundCell | null {
  if (cell.isMerged && cell.master !== cell) return null;
  return ofValue(cell.value, cell.numFmt ?? '');
}
function ofValue(value: Value, format: string): FoundCell | null {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? { kind: 'odd', text: '日期' }
      : { kind: 'day', day: value.toISOString().slice(0, 10) };
  }
  if (typeof value === 'number')
    return { kind: 'number', number: value, ...(format.includes('%') ? { isPercent: true } : {}) };
  if (typeof value === 'string') return value.trim() === '' ? null : { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'odd', text: value ? 'TRUE' : 'FALSE' };
  if ('formula' in value || 'sharedFormula' in value) return { kind: 'formula' };
  if ('richText' in value) return { kind: 'text', text: value.richText.map(({ text }) => text).join('') };
  if ('text' in value) return ofValue(value.text as Value, '');
  return { kind: 'odd', text: 'error' in value ? String(value.error) : '' };
}

function gridSheet(sheet: ExcelJS.Worksheet, most: { rows: number; columns: number }): FoundSheet {
  const rows: FoundRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, at) => {
    const cells: (FoundCell | null)[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const read = gridCell(cell);
      if (read && column > most.columns) throw new RangeError('too large');
      if (read) cells[column - 1] = read;
    });
    if (cells.length > 0) rows.push({ at, cells: Array.from(cells, (cell) => cell ?? null) });
    if (rows.length > most.rows) throw new RangeError('too large');
  });
  const { merges = [] } = sheet.model as { merges?: string[] };
  return { name: sheet.name, isHidden: sheet.state !== 'visible', rows, merges: [...merges] };
}

/** Reads a book; rows formatted but empty, however many, count for nothing. */
export async function readGridBook(bytes: Uint8Array, most: { rows: number; columns: number }): Promise<FoundBook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  if (book.worksheets.length === 0) throw new Error('no sheets');
  return {
    sheets: book.worksheets.map((sheet) => gridSheet(sheet, most)),
    counts1904: book.properties.date1904 === true,
    hasMacros: Buffer.from(bytes).includes('vbaProject.bin'),
  };
}

const line = { style: 'thin' as const, color: { argb: 'FF7F7F7F' } };
const box = { top: line, left: line, bottom: line, right: line };
const middle = { vertical: 'middle' as const, wrapText: true };
const looks: Record<NonNullable<FormRow['look']>, Partial<ExcelJS.Style>> = {
  title: { font: { name: '宋体', size: 18, bold: true }, alignment: { ...middle, horizontal: 'center' } },
  line: { font: { name: '宋体', size: 11 }, alignment: { vertical: 'middle' } },
  group: {
    font: { name: '宋体', size: 10, bold: true },
    alignment: { ...middle, horizontal: 'center' },
    border: box,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E3DA' } },
  },
  head: {
    font: { name: '宋体', size: 10, bold: true },
    alignment: { ...middle, horizontal: 'center' },
    border: box,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F0E9' } },
  },
  body: { font: { name: '宋体', size: 10 }, alignment: middle, border: box },
  foot: { font: { name: '宋体', size: 11 }, alignment: { vertical: 'middle' } },
  plain: { font: { name: '宋体', size: 11 }, alignment: middle },
};
const grey = { name: '宋体', size: 10, color: { argb: 'FF6B6B6B' } };
const bold = { name: '宋体', size: 10, bold: true };

/** Styles are made once per column and look: a thousand rows share them. */
function stylesOf(form: FormSheet): (look: NonNullable<FormRow['look']>, column: number) => Partial<ExcelJS.Style> {
  const made = new Map<string, Partial<ExcelJS.Style>>();
  return (look, column) => {
    const key = `${look}:${column}`;
    const found = made.get(key);
    if (found) return found;
    const isBody = look === 'body';
    const style = {
      ...looks[look],
      ...(isBody ? { numFmt: form.formats?.[column] ?? '@' } : {}),
      ...(isBody && form.locked?.includes(column) ? { font: grey } : {}),
    };
    made.set(key, style);
    return style;
  };
}

/** Rules over a range; the library has them, its types do not. */
type Ruled = { dataValidations: { add: (range: string, rule: ExcelJS.DataValidation) => void } };

function writeSheet(book: ExcelJS.Workbook, form: FormSheet): void {
  const { frozen = { rows: 0, columns: 0 } } = form;
  const sheet = book.addWorksheet(form.name, {
    state: form.isHidden ? 'veryHidden' : 'visible',
    views: [{ state: 'frozen', ySplit: frozen.rows, xSplit: frozen.columns }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.25, right: 0.25, top: 0.4, bottom: 0.45, header: 0.2, footer: 0.2 },
      ...(form.print ? { printTitlesRow: form.print.repeat } : {}),
    },
    ...(form.print ? { headerFooter: { oddFooter: form.print.foot } } : {}),
  });
  form.widths.forEach((width, i) => void (sheet.getColumn(i + 1).width = width));
  const styleOf = stylesOf(form);
  for (const { cells, look = 'plain', height } of form.rows) {
    const row = sheet.addRow(cells);
    if (height) row.height = height;
    for (let i = 0; i < cells.length; i++) row.getCell(i + 1).style = styleOf(look, i);
  }
  for (const range of form.merges ?? []) sheet.mergeCells(range);
  for (const cell of form.changed ?? []) sheet.getCell(cell).font = bold;
  for (const { column, from, to, range } of form.lists ?? []) {
    const choice = { type: 'list' as const, allowBlank: true, formulae: [range], showErrorMessage: true };
    const { letter } = sheet.getColumn(column + 1);
    (sheet as unknown as Ruled).dataValidations.add(`${letter}${from}:${letter}${to}`, choice);
  }
}

/** Writes a book; its times are those given, never those of the writing. */
export async function writeFormBook(sheets: readonly FormSheet[], at: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = '精微';
  book.lastModifiedBy = '精微';
  book.created = new Date(at);
  book.modified = new Date(at);
  for (const form of sheets) writeSheet(book, form);
  return sameTimes(new Uint8Array(await book.xlsx.writeBuffer()));
}

const red = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFF7C8C3' } };

/** Colours every wrong cell, puts a note to it and lists all of them on a sheet of their own. */
export async function markedBook(bytes: Uint8Array, faults: readonly CellFault[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  for (const { sheet, cell, found, expected } of faults) {
    const place = book.getWorksheet(sheet);
    if (!place || !/^[A-Z]{1,3}\d{1,7}$/.test(cell)) continue;
    const at = place.getCell(cell);
    at.style = { ...at.style, fill: red };
    at.note = `现为：${found || '（空）'}\n应为：${expected}`;
  }
  const former = book.getWorksheet('错误明细');
  if (former) book.removeWorksheet(former.id);
  const list = book.addWorksheet('错误明细');
  list.addRow(['工作表', '单元格', '现为', '应为']).font = { bold: true };
  for (const { sheet, cell, found, expected } of faults) list.addRow([sheet, cell, found, expected]);
  [16, 10, 40, 60].forEach((width, i) => void (list.getColumn(i + 1).width = width));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
