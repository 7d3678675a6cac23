import { cellName, dayInCell, fenInCell } from '../../base/cells.ts';
import { normalised } from '../../base/fields.ts';
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
  type FoundSheet,
} from '../../base/sent-workbook.ts';
import {
  type Column,
  columns,
  choicesOf,
  footWord,
  headOf,
  layoutRows,
  type Lists,
  sheetNames,
} from './layout-rules.ts';
import { entryFindings } from './rules.ts';
import type { EntryFacts, ImportedEntry, ReserveEntry } from './terms.ts';

/** The pool that the workbook is compared with, and the producers it may name. */
export type Pool = {
  entries: readonly ReserveEntry[];
  producers: readonly { id: string; name: string }[];
  lists: Lists;
};
export type ReadEntries = { rows: ImportedEntry[]; faults: CellFault[] };
const mostRows = 2000;

const plain = (cell: FoundCell | null | undefined): string => normalised(wordsInCell(cell)).trim();
const at = (column: number, row: number, found: string, expected: string): CellFault => ({
  sheet: sheetNames.entries,
  cell: cellName(column, row),
  found,
  expected,
});

/** Reads a filled list; one wrong cell and nothing of it is taken over. Every fault is named at once. */
export function readEntries(book: FoundBook, pool: Pool): ReadEntries {
  const { sheet, faults } = sheetToRead(book, sheetNames.entries);
  if (!sheet) return { rows: [], faults };
  faults.push(...headFaults(sheet, columns.map(headOf), layoutRows.heads));
  if (faults.length > 0) return { rows: [], faults };
  const read = readBody(sheet, { ...pool, counts1904: book.counts1904 });
  return { rows: read.faults.length > 0 ? [] : read.rows, faults: read.faults.slice(0, mostFaults) };
}

type Asked = Pool & { counts1904: boolean };
function readBody(sheet: FoundSheet, asked: Asked): ReadEntries {
  const body = sheet.rows.filter((row) => row.at >= layoutRows.body);
  const foot = body.findIndex(({ cells }) => plain(cells[0]).startsWith(footWord));
  const lines = (foot < 0 ? body : body.slice(0, foot)).filter(({ cells }) => cells.some((cell) => plain(cell) !== ''));
  const read: ReadEntries = { rows: [], faults: mergeFaults(sheet, layoutRows.body, body[foot]?.at) };
  if (lines.length === 0) read.faults.push(at(0, layoutRows.body, '没有数据', '至少一行'));
  const extra = lines[mostRows];
  if (extra) {
    read.faults.push(at(0, extra.at, `${lines.length} 行`, `一次不超过 ${mostRows} 行`));
    return read;
  }
  const seen = new Map<string, number>();
  for (const line of lines) readLine(line, { asked, read, seen });
  return read;
}

type Reading = { asked: Asked; read: ReadEntries; seen: Map<string, number> };
function readLine({ at: row, cells }: FoundRow, { asked, read, seen }: Reading): void {
  const place = (key: Column['key']): number => columns.findIndex((one) => one.key === key);
  const before = read.faults.length;
  const values = new Map<string, string | number | null>();
  columns.forEach((column, i) => {
    if (column.isShown) return;
    const value = valueIn(cells[i] ?? null, column, asked);
    if (typeof value === 'object' && value !== null) read.faults.push(at(i, row, plain(cells[i]), value.expected));
    else values.set(column.key, value);
  });
  const number = String(values.get('number') ?? '');
  const entry = asked.entries.find((one) => one.number === number);
  const say = (key: Column['key'], expected: string): void =>
    void read.faults.push(at(place(key), row, plain(cells[place(key)]), expected));
  if (number !== '' && !entry) say('number', '本单位的储备编号；新项目不填编号');
  if (entry && entry.state !== 'in_pool') say('number', '在库项目；已出库或已转申报的请删去该行');
  const facts = factsOf(values, asked.producers);
  for (const { path, message } of entryFindings(facts, asked.lists)) say(path as Column['key'], message);
  const key = number || `${facts.title}|${facts.producerName}`;
  const twin = seen.get(key);
  if (twin !== undefined) say(number ? 'number' : 'title', `一个项目一行（与第 ${twin} 行重复）`);
  seen.set(key, row);
  const same = (one: ReserveEntry) =>
    one.state === 'in_pool' && one.title === facts.title && one.producerName === facts.producerName;
  const other = asked.entries.find((one) => same(one) && one.number !== number);
  if (other) say('title', `库中已有同名同机构的项目 ${other.number}`);
  if (read.faults.length > before) return;
  const stage = String(values.get('stage') ?? '');
  read.rows.push({
    ...facts,
    number: number || null,
    stage,
    change: changeOf(entry, { ...facts, stage }),
    seen: entry?.version ?? null,
  });
}

const changeOf = (entry: ReserveEntry | undefined, row: EntryFacts & { stage: string }): ImportedEntry['change'] => {
  if (!entry) return 'added';
  const names = Object.keys(row) as (keyof typeof row)[];
  return names.every((name) => entry[name] === row[name]) ? 'same' : 'changed';
};

function factsOf(values: ReadonlyMap<string, string | number | null>, producers: Pool['producers']): EntryFacts {
  const text = (key: string): string => String(values.get(key) ?? '');
  const optional = (key: string) => (values.get(key) ?? null) as never;
  const producer = producers.find(({ name }) => name === text('producerName'));
  return {
    title: text('title'),
    producerOrgId: producer?.id ?? null,
    producerName: text('producerName'),
    categoryCode: optional('categoryCode'),
    subPlan: optional('subPlan'),
    regionCode: optional('regionCode'),
    level: (values.get('level') ?? 'provincial') as EntryFacts['level'],
    priority: (values.get('priority') ?? 'normal') as EntryFacts['priority'],
    filingNumber: optional('filingNumber'),
    shootingOn: optional('shootingOn'),
    finishOn: optional('finishOn'),
    applyOn: optional('applyOn'),
    wantedFen: optional('wantedFen'),
    logline: text('logline'),
    synopsis: text('synopsis'),
    notes: text('notes'),
  };
}

/** What a cell means in its column, or what it should have been. */
function valueIn(cell: FoundCell | null, column: Column, asked: Asked): string | number | null | { expected: string } {
  if (cell?.kind === 'formula') return { expected: '数值，不用公式' };
  const text = plain(cell);
  if (text === '') return column.need ? { expected: '必填' } : null;
  if (column.kind === 'money') {
    return (
      fenInCell(cell?.kind === 'number' ? cell.number : text) ?? { expected: '数字（万元），不小于 0，最多六位小数' }
    );
  }
  if (column.kind === 'day') {
    // a serial of a 1904 workbook counts from another day
    const raw = cell?.kind === 'number' ? cell.number + (asked.counts1904 ? 1462 : 0) : text;
    return dayInCell(raw) ?? { expected: '日期，例：2026-11-30' };
  }
  if (column.kind === 'choice') {
    const choices = choicesOf(column.key, asked.lists);
    const found = choices.find(({ code, label }) => label === text || code === text);
    return found?.code ?? { expected: `只能填：${choices.map(({ label }) => label).join('、')}`.slice(0, 300) };
  }
  const typed = cell?.kind === 'text' ? cell.text.trim().replace(/^'(?=[=+\-@])/, '') : text;
  const value = column.key === 'title' ? typed.replace(/^《(.*)》$/u, '$1') : typed;
  return [...value].length > (column.most ?? 60) ? { expected: `不超过 ${column.most ?? 60} 字` } : value;
}
