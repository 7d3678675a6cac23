import { beijingTime, type Instant } from '../base/time.ts';
import { digestOfText } from './digest.ts';

/** Reads a CSV of RFC 4180 with a head line into one object per row; every value is text. */
export function readCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = cellsOf(text.replace(/^\ufeff/, ''));
  return rows
    .filter((row) => row.length > 1 || row[0])
    .map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

/** The cells of a CSV of RFC 4180, row by row. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
export const harmless = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

/** Writes rows as CSV with a byte order mark, so that Chinese spreadsheets read it as UTF-8. */
export function writeCsv(head: readonly string[], rows: readonly (string | number | null | undefined)[][]): string {
  const cell = (value: string | number | null | undefined): string => {
    const text = typeof value === 'number' ? String(value) : harmless(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

type Asked = { person: string; org: string; at: Instant; filter: Record<string, unknown> };

/** A list as asked for: the rows, below them who asked, when, by which filter, how many, and a digest of the rows. */
export function exportCsv(head: readonly string[], rows: readonly (readonly string[])[], asked: Asked): Buffer {
  const body = writeCsv(
    head,
    rows.map((row) => [...row]),
  );
  const filter = Object.entries(asked.filter).filter(([, value]) => value !== '' && value !== undefined);
  const foot = [
    ['导出人', `${asked.person}（${asked.org}）`],
    ['导出时间', beijingTime(asked.at, true)],
    ['筛选', filter.map(([name, value]) => `${name}=${String(value)}`).join('；') || '无'],
    ['行数', String(rows.length)],
    ['内容摘要', `sha256:${digestOfText(body)}`],
  ];
  return Buffer.from(`${body}\r\n${writeCsv([], foot).slice(1).trimStart()}`);
}
