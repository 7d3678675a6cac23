import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant, localDate } from '../../base/time.ts';
import { contentOf, csvOf } from '../../../tests/world/ledger-texts.ts';
import { csvRowsOf, linesOf } from './csv-lines.ts';
import { downgraded, formatNamed, jsonSchemaOf, readContent, upgraded } from './format-rules.ts';
import { fieldsOf, formatOf, formats, kindsOf } from './formats.ts';
import { headFinding, missingSequences } from './package-rules.ts';
import { signatureLines } from './package-signatures.ts';
import { isPeriod, periodCode, periodLabel, periodStart } from './period-rules.ts';
import { columnsOf, contentDigest, readRecord } from './records.ts';
import { nowReading } from './senders.ts';
import { keyStanding, senderStateOf } from './state-rules.ts';
import { ledgerKinds, type LedgerKind } from './terms.ts';

const codes = (faults: readonly { path: string; code: string }[]) => faults.map(({ path, code }) => `${path} ${code}`);

test('half months are named by month and half', () => {
  assert.equal(periodCode(localDate('2026-06-01')), '2026-06-H1');
  assert.equal(periodCode(localDate('2026-06-16')), '2026-06-H2');
  assert.equal(periodStart('2026-02-H2'), '2026-02-16');
  assert.equal(periodLabel('2026-11-H2'), '2026年11月下半月');
  assert.deepEqual(['2026-13-H1', '2026-06-H3', '2026-6-H1', ''].map(isPeriod), [false, false, false, false]);
});

test('a record is read by its format: every fault at once, unknown fields kept and named', () => {
  const fields = fieldsOf(formatOf('creation'));
  const good = readContent(fields, contentOf());
  assert.deepEqual([good.faults, good.extra], [[], []]);
  const bad = readContent(fields, {
    ...contentOf(),
    title: '',
    level: '特级',
    episodeCount: 1.5,
    stageOn: '2026-02-30',
    investmentFen: 10.5,
    percent: 101,
    producerCreditCode: '123',
    moodBoard: '新',
  });
  assert.deepEqual(codes(bad.faults), [
    'title field_missing',
    'level choice_unknown',
    'producerCreditCode credit_code',
    'episodeCount field_type',
    'stageOn date_invalid',
    'percent field_range',
    'investmentFen money_invalid',
  ]);
  assert.deepEqual([bad.extra, bad.content.extra], [['moodBoard'], { moodBoard: '新' }]);
  assert.equal(
    readContent(fields, { ...contentOf(), episodeCount: '24', investmentFen: '100' }).content.investmentFen,
    100,
  );
});

test('the format before is still read, and converting there and back loses nothing', () => {
  const [now, before] = [formatNamed(formatOf('creation'), '2.0'), formatNamed(formatOf('creation'), '1.0')];
  assert.ok(before && now);
  assert.equal(formatNamed(formatOf('creation'), '3.0'), undefined);
  assert.equal(formatNamed(formatOf('creation'), '0.9'), undefined);
  assert.equal(formatNamed(formatOf('provincial'), '1.0'), undefined);
  assert.equal(formatNamed(formatOf('creation'), '2.7')?.steps.length, 0, 'a later minor adds optional fields only');
  const old = { title: '侨批', filing: '备字1号', episodes: 24, stage: '3', investmentYuan: '1234.5', level: 'none' };
  const present = upgraded(old, before.steps);
  assert.deepEqual(present, {
    title: '侨批',
    level: 'none',
    stage: 'shooting',
    filingNumber: '备字1号',
    episodeCount: 24,
    investmentFen: 123_450,
  });
  assert.deepEqual(downgraded(present, before.steps), old);
  for (const kind of ['creation', 'broadcast', 'support'] as LedgerKind[]) {
    const known = new Set(fieldsOf(formatOf(kind)).map(({ key }) => key));
    const read = formatNamed(formatOf(kind), '1.0');
    const made = Object.fromEntries((read?.fields ?? []).map(({ key }) => [key, '1']));
    assert.deepEqual(
      Object.keys(upgraded(made, read?.steps ?? [])).filter((key) => !known.has(key)),
      [],
      kind,
    );
  }
});

test('keys and versions of records are checked; a tombstone needs no content', () => {
  const by = nowReading(formatOf('creation'));
  const faulty = readRecord({ key: 'a b', version: 0, deleted: 'maybe', data: contentOf() }, 7, by);
  assert.ok('faults' in faulty);
  assert.deepEqual(codes(faulty.faults), ['key key_invalid', 'version version_invalid', 'deleted deleted_invalid']);
  assert.equal(faulty.faults[0]?.line, 7);
  const gone = readRecord({ key: 'A-1', version: '3', deleted: 'true', data: {} }, 1, by);
  assert.ok('incoming' in gone && gone.incoming.content === null && gone.incoming.version === 3);
});

test('the digest of a record is that of the bytes the database gets, whatever the order of its keys', () => {
  const by = nowReading(formatOf('creation'));
  const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(title, fc.nat(), (text, fen) => {
      const data = { ...contentOf(), title: text, investmentFen: fen };
      const turned = Object.fromEntries(Object.entries(data).toReversed());
      const [one, other] = [data, turned].map((it) => readRecord({ key: 'A', version: 1, data: it }, 1, by));
      if (!one || !other || 'faults' in one || 'faults' in other) return;
      assert.equal(one.incoming.canonical, other.incoming.canonical);
      assert.deepEqual(JSON.parse(one.incoming.canonical ?? ''), one.incoming.content);
      const sent = Buffer.from(columnsOf([one.incoming]).digest)
        .subarray(24)
        .toString();
      assert.equal(sent, contentDigest(one.incoming.canonical));
    }),
    { numRuns: 200 },
  );
});

