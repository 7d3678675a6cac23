import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, canonicalNumberOfBits, duplicateKey, parseStrict } from './canonical-json.ts';
import type { ReportRecord } from './report-upsert.ts';
import { applyReports } from './report-upsert.ts';

test('canonical JSON follows RFC 8785', () => {
  assert.equal(
    canonicalJson(parseStrict('[ 56, {"d": true, "10": null, "1": []}]')),
    '[56,{"1":[],"10":null,"d":true}]',
  );
  assert.equal(
    canonicalJson({ b: 1e21, a: '€\u0001"\\/', c: 4.5, d: 1e-7, e: -0 }),
    '{"a":"€\\u0001\\"\\\\/","b":1e+21,"c":4.5,"d":1e-7,"e":0}',
  );
  assert.equal(
    canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\ufb33': 5 }),
    '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}',
  );
  assert.throws(() => canonicalJson('\ud800'), /lone_surrogate/);
});

/** How seals and chains were written before there was one form for all; they are checked again for years. */
function formerly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => formerly(one ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${formerly(one)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
test('what was sealed and chained before keeps its bytes, values left undefined included', () => {
  const kept = {
    b: undefined,
    a: [undefined, -0, 0.1 + 0.2, 1e21, '\u2028', { 钱: 12_00n.toString() }],
    '\u{1f600}': null,
  };
  assert.equal(canonicalJson(kept), '{"a":[null,0,0.30000000000000004,1e+21,"\u2028",{"钱":"1200"}],"😀":null}');
  const unit = fc.oneof(fc.constant(undefined), fc.jsonValue({ stringUnit: 'binary' }));
  const anything = fc.oneof(unit, fc.array(unit), fc.dictionary(fc.string(), unit));
  fc.assert(
    fc.property(anything, (value) => canonicalJson(value ?? null) === formerly(value)),
    { numRuns: 300 },
  );
});

test('a key named twice is found at any depth, and text inside strings does not mislead', () => {
  assert.equal(duplicateKey('{"a":1,"b":{"c":[{"d":1,"d":2}]}}'), 'd');
  assert.equal(duplicateKey('{"a":1,"\\u0061":2}'), 'a');
  assert.equal(duplicateKey('{"a":"{,\\"a\\":","b":["a","a",{"a":1}],"c":{"a":2}}'), undefined);
  assert.throws(() => parseStrict('{"a":1,"a":1}'), /duplicate_key/);
});

test('numbers are written from their bits, and infinity has no form', () => {
  assert.deepEqual(
    ['0000000000000000', '8000000000000000', '4340000000000001', '0000000000000001', '44b52d02c7e14af6'].map(
      canonicalNumberOfBits,
    ),
    ['0', '0', '9007199254740994', '5e-324', '1e+23'],
  );
  assert.throws(() => canonicalNumberOfBits('7ff0000000000000'), /not_finite/);
});

const report = (version: number, data: unknown, over: Partial<ReportRecord> = {}): ReportRecord => ({
  source: 'P1',
  key: 'w1',
  version,
  data,
  ...over,
});

test('the last version wins, an equal version must be equal, and a tombstone removes', () => {
  const { results, state } = applyReports([
    report(1, { n: 10 }),
    report(2, { n: 12 }),
    report(1, { n: 10 }),
    report(2, { n: 12 }),
    report(2, { n: 99 }),
  ]);
  assert.deepEqual(results, ['applied', 'applied', 'stale', 'duplicate', 'conflict']);
  assert.deepEqual(state, { 'P1/w1': { n: 12 } });
  assert.deepEqual(applyReports([report(1, {}), report(2, undefined, { deleted: true }), report(1, {})]).state, {});
  assert.deepEqual(Object.keys(applyReports([report(1, 1, { kind: 'work' }), report(1, 1)]).state), [
    'P1/w1',
    'P1/work/w1',
  ]);
});

test('any order and any repetition of packages ends in the same state', () => {
  const honest = fc
    .array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), version: fc.integer({ min: 1, max: 5 }) }), {
      maxLength: 12,
    })
    .map((list) => list.map(({ key, version }) => report(version, { key, version }, { key, deleted: version === 4 })));
  fc.assert(
    fc.property(honest, fc.array(fc.nat(), { maxLength: 12 }), (records, order) => {
      const mixed = [
        ...records.toReversed(),
        ...order.flatMap((at) => records[at % Math.max(1, records.length)] ?? []),
      ];
      assert.deepEqual(applyReports(mixed).state, applyReports(records).state);
      assert.ok(!applyReports(mixed).results.includes('conflict'));
    }),
  );
});

test('two records never share a name, also when their parts hold a slash, and what is no JSON is refused', () => {
  const { results, state } = applyReports([
    report(1, 1, { source: 'a/b', key: 'c' }),
    report(1, 2, { source: 'a', key: 'b/c' }),
  ]);
  assert.deepEqual(results, ['applied', 'applied']);
  assert.deepEqual(Object.values(state).sort(), [1, 2]);
  assert.throws(() => parseStrict('{a:1}'), RangeError);
});
