import { hash } from 'node:crypto';
import { normalised } from '../../base/fields.ts';
import { canonicalJson } from '../../methods/canonical-json.ts';
import {
  isRecordKey,
  isRecordVersion,
  type LedgerField,
  readContent,
  upgraded,
  type UpgradeStep,
} from './format-rules.ts';
import { type Column, column } from './column-arrays.ts';
import type { RecordContent, RecordFault } from './terms.ts';

/** A record as somebody sends it: fields by their key, in JSON or as texts. */
export type SentRecord = { key: unknown; version: unknown; deleted?: unknown; data: Readonly<Record<string, unknown>> };
/** A record that was read, as the database takes it. */
export type Incoming = {
  line: number;
  key: string;
  version: number;
  deleted: boolean;
  content: RecordContent | null;
  /** The content as canonical JSON. */
  canonical: string | null;
  /** Digest of the content as the format before writes it: what stands may be of the time when that was the present. */
  earlier: string | null;
  title: string | null;
  filing: string | null;
  credit: string | null;
  project: string | null;
};
export type Reading = { fields: readonly LedgerField[]; steps: readonly UpgradeStep[] };

/** Digest of what a version says: its canonical JSON (RFC 8785), or that it was withdrawn. */
export const contentDigest = (canonical: string | null): string => hash('sha256', canonical ?? 'deleted', 'hex');

