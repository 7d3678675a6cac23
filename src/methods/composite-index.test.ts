import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Units } from './composite-index.ts';
import { aggregated, chainIndex, compositeScores, hdi2010, normalised, ranksOf } from './composite-index.ts';
import { ahp, eigen, entropyWeights, pca } from './index-weights.ts';

const near = (found: number | null | undefined, expected: number, tolerance = 1e-9) =>
  assert.ok(typeof found === 'number' && Math.abs(found - expected) <= tolerance, `${found} is not ${expected}`);
const up = { code: 'x', direction: 1 as const };

test('values stand on a common scale after their direction', () => {
  assert.deepEqual(normalised([1, 2, 3], up, { kind: 'minmax', low: 0, high: 100 }), [0, 50, 100]);
  assert.deepEqual(
    normalised([1, 2, 3], { code: 'x', direction: -1 }, { kind: 'minmax', low: 1, high: 100 }),
    [100, 50.5, 1],
  );
  assert.deepEqual(normalised([1, 2, 3], up, { kind: 'zscore', mean: 10, deviation: 2 }), [8, 10, 12]);
  assert.deepEqual(normalised([5, 9, 5, null], up, { kind: 'rank' }), [1, 3, 1, null]);
  assert.deepEqual(normalised([30, 90], up, { kind: 'target', targets: { x: 60 } }), [0.5, 1]);
  assert.deepEqual(
    normalised([120, 30], { code: 'x', direction: -1 }, { kind: 'target', targets: { x: 60 } }),
    [0.5, 1],
  );
  assert.deepEqual(
    normalised([4, 4], up, { kind: 'minmax', low: 0, high: 100 }),
    [50, 50],
    'a constant one is mid-scale',
  );
});

test('means are arithmetic, geometric or harmonic over what is present', () => {
  near(aggregated([1, 4], [1, 1], 'geometric'), 2);
  near(aggregated([1, 4], [1, 1], 'harmonic'), 1.6);
  near(aggregated([1, null, 4], [3, 5, 1], 'arithmetic'), 1.75);
  assert.equal(aggregated([null], [1], 'arithmetic'), null);
  assert.deepEqual(ranksOf({ a: 9, b: 9, c: 8, d: null }), { a: 1, b: 1, c: 3, d: null });
});

const six: Units = Object.fromEntries(
  [3, 1, 4, 1.5, 9, 2.6].map((x, i) => [`u${i}`, { x, y: i === 2 ? null : 10 - x, z: 7 }]),
);
const indicators = [
  { code: 'x', direction: 1 as const, weight: 2 },
  { code: 'y', direction: -1 as const, weight: 1 },
  { code: 'z', direction: 1 as const, weight: 1 },
];
const how = { normalisation: { kind: 'minmax' as const, low: 0, high: 100 }, aggregation: 'arithmetic' as const };

test('missing values and constant indicators are named, not counted as nought', () => {
  const result = compositeScores(six, indicators, how);
  assert.ok('scores' in result);
  assert.deepEqual(
    result.findings.map((one) => one.code),
    ['missing_value', 'constant_indicator'],
  );
  assert.equal(result.ranks.u4, 1);
  near(result.scores.u4, (2 * 100 + 100 + 50) / 4);
});

test('what cannot be computed is refused with a reason', () => {
  const reason = (result: object) => ('reason' in result ? result.reason : undefined);
  assert.equal(
    reason(
      compositeScores(
        six,
        indicators.map((one) => ({ ...one, weight: 0 })),
        how,
      ),
    ),
    'weights_sum_to_nought',
  );
  assert.equal(reason(compositeScores(six, indicators, { ...how, aggregation: 'geometric' })), 'not_positive');
  const two = { a: { x: 1 }, b: { x: 2 } };
  assert.equal(
    reason(
      compositeScores(two, indicators.slice(0, 1), {
        ...how,
        normalisation: { kind: 'zscore', mean: 10, deviation: 2 },
      }),
    ),
    'too_few_units',
  );
  const small = compositeScores(two, indicators.slice(0, 1), how);
  assert.ok('ranks' in small && small.ranks.a === null, 'no ranks under five units');
});

test('contributions add up to the change of the index', () => {
  const value = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(fc.array(fc.record({ a: value, b: value, c: value }), { minLength: 2, maxLength: 8 }), (months) => {
      const links = chainIndex(
        months.map((values) => ({ weights: { a: 5, b: 3, c: 2 }, values })),
        1000,
      );
      for (const [t, link] of links.entries()) {
        const parts = Object.values(link.contributions).reduce((x, y) => x + y, 0);
        near(link.index, (links[t - 1]?.index ?? 1000) + parts, 1e-6);
      }
    }),
  );
});

