import { addDays, type LocalDate, localDate } from '../../base/time.ts';

/** `2026-06-H1` is 1 to 15 June 2026, `2026-06-H2` the rest of the month. */
const shape = /^(\d{4})-(0[1-9]|1[0-2])-H([12])$/;
export const isPeriod = (text: string): boolean => shape.test(text);
export const periodCode = (startsOn: LocalDate): string =>
  `${startsOn.slice(0, 7)}-H${startsOn.endsWith('-01') ? 1 : 2}`;
/** The first day of a period; undefined when it is none. */
export function periodStart(code: string): LocalDate | undefined {
  const [, year, month, half] = shape.exec(code) ?? [];
  if (year === undefined) return undefined;
  const first = localDate(`${year}-${month}-01`);
  return half === '1' ? first : addDays(first, 15);
}
/** `2026年6月上半月`. */
export function periodLabel(code: string): string {
  const [, year, month, half] = shape.exec(code) ?? [];
  return year === undefined ? code : `${year}年${Number(month)}月${half === '1' ? '上' : '下'}半月`;
}
