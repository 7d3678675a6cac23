import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation } from './aggregation.ts';
import { orderChecks, reliabilityWords } from './order-checks.ts';

const rule = { places: 2, leastMarksForDeviation: 2, ridge: 0 };
const mark = (work: string, reviewer: string, score: number): Observation => ({ work, reviewer, score });

test('a work judged by severe experts is named for discussion', () => {
  // Expert z marks ten below the others; c met two severe marks and would be inside without them.
  const observations = [
    mark('a', 'x', 90),
    mark('a', 'y', 90),
    mark('b', 'x', 85),
    mark('b', 'y', 85),
    mark('c', 'y', 88),
    mark('c', 'z', 78),
    mark('d', 'x', 60),
    mark('d', 'z', 50),
  ];
  const official = { a: 90, b: 85, c: 83, d: 55 };
  const checks = orderChecks(observations, official, rule);
  const calibrated = checks.checks.find((one) => one.name === 'calibrated');
  assert.deepEqual(calibrated?.borderline, ['b', 'c']);
  assert.ok(checks.discussion.some((one) => one.work === 'c' && one.spread > 7));
  assert.ok((checks.severity.z ?? 0) < -6);
  assert.deepEqual(checks.disconnected, []);
});

test('panels that share nobody have no calibrated check', () => {
  const checks = orderChecks(
    [mark('a', 'x', 1), mark('b', 'x', 2), mark('c', 'y', 3), mark('d', 'y', 4)],
    { a: 1, b: 2, c: 3, d: 4 },
    rule,
  );
  assert.deepEqual(
    checks.checks.map((one) => one.name),
    ['z_score', 'borda'],
  );
  assert.equal(checks.disconnected.length, 2);
});

test('agreement is read in words at the limits of the setting', () => {
  const words = (alpha: number | null) => reliabilityWords(alpha, { reliable: 0.8, tentative: 0.667 });
  assert.deepEqual([0.8, 0.667, 0.66, null].map(words), [
    '一致性可靠',
    '一致性尚可，结论宜审慎',
    '一致性较低，名单须经合议',
    '不计算一致性，名单依据合议结论',
  ]);
});
