import { canonicalJson } from './canonical-json.ts';

/** One record of a report package; a deleted record is a version of its own (tombstone). */
export type ReportRecord = {
  source: string;
  kind?: string | undefined;
  key: string;
  version: number;
  data?: unknown;
  deleted?: boolean | undefined;
};

export type UpsertResult = 'applied' | 'duplicate' | 'conflict' | 'stale';

/** What is known of a record: its highest version and its content then. */
export type KnownRecord = { version: number; content: string; data: unknown; deleted: boolean };

/** Source, kind and key as one name; a slash within a part is escaped, so that two records never share a name. */
export const recordName = ({ source, kind, key }: ReportRecord): string =>
  [source, kind, key]
    .filter((part) => part !== undefined)
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .join('/');

/** The name as people read it. */
const plainName = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');

const contentOf = (record: ReportRecord): string =>
  record.deleted ? 'deleted' : `kept ${canonicalJson(record.data ?? null)}`;

/**
 * What becomes of a reported record (方法 09): a higher version is applied, the same version with the same content is
 * a duplicate, with other content a conflict that both sides must see, and a lower one is stale.
 */
export function upsertResult(known: KnownRecord | undefined, record: ReportRecord): UpsertResult {
  if (!Number.isSafeInteger(record.version)) throw new RangeError(`not a version: ${record.version}`);
  if (!known || record.version > known.version) return 'applied';
  if (record.version < known.version) return 'stale';
  return known.content === contentOf(record) ? 'duplicate' : 'conflict';
}

/** Takes records in their order of arrival; without conflicts the state does not depend on that order. */
export function applyReports(
  records: readonly ReportRecord[],
  before: ReadonlyMap<string, KnownRecord> = new Map(),
): {
  results: UpsertResult[];
  known: Map<string, KnownRecord>;
  state: Record<string, unknown>;
} {
  const known = new Map(before);
  const results = records.map((record) => {
    const name = recordName(record);
    const result = upsertResult(known.get(name), record);
    if (result === 'applied') {
      const { version, data, deleted = false } = record;
      known.set(name, { version, content: contentOf(record), data, deleted });
    }
    return result;
  });
  const kept = [...known].filter(([, one]) => !one.deleted).sort(([a], [b]) => (a < b ? -1 : 1));
  const state: Record<string, unknown> = {};
  for (const [name, { data }] of kept) state[Object.hasOwn(state, plainName(name)) ? name : plainName(name)] = data;
  return { results, known, state };
}
