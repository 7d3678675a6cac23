import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessEvent } from './process-measures.ts';
import {
  caseMeasures,
  conformance,
  kaplanMeierMedian,
  processStats,
  quantile,
  shareInTime,
  shownGroups,
  tracesOf,
} from './process-measures.ts';
import { instant } from './time.ts';

const event = (name: string, activity: string, hour: number, who?: string): ProcessEvent => ({
  case: name,
  activity,
  at: instant(`2026-06-01T${String(hour).padStart(2, '0')}:00:00Z`),
  who,
});
const events = [
  event('b', '受理', 1),
  event('b', '初评', 3),
  event('a', '受理', 0, '甲'),
  event('a', '退回', 2, '乙'),
  event('a', '受理', 5, '甲'),
  event('a', '初评', 6, '甲'),
];

test('durations, waits, repetitions and hand-overs come from the events of a case', () => {
  const [first] = tracesOf(events.toReversed());
  assert.ok(first);
  const measures = caseMeasures(first);
  assert.equal(measures.durationSeconds, 6 * 3600);
  assert.deepEqual(measures.rework, { 受理: 1 });
  assert.equal(measures.handOvers, 2);
  assert.deepEqual(
    measures.waits.map((wait) => wait.seconds / 3600),
    [2, 3, 1],
  );
});

test('a process is described by its medians, variants and what follows what', () => {
  const stats = processStats(events);
  assert.deepEqual([stats.cases, stats.events, stats.activities, stats.variants], [2, 6, 3, 2]);
  assert.equal(stats.durationSeconds.median, 4 * 3600);
  assert.equal(stats.durationSeconds.p90Linear, (2 + 0.9 * 4) * 3600);
  assert.deepEqual(stats.directlyFollows[0], { from: '受理', to: '初评', count: 2 });
  assert.equal(
    conformance(tracesOf(events), (path) => !path.includes('退回')),
    0.5,
  );
});

test('nothing measured gives no number', () => {
  assert.equal(processStats([]).durationSeconds.median, null);
  assert.equal(quantile([], 0.5), null);
  assert.equal(shareInTime([], 5), null);
  assert.equal(kaplanMeierMedian([]), null);
});

test('open cases are censored, not left out', () => {
  const ended = (duration: number) => ({ duration, ended: true });
  const open = (duration: number) => ({ duration, ended: false });
  assert.equal(kaplanMeierMedian([ended(1), ended(2), ended(3)]), 2);
  assert.equal(kaplanMeierMedian([ended(1), ended(2), open(9), open(9), open(9)]), null, 'fewer than half have ended');
  assert.equal(kaplanMeierMedian([ended(1), open(2), ended(4), ended(6)]), 4);
});

test('small groups do not appear in public tables', () => {
  assert.deepEqual(shownGroups([{ n: 4 }, { n: 5 }], 5), [{ n: 5 }]);
});