test('an indicator enters at the next link and one at nought leaves', () => {
  const links = chainIndex(
    [
      { weights: { a: 0.5, b: 0.5 }, values: { a: 10, b: 0 } },
      { weights: { a: 0.5, b: 0.5 }, values: { a: 12, b: 5, c: 1 } },
    ],
    1000,
  );
  near(links[1]?.index, 1200);
  assert.deepEqual(links[1]?.leftOut, ['b', 'c']);
  near(
    hdi2010({
      life: 73.5,
      maxLife: 83.2,
      mys: 7.5,
      maxMys: 13.2,
      eys: 11.4,
      maxEys: 20.6,
      maxEdu: 0.951,
      gni: 7263,
      minGni: 163,
      maxGni: 108211,
    }).hdi,
    0.663,
    0.001,
  );
});

test('pairwise judgements give weights, and inconsistent ones are refused', () => {
  const leader = [
    [1, 4, 3, 7],
    [1 / 4, 1, 1 / 3, 3],
    [1 / 3, 3, 1, 5],
    [1 / 7, 1 / 3, 1 / 5, 1],
  ];
  const result = ahp(leader, 0.1);
  assert.ok('weights' in result);
  near(result.weights[0], 0.547569, 1e-5);
  near(result.cr, 0.043858, 1e-5);
  assert.deepEqual(
    Object.keys(
      ahp(
        [
          [1, 9, 1 / 9],
          [1 / 9, 1, 9],
          [9, 1 / 9, 1],
        ],
        0.1,
      ),
    ),
    ['reason', 'cr'],
  );
  assert.deepEqual(
    ahp(
      [
        [1, 2],
        [2, 1],
      ],
      0.1,
    ),
    { reason: 'not_reciprocal' },
  );
  assert.deepEqual(ahp([[1, 2]], 0.1), { reason: 'not_square' });
});

test('entropy rewards spread and refuses negative values', () => {
  const result = entropyWeights([
    [1, 1, 1],
    [1, 2, 9],
  ]);
  assert.ok('weights' in result);
  near(result.weights[1], 1);
  assert.deepEqual(entropyWeights([[1, -1]]), { reason: 'negative_value' });
  assert.deepEqual(
    entropyWeights([
      [2, 2],
      [0, 0],
    ]),
    { reason: 'no_variation' },
  );
});

test('components of a table have the traces and directions of its covariance', () => {
  const { values, vectors } = eigen([
    [2, 1],
    [1, 2],
  ]);
  near(values[0], 3);
  near(Math.abs(vectors[0]?.[0] ?? 0), Math.SQRT1_2);
  const result = pca(
    [
      [1, 2],
      [2, 4.1],
      [3, 5.9],
      [4, 8],
    ],
    true,
  );
  assert.ok('varianceShare' in result);
  near(
    result.varianceShare.reduce((a, b) => a + b, 0),
    1,
  );
  assert.deepEqual(
    pca(
      [
        [1, 2],
        [1, 3],
      ],
      true,
    ),
    { reason: 'no_variation' },
  );
});

test('weights by components need indicators with enough in common', () => {
  const alike = pca(
    [
      [1, 2, 1],
      [2, 1, 4],
      [3, 5, 3],
      [4, 4, 6],
      [5, 6, 5],
      [6, 8, 9],
    ],
    true,
  );
  assert.ok('weights' in alike);
  assert.ok(Math.abs((alike.kmo ?? 0) - 0.5612064673213986) < 1e-9);
  const expected = [0.36334731, 0.31987862, 0.31677408];
  for (const [j, weight] of alike.weights.entries()) assert.ok(Math.abs(weight - (expected[j] ?? 0)) < 1e-7);
  const unlike = pca(
    [
      [1, 0, 1.1],
      [0, 1, 1],
      [-1, 0, -1],
      [0, -1, -1],
      [2, -2, 0.1],
      [1, 1, 2],
    ],
    true,
  );
  assert.ok('reason' in unlike && unlike.reason === 'inadequate');
  assert.ok(Math.abs((unlike.kmo ?? 0) - 0.2023275148251193) < 1e-9);
});

test('a value that is missing is refused or leaves the link, never counted as nought', () => {
  assert.deepEqual(entropyWeights([[1, Number.NaN, 3]]), { reason: 'missing_value' });
  assert.deepEqual(pca([[1, Number.NaN]], true), { reason: 'missing_value' });
  const weights = { works: 0.5, views: 0.5 };
  const periods = [
    { weights, values: { works: 100, views: 50 } },
    { weights, values: { works: 110, views: null } },
  ];
  assert.deepEqual(
    chainIndex(periods, 1000).map(({ index, leftOut }) => [Math.round(index), leftOut]),
    [
      [1000, []],
      [1100, ['views']],
    ],
  );
});

test('judgements rounded to two decimals are still reciprocal', () => {
  const rounded = ahp(
    [
      [1, 3, 6],
      [0.33, 1, 3],
      [0.17, 0.33, 1],
    ],
    0.1,
  );
  assert.ok('weights' in rounded);
});
