import { duplicateKey } from '../../methods/canonical-json.ts';
import { type CsvRow, csvRowsOf, linesOf, longestLine, type TextLine } from './csv-lines.ts';
import { formatNamed, type LedgerFormats } from './format-rules.ts';
import { type Container, refuse, textIn } from './package-container.ts';
import type { PackageDescription } from './package-rules.ts';
import type { PackageChunk, PackageEnd, PackageHead } from './package-thread.ts';
import { addTo, columnsWriter, noSums, type Reading, readRecord, type SentRecord, type Sums } from './records.ts';
import type { LedgerKind, RecordFault } from './terms.ts';

type Resource = PackageDescription['resources'][number];
type Found = { at: number; sent: SentRecord } | { at: number; fault: Omit<RecordFault, 'line'> };
type Given = { head: PackageHead; encodings: ReadonlyMap<string, string>; formats: LedgerFormats };
type Counting = PackageEnd & { sums: Map<LedgerKind, Sums>; most: number };

const rowsPerChunk = 2000;

/** Reads the records of every part, hands them on in pieces, and answers what was wrong and what they add up to. */
export async function readParts(
  container: Container,
  { head, encodings, formats }: Given,
  send: (chunk: PackageChunk) => Promise<void>,
): Promise<PackageEnd> {
  const counting: Counting = {
    invalid: 0,
    faults: [],
    extra: [],
    totals: {},
    sums: new Map(),
    most: formats.limits.faultsListed,
  };
  for (const resource of head.description.resources) {
    const reading =
      formatNamed(formats.kinds[resource.kind], resource.version) ?? refuse('format_unknown', resource.version);
    const text = textIn(container, resource.path, encodings.get(resource.path) ?? 'utf-8');
    await readResource(recordsIn(resource, linesOf(text)), { resource, reading, formats, counting, send });
  }
  for (const [kind, { rows, deleted, sums }] of counting.sums) {
    counting.totals[kind] = { rows, deleted, sums: Object.fromEntries([...sums].map(([key, sum]) => [key, `${sum}`])) };
  }
  const { invalid, faults, extra, totals } = counting;
  return { invalid, faults, extra, totals };
}

type Part = {
  resource: Resource;
  reading: Reading;
  formats: LedgerFormats;
  counting: Counting;
  send: (chunk: PackageChunk) => Promise<void>;
};
async function readResource(records: AsyncIterable<Found[]>, part: Part): Promise<void> {
  const { resource, reading, counting, send } = part;
  const { kind, version: format } = resource;
  const fieldsNow = formatNamed(part.formats.kinds[kind], part.formats.kinds[kind].current)?.fields ?? [];
  const sums = counting.sums.get(kind) ?? noSums();
  counting.sums.set(kind, sums);
  const writer = columnsWriter();
  let waiting = 0;
  const flush = async () => {
    const isOnce = writer.isOnce();
    if (waiting > 0) await send({ kind, format, isOnce, columns: writer.take() });
    waiting = 0;
  };
  for await (const batch of records) {
    for (const found of batch) {
      const read =
        'fault' in found ? { faults: [{ line: found.at, ...found.fault }] } : readRecord(found.sent, found.at, reading);
      if ('faults' in read) {
        counting.invalid += 1;
        const said = read.faults.map((fault) => ({ ...fault, path: `${resource.path}:${fault.path}` }));
        counting.faults.push(...said.slice(0, Math.max(0, counting.most - counting.faults.length)));
        continue;
      }
      for (const name of read.extra) if (!counting.extra.includes(name)) counting.extra.push(name);
      addTo(sums, read.incoming, fieldsNow);
      writer.add(read.incoming);
      waiting += 1;
      if (waiting >= rowsPerChunk) await flush();
    }
  }
  await flush();
}

const recordsIn = ({ format }: Resource, lines: AsyncIterable<TextLine[]>): AsyncIterable<Found[]> =>
  format === 'csv' ? csvRecords(csvRowsOf(lines)) : jsonRecords(lines);

async function* csvRecords(batches: AsyncIterable<CsvRow[]>): AsyncGenerator<Found[]> {
  let head: string[] | undefined;
  for await (const rows of batches) {
    const found: Found[] = [];
    for (const row of rows) {
      if ('broken' in row) found.push({ at: row.at, fault: fault('csv_broken', '引号不成对，或一行过长') });
      else if (!head) head = row.cells.map((one) => one.trim());
      else found.push(csvRecord(row, head));
    }
    if (found.length > 0) yield found;
  }
}
const fault = (code: string, message: string): Omit<RecordFault, 'line'> => ({ path: '', code, message });

function csvRecord({ at, cells }: { at: number; cells: string[] }, head: readonly string[]): Found {
  if (cells.length !== head.length) {
    return { at, fault: fault('csv_columns', `应有 ${head.length} 列，实有 ${cells.length} 列`) };
  }
  const data: Record<string, unknown> = {};
  const sent: { key: unknown; version: unknown; deleted?: unknown } = { key: '', version: '' };
  for (const [i, name] of head.entries()) {
    const cell = cells[i] ?? '';
    if (name === 'key' || name === 'version' || name === 'deleted') sent[name] = cell;
    // a spreadsheet's apostrophe against formulas is not part of the text
    else data[name] = cell.charCodeAt(0) === 39 && /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
  }
  return { at, sent: { ...sent, data } };
}

async function* jsonRecords(batches: AsyncIterable<TextLine[]>): AsyncGenerator<Found[]> {
  for await (const lines of batches) {
    const found = lines.filter(({ text }) => text.trim() !== '').map(jsonRecord);
    if (found.length > 0) yield found;
  }
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonRecord({ at, text }: TextLine): Found {
  if (text.length > longestLine) return { at, fault: fault('json_long', '一行过长') };
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) throw new RangeError('not an object');
    const { key, version, deleted, data = {} } = value;
    if (!isObject(data)) throw new RangeError('no fields');
    if (mayNameTwice(text, value) && duplicateKey(text) !== undefined) {
      return { at, fault: fault('json_duplicate', '同一对象中有重复的键') };
    }
    return { at, sent: { key, version, deleted, data } };
  } catch {
    return { at, fault: fault('json_broken', '不是有效的 JSON 对象') };
  }
}

/** Each key leaves one `":` in the text: as many as the keys that were read means that none was named twice. */
function mayNameTwice(text: string, value: object): boolean {
  let marks = 0;
  for (const _ of text.matchAll(/"\s*:/g)) marks += 1;
  return marks !== keysIn(value);
}
const keysIn = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce<number>(
        (sum, one) => sum + keysIn(one),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      );
