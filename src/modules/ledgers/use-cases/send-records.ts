import type { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { Finding } from '../../../base/problem.ts';
import { type ActCx, reading, useCase } from '../../../platform/use-case.ts';
import { formatNow } from '../formats.ts';
import { sendersPolicy, ledgersPolicy } from '../policy.ts';
import { recordByKey, standingsOf } from '../queries.ts';
import { columnsOf, contentDigest, type Incoming, readRecord, type SentRecord } from '../records.ts';
import { PutRecord, RecordByKey, SaveEntries, type SendManyRecords, SendRecords } from '../schema.ts';
import { checkKind, nowReading, ownStanding, readingOf } from '../senders.ts';
import { takenOf } from '../show.ts';
import { type Chunk, nothingWrong, takeDelivery } from '../take.ts';
import type { LedgerKind, LedgerReceipt, RecordFault } from '../terms.ts';

/** Records that were read, as one piece for the database. */
export const chunkOf = (kind: LedgerKind, format: string, rows: readonly Incoming[]): Chunk => ({
  kind,
  format,
  columns: columnsOf(rows),
});

type Read = { rows: Incoming[]; faults: RecordFault[]; invalid: number; extra: string[] };
/** Reads many records; line 1 is the first. */
function readAll(sent: readonly SentRecord[], by: ReturnType<typeof readingOf>): Read {
  const all: Read = { rows: [], faults: [], invalid: 0, extra: [] };
  for (const [i, one] of sent.entries()) {
    const read = readRecord(one, i + 1, by);
    if ('faults' in read) {
      all.faults.push(...read.faults);
      all.invalid += 1;
    } else {
      all.rows.push(read.incoming);
      all.extra.push(...read.extra.filter((name) => !all.extra.includes(name)));
    }
  }
  return all;
}
export const extraFinding = (extra: readonly string[]): Finding[] =>
  extra.length === 0
    ? []
    : [
        {
          code: 'extra_fields',
          message: `格式中没有的字段已原样保留：${extra.slice(0, 20).join('、')}`,
          weight: 'look',
        },
      ];

type Many = z.output<typeof SendManyRecords>;
export async function takeMany(cx: ActCx, orgId: string, many: Many): Promise<LedgerReceipt> {
  const { kind, period, format, records, correction } = many;
  checkKind(cx.actor, kind);
  const by = readingOf(await formatNow(cx, kind), format);
  const read = readAll(records as SentRecord[], by);
  const given = { senderOrgId: orgId, via: 'interface' as const, period, kinds: [kind], correction };
  return takeDelivery(cx, given, async (take) => {
    if (read.rows.length > 0) await take(chunkOf(kind, by.format, read.rows));
    return { ...nothingWrong, invalid: read.invalid, faults: read.faults, findings: extraFinding(read.extra) };
  });
}

/** Many records of a program; each gets its own result, those that cannot be read are named. */
export const sendRecords = useCase({
  act: 'ledger.send_records',
  label: '报送台账记录',
  input: SendRecords,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  allow: ledgersPolicy.send,
  run: async (cx, { orgId }, many) => takenOf(await takeMany(cx, orgId, many)),
});

/** One record at its own address; what cannot be read is refused, a conflict is kept and both sides are answered. */
export const putRecord = useCase({
  act: 'ledger.put_record',
  label: '报送一条台账记录',
  input: PutRecord,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  allow: ledgersPolicy.send,
  async run(cx, { orgId }, { kind, key, period, format, version, deleted, data, correction, ifMatch }) {
    checkKind(cx.actor, kind);
    const by = readingOf(await formatNow(cx, kind), format);
    const read = readRecord({ key, version, deleted, data }, 1, by);
    if ('faults' in read) throw new Problem('ledgers.records_refused', {}, findingsOfFaults(read.faults, 'data'));
    const given = { senderOrgId: orgId, via: 'interface' as const, period, kinds: [kind], correction };
    const receipt = await takeDelivery(cx, given, async (take) => {
      const before = await recordByKey(cx.tx, { sourceOrgId: orgId, kind, key });
      const stands =
        ifMatch === undefined || (ifMatch === '*' ? before !== undefined : ifMatch === `"${before?.version ?? 0}"`);
      if (!stands) throw new Problem('ledgers.if_match', { version: before?.version ?? 0 });
      await take(chunkOf(kind, by.format, [read.incoming]));
      return { ...nothingWrong, findings: extraFinding(read.extra) };
    });
    const now = await recordByKey(cx.tx, { sourceOrgId: orgId, kind, key });
    const result = (['accepted', 'duplicate', 'stale', 'conflict'] as const).find((one) => receipt[one] > 0);
    return { id: receipt.id, result: result ?? 'accepted', version: now?.version ?? 0, content: now?.content ?? null };
  },
});

const findingsOfFaults = (faults: readonly RecordFault[], prefix: string): Finding[] =>
  faults.map(({ path, code, message }) => ({
    code,
    message,
    path: ['key', 'version', 'deleted'].includes(path) ? path : `${prefix}.${path}`,
  }));

/** What stands of a record of one's own; version 0 where there is none. */
export const recordStanding = reading({
  input: RecordByKey,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  async show({ tx }, { orgId }, { kind, key }) {
    const found = await recordByKey(tx, { sourceOrgId: orgId, kind, key });
    if (!found) return { id: null, version: 0, deleted: false, period: null, format: null, content: null };
    const { id, version, deleted, period, format, content } = found;
    return { id, version, deleted, period, format, content };
  },
});

/** What a person types: every row or none; who saw an older version is told. No rows means nothing to report. */
export const saveEntries = useCase({
  act: 'ledger.save',
  label: '填报台账',
  input: SaveEntries,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  allow: ledgersPolicy.send,
  async run(cx, { orgId }, { kind, period, rows, correction }) {
    checkKind(cx.actor, kind);
    const by = nowReading(await formatNow(cx, kind));
    const sent = rows.map(({ key, seen, withdraw, content }) => ({
      key,
      version: seen + 1,
      deleted: withdraw,
      data: content,
    }));
    const { rows: read, faults } = readAll(sent, by);
    if (faults.length > 0) {
      const findings = faults.map(({ line, ...fault }) =>
        findingsOfFaults([{ line, ...fault }], `rows.${line - 1}.content`),
      );
      throw new Problem('ledgers.records_refused', {}, findings.flat());
    }
    const given = { senderOrgId: orgId, via: 'page' as const, period, kinds: [kind], correction };
    const receipt = await takeDelivery(cx, given, async (take) => {
      const now = await standingsOf(cx.tx, { sourceOrgId: orgId, kind, keys: rows.map(({ key }) => key) });
      const moved = rows.find(({ key, seen }) => (now.get(key)?.version ?? 0) !== seen);
      if (moved) throw new Problem('ledgers.changed_elsewhere', { version: now.get(moved.key)?.version ?? 0 });
      // saved as it stands: no new version
      const changed = read.filter((one) => now.get(one.key)?.digest !== contentDigest(one.canonical));
      if (changed.length > 0) await take(chunkOf(kind, by.format, changed));
      return nothingWrong;
    });
    return takenOf(receipt);
  },
});
