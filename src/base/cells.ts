import { fen, type Fen, fenOf } from './money.ts';
import { addDays, type LocalDate, localDate } from './time.ts';

/** `AC7`: a column from 0 and a row from 1. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let at = column; at >= 0; at = Math.floor(at / 26) - 1) letters = String.fromCharCode(65 + (at % 26)) + letters;
  return `${letters}${row}`;
}

/** A day as people write it, or as a workbook counts it (days since the end of 1899); undefined when it is none. */
export function dayInCell(raw: string | number): LocalDate | undefined {
  if (typeof raw === 'number') {
    const isPlausible = Number.isInteger(raw) && raw > 36_525 && raw < 73_050; // 2000 to 2099
    return isPlausible ? addDays(localDate('1899-12-30'), raw) : undefined;
  }
  const found =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(raw) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(raw) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(raw);
  if (!found) return undefined;
  try {
    return localDate(`${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}

/** An amount in 万元, as typed or as a workbook keeps it; undefined when it is none of at most six decimals. */
export function fenInCell(raw: string | number): Fen | undefined {
  if (typeof raw === 'string') return fenOf(raw, 'tenThousandYuan');
  // a figure of a workbook is binary: 0.1 + 0.2 is still 0.30 万元
  const value = Math.round(raw * 1_000_000);
  const isExact = Math.abs(raw * 1_000_000 - value) < 0.001;
  return raw >= 0 && Number.isSafeInteger(value) && isExact ? fen(value) : undefined;
}
