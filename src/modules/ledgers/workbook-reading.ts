import { cellName } from '../../base/cells.ts';
import {
  headFaults,
  mergeFaults,
  mostFaults,
  sheetToRead,
  wordsInCell,
  type CellFault,
  type FoundBook,
  type FoundCell,
  type FoundRow,
} from '../../base/sent-workbook.ts';
import { valueIn } from './cell-values.ts';
import { contentDigest, type Reading, readRecord } from './records.ts';
import type { ReadRecord } from './terms.ts';
import { fixed, headsOf, places, sheetNames, type Stamp, type Standing } from './workbook-layout.ts';

export type Wanted = {
  stamp: Stamp;
  reading: Reading;
  standings: ReadonlyMap<string, Standing & { deleted: boolean }>;
};
export type ReadBook = { rows: ReadRecord[]; faults: CellFault[] };

/** Reads a filled ledger; every fault is named by its cell, and with one of them nothing may be taken over. */
export function readLedger(book: FoundBook, wanted: Wanted): ReadBook {
  const { sheet, faults } = sheetToRead(book, sheetNames.table);
  if (!sheet) return { rows: [], faults };
  const stamp = stampFault(book, wanted.stamp);
  if (stamp) faults.push({ sheet: sheetNames.table, cell: 'A1', ...stamp });
  faults.push(...headFaults(sheet, headsOf(wanted.reading.fields), places.heads), ...mergeFaults(sheet, places.body));
  if (faults.length > 0) return { rows: [], faults };
  const read = readBody(sheet.rows, wanted, book.counts1904);
  return { rows: read.faults.length > 0 ? [] : read.rows, faults: read.faults.slice(0, mostFaults) };
}

const plain = wordsInCell;
const stampWords: Record<string, string> = { kind: '台账', format: '格式版本', unit: '报送单位', period: '期次' };
/** Yesterday's template, another unit's or another period's is told by its stamp. */
function stampFault(book: FoundBook, stamp: Stamp): { found: string; expected: string } | undefined {
  const sheet = book.sheets.find(({ name }) => name === sheetNames.stamp);
  if (!sheet) return { found: '没有模板印记', expected: '由本系统下载的本期模板' };
  const found = new Map(sheet.rows.map(({ cells }) => [plain(cells[0]), plain(cells[1])]));
  const wrong = Object.keys(stampWords).find((key) => found.get(key) !== stamp[key as keyof Stamp]);
  return wrong === undefined
    ? undefined
    : {
        found: `${stampWords[wrong]}不符：${found.get('unitName') ?? ''} ${found.get('period') ?? ''} 的模板`,
        expected: `${stamp.unitName} ${stamp.period} 的模板`,
      };
}

function readBody(rows: readonly FoundRow[], wanted: Wanted, counts1904: boolean): ReadBook {
  const { fields } = wanted.reading;
  const all: ReadBook = { rows: [], faults: [] };
  const seen = new Map<string, number>();
  for (const { at, cells } of rows) {
    if (at < places.body || cells.every((cell, i) => i === 1 || plain(cell) === '')) continue;
    const say = (column: number, expected: string) =>
      void all.faults.push({
        sheet: sheetNames.table,
        cell: cellName(column, at),
        found: plain(cells[column]),
        expected,
      });
    const data: Record<string, unknown> = {};
    const named = new Set<string>();
    for (const [i, field] of fields.entries()) {
      const cell = cells[i + fixed.length] ?? null;
      const value = valueIn(cell, field, counts1904);
      if (typeof value === 'object' && value !== null) {
        say(i + fixed.length, value.expected);
        named.add(field.key);
      } else data[field.key] = value;
    }
    const key = plain(cells[0]);
    const before = seen.get(key);
    if (before !== undefined) say(0, `一个编号一行（与第 ${before} 行重复）`);
    seen.set(key, at);
    readRow({ key, cells, data, named }, { wanted, say, all });
  }
  return all;
}

type RowRead = {
  key: string;
  cells: (FoundCell | null)[];
  data: Record<string, unknown>;
  /** Fields whose cell was named already. */
  named: ReadonlySet<string>;
};
type Saying = { wanted: Wanted; say: (column: number, expected: string) => void; all: ReadBook };
function readRow({ key, cells, data, named }: RowRead, { wanted, say, all }: Saying): void {
  const { reading, standings } = wanted;
  const withdraws = plain(cells[2]);
  if (!['', '否', '是'].includes(withdraws)) say(2, '是，或留空');
  const stands = standings.get(key);
  const version = stands?.version ?? 0;
  const typed = plain(cells[1]);
  if (typed !== '' && typed !== String(version)) say(1, `第 ${version} 版（下载后已有改动，请重新下载）`);
  if (typed === '' && stands && !stands.deleted) say(1, `第 ${version} 版（这个编号已有记录）`);
  const isWithdrawn = withdraws === '是';
  if (isWithdrawn && (!stands || stands.deleted)) say(2, '留空（没有这条记录可撤销）');
  const read = readRecord({ key, version: version + 1, deleted: isWithdrawn, data }, 0, reading);
  if ('faults' in read) {
    for (const { path, message } of read.faults) {
      const column = path === 'key' ? 0 : reading.fields.findIndex((field) => field.key === path) + fixed.length;
      if (!named.has(path)) say(column, message);
    }
    return;
  }
  const { content, canonical } = read.incoming;
  const change =
    !stands || stands.deleted ? 'added' : stands.digest === contentDigest(canonical) ? 'unchanged' : 'changed';
  all.rows.push({ key, version: version + 1, deleted: isWithdrawn, content: content ?? {}, change });
}
