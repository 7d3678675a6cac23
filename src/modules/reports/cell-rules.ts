import { dayInCell, fenInCell } from '../../base/cells.ts';
import { normalised } from '../../base/fields.ts';
import { fen, tenThousandYuan } from '../../base/money.ts';
import type { CellValue, Choice, DefinitionContent, ReportColumn } from './terms.ts';

/** The choices of a column, the stages where it says so. */
export const choicesOf = (column: ReportColumn, content: Pick<DefinitionContent, 'stages'>): Choice[] =>
  column.options === 'stages' ? content.stages.map(({ code, label }) => ({ code, label })) : (column.options ?? []);

export type ReadCell = { value: CellValue } | { expected: string };
const wrong = (expected: string): ReadCell => ({ expected });

const given = (value: CellValue | undefined, expected: string): ReadCell =>
  value === undefined ? wrong(expected) : { value };

const plainNumber = (raw: string | number): number | undefined => {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  const text = raw.replaceAll(',', '').replace(/%$/, '');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
};
function readNumber(raw: string | number, column: ReportColumn): ReadCell {
  const most = column.most ?? 1e12;
  const word = `${column.kind === 'whole' ? '整数' : '数'}，0 至 ${most}`;
  const value = plainNumber(raw);
  if (value === undefined || value < 0 || value > most) return wrong(word);
  return column.kind === 'whole' && !Number.isInteger(value) ? wrong(word) : { value };
}
/** What a typed or pasted cell means; a text in half-width, without blanks around it. */
export function readCell(column: ReportColumn, raw: string | number | null, choices: readonly Choice[]): ReadCell {
  const said = typeof raw === 'string' ? normalised(raw).trim() : raw;
  if (said === null || said === '') return { value: null };
  if (column.kind === 'date') return given(dayInCell(said), '日期，例：2026-11-30');
  if (column.kind === 'money') return given(fenInCell(said), '数字（万元），不小于 0，最多六位小数');
  if (column.kind === 'whole' || column.kind === 'number') return readNumber(said, column);
  const text = String(said);
  if (column.kind === 'choice') {
    const found = choices.find(({ code, label }) => label === text || code === text);
    return found ? { value: found.code } : wrong(`只能填：${choices.map(({ label }) => label).join('、')}`);
  }
  const most = column.max ?? 200;
  return [...text].length > most ? wrong(`不超过 ${most} 字`) : { value: text };
}

/** A value as the table shows it: 万元 with two decimals, the label of a choice. */
export function cellText(column: ReportColumn, value: CellValue | undefined, choices: readonly Choice[]): string {
  if (value === null || value === undefined) return '';
  if (column.kind === 'money') return tenThousandYuan(fen(Number(value)));
  if (column.kind === 'choice') return choices.find(({ code }) => code === value)?.label ?? String(value);
  return String(value);
}

/** A value as a workbook keeps it: money as a number in 万元, everything else as shown. */
export function cellForWorkbook(
  column: ReportColumn,
  value: CellValue | undefined,
  choices: readonly Choice[],
): string | number | null {
  if (value === null || value === undefined) return null;
  if (column.kind === 'money') return Number(value) / 1_000_000;
  if (column.kind === 'whole' || column.kind === 'number') return Number(value);
  return cellText(column, value, choices);
}
