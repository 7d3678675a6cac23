import { normalised } from '../../base/fields.ts';
import { fen, fenOf, tenThousandYuan } from '../../base/money.ts';
import { addDays, localDate } from '../../base/time.ts';
import type { CellValue, Choice, DefinitionContent, ReportColumn } from './terms.ts';

/** The choices of a column, the stages where it says so. */
export const choicesOf = (column: ReportColumn, content: Pick<DefinitionContent, 'stages'>): Choice[] =>
  column.options === 'stages' ? content.stages.map(({ code, label }) => ({ code, label })) : (column.options ?? []);

export type ReadCell = { value: CellValue } | { expected: string };
const wrong = (expected: string): ReadCell => ({ expected });

const dayText = (year: string, month: string, day: string): ReadCell => {
  try {
    return { value: localDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) };
  } catch {
    return wrong('日期，例：2026-11-30');
  }
};
/** A day as people write it, or as a workbook counts it (days since the end of 1899). */
function readDay(raw: string | number): ReadCell {
  if (typeof raw === 'number') {
    const plausible = Number.isInteger(raw) && raw > 36_525 && raw < 73_050; // 2000 to 2099
    return plausible ? { value: addDays(localDate('1899-12-30'), raw) } : wrong('日期，例：2026-11-30');
  }
  const found =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(raw) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(raw) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(raw);
  return found ? dayText(found[1] ?? '', found[2] ?? '', found[3] ?? '') : wrong('日期，例：2026-11-30');
}

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
function readMoney(raw: string | number): ReadCell {
  const expected = '数字（万元），不小于 0，最多六位小数';
  if (typeof raw === 'number') {
    // a figure of a workbook is binary: 0.1 + 0.2 is still 0.30 万元
    const value = Math.round(raw * 1_000_000);
    const isExact = Math.abs(raw * 1_000_000 - value) < 0.001;
    return raw >= 0 && Number.isSafeInteger(value) && isExact ? { value } : wrong(expected);
  }
  const value = fenOf(raw, 'tenThousandYuan');
  return value === undefined ? wrong(expected) : { value };
}

/** What a typed or pasted cell means; a text in half-width, without blanks around it. */
export function readCell(column: ReportColumn, raw: string | number | null, choices: readonly Choice[]): ReadCell {
  const said = typeof raw === 'string' ? normalised(raw).trim() : raw;
  if (said === null || said === '') return { value: null };
  if (column.kind === 'date') return readDay(said);
  if (column.kind === 'money') return readMoney(said);
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