type Place = { key: string; head: string };
const placesKnown = new WeakMap<readonly LedgerField[], Place[]>();
/** The keys of a format in their canonical order, each as it is written. */
function placesOf(fields: readonly LedgerField[]): Place[] {
  const known = placesKnown.get(fields);
  if (known) return known;
  const keys = [...fields.map(({ key }) => key), 'extra'].sort();
  const places = keys.map((key) => ({ key, head: `${JSON.stringify(key)}:` }));
  placesKnown.set(fields, places);
  return places;
}
const needsEscape = /["\\\n\r\t]/;
/** Canonical JSON of content; texts were read before, so that few of them hold anything to escape. */
function canonicalOf(content: RecordContent, fields: readonly LedgerField[]): string {
  let text = '';
  for (const { key, head } of placesOf(fields)) {
    const value = content[key];
    if (value === undefined) continue;
    text += text === '' ? head : `,${head}`;
    if (typeof value === 'number') text += String(value);
    else if (typeof value === 'string') text += needsEscape.test(value) ? JSON.stringify(value) : `"${value}"`;
    else text += canonicalJson(value);
  }
  return `{${text}}`;
}

const fullWidth = /[\uff01-\uff5e\u3000]/;
function textOf(content: RecordContent, key: string): string | null {
  const text = content[key];
  if (typeof text !== 'string' || text === '') return null;
  return fullWidth.test(text) ? normalised(text).trim() : text;
}

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const isDeleted = (value: unknown): boolean | undefined =>
  value === undefined || value === '' || value === null || value === false || value === 'false'
    ? false
    : value === true || value === 'true'
      ? true
      : undefined;

// half a character and the character zero can be kept nowhere
const unkeepable = /\\u(?:0000|[dD][89abAB])/;

/** Reads one record by its format and brings it to the present one; every fault of it at once. */
export function readRecord(
  sent: SentRecord,
  line: number,
  { fields, steps }: Reading,
): { incoming: Incoming; extra: string[] } | { faults: RecordFault[] } {
  const deleted = isDeleted(sent.deleted);
  const version = typeof sent.version === 'string' && /^\d{1,16}$/.test(sent.version) ? +sent.version : sent.version;
  const faults: RecordFault[] = [];
  const fault = (path: string, code: string, message: string) => void faults.push({ line, path, code, message });
  if (!isRecordKey(sent.key)) fault('key', 'key_invalid', '编号为 1 至 60 位字母、数字、点、横线或下划线');
  if (!isRecordVersion(version)) fault('version', 'version_invalid', '版本应为不小于 1 的整数');
  if (deleted === undefined) fault('deleted', 'deleted_invalid', '撤销标记只能是 true 或 false');
  const read = deleted ? { content: null, extra: [], faults: [] } : readContent(fields, sent.data);
  for (const { path, code, message } of read.faults) fault(path, code, message);
  const content = read.content && steps.length > 0 ? upgraded(read.content, steps) : read.content;
  if (content?.extra !== undefined && unkeepable.test(JSON.stringify(content.extra))) {
    fault('extra', 'field_type', '含有无法保存的字符');
  }
  if (faults.length > 0 || !isRecordKey(sent.key) || !isRecordVersion(version)) return { faults };
  const of = (key: string) => (content ? textOf(content, key) : null);
  const canonical = content === null ? null : steps.length > 0 ? canonicalJson(content) : canonicalOf(content, fields);
  return {
    extra: read.extra,
    incoming: {
      line,
      key: sent.key,
      version,
      deleted: deleted === true,
      content,
      canonical,
      earlier: steps.length > 0 && read.content ? contentDigest(canonicalJson(read.content)) : null,
      title: of('title'),
      filing: textIn(content?.filingNumber),
      credit: of('producerCreditCode'),
      project: of('projectNumber'),
    },
  };
}

/** Sums over what was read, kept exact beyond 2^53. */
export type Sums = { rows: number; deleted: number; sums: Map<string, bigint> };
export const noSums = (): Sums => ({ rows: 0, deleted: 0, sums: new Map() });
export function addTo(total: Sums, { deleted, content }: Incoming, fields: readonly LedgerField[]): void {
  total.rows += 1;
  if (deleted) total.deleted += 1;
  for (const { key } of fields) {
    const value = content?.[key];
    if (typeof value === 'number' && Number.isSafeInteger(value)) {
      total.sums.set(key, (total.sums.get(key) ?? 0n) + BigInt(value));
    }
  }
}

/** Records column by column, as store-arrivals.ts reads them; the digest is taken from the bytes that are sent. */
export type RecordColumns = Record<keyof typeof columnTypes, Uint8Array<ArrayBuffer>>;
const columnTypes = {
  line: 'int4',
  key: 'text',
  version: 'int8',
  deleted: 'bool',
  digest: 'text',
  earlier: 'text',
  content: 'text',
  title: 'text',
  filing: 'text',
  credit: 'text',
  project: 'text',
} as const;

/** Gathers records into columns. */
export type ColumnsWriter = {
  add: (record: Incoming) => void;
  /** Whether no record was added twice. */
  isOnce: () => boolean;
  /** The columns so far; the writer is empty again. */
  take: () => RecordColumns;
};
export function columnsWriter(): ColumnsWriter {
  const made = Object.entries(columnTypes).map(([name, type]) => [name, column(type)] as const);
  const columns = Object.fromEntries(made) as Record<keyof typeof columnTypes, Column>;
  const { line, key, version, deleted, digest, earlier, content, title, filing, credit, project } = columns;
  const keys = new Set<string>();
  let added = 0;
  return {
    isOnce: () => keys.size === added,
    add(record) {
      keys.add(record.key);
      added += 1;
      line.add(record.line);
      key.add(record.key);
      version.add(record.version);
      deleted.add(record.deleted);
      const bytes = content.add(record.canonical);
      digest.add(record.canonical === null ? contentDigest(null) : hash('sha256', bytes, 'hex'));
      earlier.add(record.earlier);
      title.add(record.title);
      filing.add(record.filing);
      credit.add(record.credit);
      project.add(record.project);
    },
    take() {
      keys.clear();
      added = 0;
      return Object.fromEntries(made.map(([name, one]) => [name, one.take()])) as RecordColumns;
    },
  };
}
/** Some records as columns. */
export function columnsOf(records: readonly Incoming[]): RecordColumns {
  const writer = columnsWriter();
  for (const record of records) writer.add(record);
  return writer.take();
}
