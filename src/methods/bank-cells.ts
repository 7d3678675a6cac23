import { type LocalDate, localDate } from '../base/time.ts';

/** Days as banks write them: 20260820, 2026-08-20, 2026/8/20, 2026年8月20日, with or without a time after them. */
export function bankDay(text: string): LocalDate | undefined {
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:\s.*)?$/.exec(text) ?? [];
  if (!year) return undefined;
  try {
    return localDate(`${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}

/** A cell of a table as a bank sends it; a formula is no value. */
export type BankCell = string | { formula: true };
/** What a cell says: without the quote of a spreadsheet before it, in plain digits; a formula says nothing. */
export const plainCell = (cell: BankCell | undefined): string =>
  typeof cell === 'string' ? cell.normalize('NFKC').replace(/^'/, '').trim() : '';
