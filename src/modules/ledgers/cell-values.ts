import { dayInCell, fenInCell } from '../../base/cells.ts';
import type { Finding } from '../../base/problem.ts';
import type { FoundCell } from '../../base/sent-workbook.ts';
import { addDays } from '../../base/time.ts';
import type { LedgerField } from './format-rules.ts';

/** What a cell means for a field, in a workbook or on a page; what it should hold where it means nothing. */
export function valueIn(
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

export type TypedRow = { key: string; content: Record<string, string | number>; findings: Finding[] };
/** A row of texts as a person types or pastes it, read as a workbook's row is; paths begin with `rows.‹at›`. */
export function typedRow(
  fields: readonly LedgerField[],
  texts: Readonly<Record<string, string>>,
  at: number,
): TypedRow {
  const row: TypedRow = { key: (texts[keyColumn] ?? '').trim(), content: {}, findings: [] };
  const say = (path: string, message: string) => void row.findings.push({ code: 'cell', path, message });
  if (row.key === '') say(`rows.${at}.key`, `第 ${at + 1} 行：编号必填`);
  for (const field of fields) {
    const value = valueIn({ kind: 'text', text: texts[field.key] ?? '' }, field, false);
    if (typeof value === 'object' && value !== null) {
      say(`rows.${at}.content.${field.key}`, `第 ${at + 1} 行“${field.label}”：${value.expected}`);
    } else if (value !== null) row.content[field.key] = value;
  }
  return row;
}
/** The column of the number that a sender gives; no field is called so. */
export const keyColumn = '#';
