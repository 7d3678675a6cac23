import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { matches } from '../methods/known-answers/compare.ts';

const folder = mkdtempSync(join(tmpdir(), 'known-answers-'));
after(() => rmSync(folder, { recursive: true }));

function run(cases: object[], name = 'cases.json') {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ topic: 'test', cases }));
  const { stdout, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'vectors.ts'), path], {
    encoding: 'utf8',
  });
  return { lines: stdout.trimEnd().split('\n'), status };
}
const one = (fn: string, input: unknown, expected: unknown, over: object = {}) => ({
  id: `${fn} case`,
  fn,
  source: 'test',
  input,
  expected,
  ...over,
});

test('passing cases end with their number and a clean exit', () => {
  const { lines, status } = run([
    one('levenshtein', ['kitten', 'sitting'], 3),
    one('trimmedMean', { scores: [1, 2, 3, 4] }, null),
  ]);
  assert.deepEqual([lines, status], [['2 passed, 0 failed'], 0]);
});

test('a wrong answer and an unknown function are counted, shown and fail the run', () => {
  const { lines, status } = run([
    one('levenshtein', ['a', 'b'], 2),
    one('noSuchFunction', {}, 1),
    one('toString', {}, 1),
  ]);
  assert.equal(lines.at(-1), '0 passed, 3 failed');
  assert.match(
    lines.join('\n'),
    /levenshtein case[\s\S]*expected 2[\s\S]*found {4}1[\s\S]*unknown function noSuchFunction/,
  );
  assert.equal(status, 1);
});

const onPaths = (...paths: string[]) => {
  const { stdout, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'vectors.ts'), ...paths], {
    encoding: 'utf8',
  });
  return { lines: stdout.trimEnd().split('\n'), status };
};

test('a file that cannot be read is one failure, and the others still run', () => {
  run([one('nfkc', 'ａ', 'a')], 'readable.json');
  const { lines, status } = onPaths(join(folder, 'missing.json'), join(folder, 'readable.json'));
  assert.match(lines[0] ?? '', /^FAILED .*missing\.json$/);
  assert.deepEqual([lines.at(-1), status], ['1 passed, 1 failed', 1]);
});

test('a folder stands for the files in it', () => {
  const inside = mkdtempSync(join(folder, 'inside-'));
  for (const name of ['a.json', 'b.json'])
    writeFileSync(join(inside, name), JSON.stringify({ cases: [one('nfkc', 'ａ', 'a')] }));
  writeFileSync(join(inside, 'readme.txt'), 'no cases');
  assert.deepEqual(onPaths(inside), { lines: ['2 passed, 0 failed'], status: 0 });
});

test('cases that are none, lack a field or are of another shape are failures with words', () => {
  const { lines, status } = run([
    null as unknown as object,
    { id: 'no input', fn: 'nfkc', expected: 'a' },
    { id: 'no answer', fn: 'nfkc', input: 'a' },
    { id: 'no name', input: 'a', expected: 'a' },
    one('isFair', { k: 10, p: 0.2, alpha: 0.1 }, true),
    { expected: 'a', input: 'ａ', source: 'test', fn: 'nfkc', id: 'other order' },
  ]);
  const text = lines.join('\n');
  for (const said of [/FAILED null\n {2}not a case/, /no input \(nfkc\)\n {2}the case has no input/])
    assert.match(text, said);
  for (const said of [/no expected answer/, /unknown function undefined/, /lacks a field/]) assert.match(text, said);
  assert.deepEqual([lines.at(-1), status], ['1 passed, 5 failed', 1]);
});

test('answers are compared within the tolerance, on every key that is expected', () => {
  const agrees = (expected: unknown, found: unknown, tolerance?: number) =>
    matches({ id: 'x', fn: 'x', input: null, expected, ...(tolerance === undefined ? {} : { tolerance }) }, found);
  assert.equal(agrees({ a: 1 }, { a: 1, b: 2 }), true);
  assert.equal(agrees({ a: 1, b: 2 }, { a: 1 }), false);
  assert.equal(agrees([1, 2], [1, 2, 3]), false);
  assert.equal(agrees(1, 1.0001), false);
  assert.equal(agrees(1, 1.0001, 0.001), true);
  assert.equal(agrees('1', 1), false);
  assert.equal(agrees({ due: null }, { due: null }), true);
  assert.equal(agrees({ due: null }, { due: undefined }), false);
  assert.equal(agrees({ zscore: null, minmax: 1 }, { zscore: { error: 'too_few_units' }, minmax: 1 }), true);
  assert.equal(agrees({ zscore: { error: 'too few' } }, { zscore: { error: 'too_few_units' } }), true);
  assert.equal(agrees({ zscore: { error: 'too few' } }, { zscore: 1 }), false);
});

test('hits are a set: those that begin together may be listed in any order', () => {
  const hits = [
    { start: 0, end: 4, term: '网络诈骗' },
    { start: 0, end: 2, term: '网络' },
  ];
  const agrees = (expected: unknown, found: unknown) =>
    matches({ id: 'x', fn: 'lexiconFind', input: null, expected }, found);
  assert.equal(agrees(hits, hits.toReversed()), true);
  assert.equal(agrees(hits, hits.slice(1)), false);
});

test('cues are compared with their list, findings where a case expects them, and stopped by any of its words', () => {
  const agrees = (fn: string, expected: unknown, found: unknown) =>
    matches({ id: 'x', fn, input: null, expected }, found);
  const found = { cues: [{ startMs: 0, endMs: 1, text: '甲' }], findings: [{ line: 3, code: 'cue_broken' }] };
  assert.equal(agrees('parseSubtitle', found.cues, found), true);
  assert.equal(agrees('parseSubtitle', [], found), false);
  assert.equal(agrees('parseSubtitle', { findings: [{ line: 3 }] }, found), true);
  assert.equal(agrees('parseSubtitle', { findings: [{ line: 1 }] }, found), false);
  assert.equal(agrees('nextMode', 'discontinued', 'stopped'), true);
  assert.equal(agrees('nextMode', 'stop', 'tightened'), false);
});

test('a refusal is a reason in place of a value, and another wording of it is shown', () => {
  const agrees = (expected: unknown, found: unknown) => matches({ id: 'x', fn: 'x', input: null, expected }, found);
  assert.equal(agrees(null, { error: 'no_variation' }), true);
  assert.equal(agrees(null, null), true);
  assert.equal(agrees(null, 0), false);
  assert.equal(agrees(null, undefined), false);
  assert.equal(agrees({ error: 'disconnected' }, { error: 'disconnected', components: [] }), true);
  assert.equal(agrees({ error: 'disconnected' }, { error: 'no_marks' }), true);
  assert.equal(agrees({ error: 'disconnected' }, null), false, 'without a reason');
  assert.equal(agrees({ error: 'disconnected' }, 1), false);
});

test('the note on another wording does not change the count', () => {
  const { lines, status } = run([one('additiveCalibration', { observations: [] }, { error: 'empty' })]);
  assert.match(lines[0] ?? '', /^NOTE .* is refused as "no_marks", the file says "empty"$/);
  assert.deepEqual([lines.at(-1), status], ['1 passed, 0 failed', 0]);
});