test('any CSV is read as it was written, however its bytes are cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('甲', 'a', ',', '"', '\n', '\r\n', ' ', '1'), maxLength: 8 });
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, step) => {
      const text = csvOf(rows);
      const pieces = Array.from({ length: Math.ceil(text.length / step) }, (_, i) =>
        text.slice(i * step, (i + 1) * step),
      );
      const read = [];
      for await (const batch of csvRowsOf(linesOf(fromPieces(pieces)))) {
        read.push(...batch.map((row) => ('cells' in row ? row.cells : 'broken')));
      }
      assert.deepEqual(
        read,
        rows.map((row) => row.map((one) => one.replaceAll('\r\n', '\n'))),
      );
    }),
    { numRuns: 300 },
  );
});
async function* fromPieces(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

test('a sender is judged by its first delivery', () => {
  const due = localDate('2026-06-15');
  const at = (text: string) => instant(`${text}+08:00`);
  assert.equal(senderStateOf(due, null, at('2026-06-15T23:59:59')), 'waiting');
  assert.equal(senderStateOf(due, null, at('2026-06-16T00:00:00')), 'missing');
  assert.equal(senderStateOf(due, at('2026-06-15T23:59:59'), at('2026-07-01T00:00:00')), 'received');
  assert.equal(senderStateOf(due, at('2026-06-16T00:00:00'), at('2026-07-01T00:00:00')), 'late');
});

test('keys stand by their days, and lost packages are counted', () => {
  const days = { validFrom: localDate('2026-06-01'), validUntil: localDate('2026-12-31'), revokedAt: null };
  const on = (day: string) => keyStanding(days, localDate(day));
  assert.deepEqual(
    [on('2026-05-31'), on('2026-06-01'), on('2026-12-31'), on('2027-01-01')],
    ['waiting', 'valid', 'valid', 'expired'],
  );
  assert.equal(keyStanding({ ...days, revokedAt: instant('2026-07-01') }, localDate('2026-08-01')), 'revoked');
  assert.deepEqual(missingSequences([5, 1, 3, 3]), [2, 4]);
  assert.deepEqual(missingSequences([]), []);
});

test('what a package says of itself is held against the sender and the calendar', () => {
  const described = {
    created: '2026-06-10T00:00:00Z',
    sender: 'PT1',
    period: '2026-06-H1',
    sequence: 3,
    totals: {},
    resources: [{ path: 'data/a.csv', format: 'csv' as const, kind: 'creation' as const, version: '2.0' }],
  };
  const facts = {
    names: ['PT1', null],
    kinds: kindsOf('platform'),
    periods: ['2026-06-H1'],
    now: instant('2026-06-10T12:00:00+08:00'),
    clockMinutes: 10,
    sameSequence: null,
    digest: 'd',
    knowsFormat: () => true,
  };
  const code = (description: object, more: object = {}) =>
    headFinding({ ...described, ...description } as never, { ...facts, ...more })?.code;
  assert.equal(code({}), undefined);
  assert.equal(code({ sender: 'PT2' }), 'sender_other');
  assert.equal(code({ period: '2026-06-H2' }), 'period_future');
  assert.equal(code({ period: '2026-05-H1' }), 'period_unknown');
  assert.equal(code({ period: 'June' }), 'period_unknown');
  assert.equal(code({ created: '2026-06-10T04:11:00Z' }), 'created_future');
  assert.equal(code({ created: '2026-06-10T04:10:00Z' }), undefined, 'clocks may differ by ten minutes');
  assert.equal(code({}, { kinds: ['provincial'] }), 'kind_not_theirs');
  assert.equal(code({}, { knowsFormat: () => false }), 'format_unknown');
  assert.equal(code({}, { sameSequence: 'other' }), 'sequence_used');
  assert.equal(code({}, { sameSequence: 'd' }), undefined);
});

test('signature lines are written in one way only', () => {
  const line = `${'a'.repeat(64)} sha256-ed25519 AAAA\n`;
  assert.equal(signatureLines(line)?.length, 1);
  for (const wrong of ['', line.trimEnd(), `${line}\n`, line.replace('AAAA', 'AAB='), line.replace('ed25519', 'rsa')]) {
    assert.equal(signatureLines(wrong), undefined, JSON.stringify(wrong));
  }
});

test('the published formats fit together: schema, labels, senders', () => {
  for (const [kind, label] of Object.entries(ledgerKinds)) {
    assert.equal(formats.kinds[kind as LedgerKind].label, label);
    const keys = fieldsOf(formatOf(kind as LedgerKind)).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    for (const reserved of ['key', 'version', 'deleted', 'extra']) assert.ok(!keys.includes(reserved));
  }
  assert.deepEqual(kindsOf('platform'), ['creation', 'broadcast', 'support']);
  assert.deepEqual(kindsOf('provincial_bureau'), ['provincial']);
  assert.deepEqual(kindsOf('producer'), []);
  const schema = jsonSchemaOf('创作台账', '2.0', fieldsOf(formatOf('creation'))) as {
    properties: { data: { required: string[] } };
  };
  assert.deepEqual(schema.properties.data.required, ['title', 'level', 'producerName', 'stage']);
});
