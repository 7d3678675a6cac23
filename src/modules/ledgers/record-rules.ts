import { createHash } from 'node:crypto';
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
import type { RecordContent, RecordFault } from './terms.ts';

/** A record as somebody sends it: fields by their key, in JSON or as texts. */
export type SentRecord = { key: unknown; version: unknown; deleted?: unknown; data: Readonly<Record<string, unknown>> };
/** A record that was read, as the database takes it. */
export type Incoming = {
  line: number;
  key: string;
  version: number;
  deleted: boolean;
  digest: string;
  content: RecordContent | null;
  title: string | null;
  filing: string | null;
  credit: string | null;
  project: string | null;
};
export type Reading = { fields: readonly LedgerField[]; steps: readonly UpgradeStep[] };

/** Digest of what a version says; the same text that applyReports compares (方法 09). */
export const contentDigest = (content: RecordContent | null): string =>
  createHash('sha256')
    .update(content === null ? 'deleted' : `kept ${canonicalJson(content)}`)
    .digest('hex');

const textOf = (content: RecordContent, key: string): string | null =>
  typeof content[key] === 'string' ? normalised(content[key]).trim() || null : null;

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
  return {
    extra: read.extra,
    incoming: {
      line,
      key: sent.key,
      version,
      deleted: deleted === true,
      digest: contentDigest(content),
      content,
      title: of('title'),
      filing: of('filingNumber'),
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
