import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankRobustness } from '../../methods/index-robustness.ts';
import { denominated, imputed, screened, shapeOf, treated } from '../../methods/index-treatment.ts';
import { seededNumbers } from './seeded-numbers.ts';

const rule = { skewness: 2, kurtosis: 3.5, mostPoints: 5 };
const even = Array.from({ length: 20 }, (_, i) => i + 1);

test('an even indicator is left alone, one outlier is drawn in, many become a logarithm', () => {
  assert.deepEqual(treated(even, rule).method, 'none');
  const one = treated([...even, 500], rule);
  assert.deepEqual([one.method, one.changed, one.column.at(-1)], ['winsorised', [20], 20]);
  const low = treated([...even, -500], rule);
  assert.deepEqual([low.method, low.column.at(-1)], ['winsorised', 1], 'on the side of the skew');
  const steep = Array.from({ length: 100 }, (_, i) => 3 ** i);
  const log = treated(steep, rule);
  assert.equal(log.method, 'log');
  assert.ok(Math.abs((log.column[0] ?? 0) - Math.log(0.01 * (3 ** 99 - 1))) < 1e-9);
  assert.equal(shapeOf([1, 1, 1, 1]), null);
});

test('gaps stay gaps unless a group can fill them, and are named', () => {
  assert.deepEqual(denominated([10, 10, null], [5, 0, 2]), [2, null, null]);
  assert.deepEqual(imputed([1, 3, null, null], ['a', 'a', 'a', 'b']), { column: [1, 3, 2, null], filled: [2] });
  assert.deepEqual(
    screened(
      [
        [1, null],
        [1, null],
        [null, 2],
      ],
      { unitShare: 0.5, indicatorShare: 0.6 },
    ),
    { droppedUnits: [1], droppedIndicators: [0, 1, 2] },
  );
});

const units = Object.fromEntries(
  [
    [9, 8],
    [5, 5.1],
    [5.1, 5],
    [4.9, 5.2],
    [1, 0],
  ].map(([x = 0, y = 0], i) => [`u${i}`, { x, y }]),
);
const indicators = [
  { code: 'x', direction: 1 as const, weight: 1 },
  { code: 'y', direction: 1 as const, weight: 1 },
];
const variation = {
  normalisations: [{ kind: 'minmax' as const, low: 1, high: 100 }, { kind: 'rank' as const }],
  aggregations: ['arithmetic' as const, 'geometric' as const],
  weightShare: 0.25,
  leaveOneOut: true,
  draws: 400,
};

test('units that cannot be told apart form one group, and the seed repeats the result', () => {
  const result = rankRobustness(units, indicators, variation, seededNumbers('2026-11'));
  assert.deepEqual(result.groups, [['u0'], ['u1', 'u2', 'u3'], ['u4']]);
  assert.deepEqual(result.intervals[0], { unit: 'u0', median: 1, low: 1, high: 1 });
  assert.deepEqual(rankRobustness(units, indicators, variation, seededNumbers('2026-11')), result);
});

test('seeded numbers lie between nought and one and differ by seed', () => {
  const [a, b] = [seededNumbers('a'), seededNumbers('b')];
  const list = Array.from({ length: 1000 }, a);
  assert.ok(list.every((one) => one >= 0 && one < 1));
  assert.ok(Math.abs(list.reduce((x, y) => x + y, 0) / 1000 - 0.5) < 0.05);
  assert.notEqual(list[0], b());
});
