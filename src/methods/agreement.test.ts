import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fleissKappa, kendallW, krippendorffAlpha, meanRanks } from './agreement.ts';
import { binomialAtMost, chiSquaredTail, fQuantile, incompleteBeta, normalTwoSided } from './distributions.ts';
import { icc } from './intraclass.ts';

const near = (found: number | null | undefined, expected: number, tolerance = 1e-9) =>
  assert.ok(typeof found === 'number' && Math.abs(found - expected) <= tolerance, `${found} is not ${expected}`);

/** Krippendorff 2011, data set C; published .743, .815, .849, .797. */
const dataC = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
/** Shrout and Fleiss 1979, six works judged by four. */
const sixByFour = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

test('alpha has its published values at every level of measurement', () => {
  near(krippendorffAlpha(dataC, 'nominal').alpha, 0.743421052632);
  near(krippendorffAlpha(dataC, 'ordinal').alpha, 0.815387503755);
  near(krippendorffAlpha(dataC, 'interval').alpha, 0.849107142857);
  near(krippendorffAlpha(dataC, 'ratio').alpha, 0.797402774712);
});

test('no variation, one expert and no marks give no figure and say why', () => {
  const reason = (result: object) => ('reason' in result ? result.reason : undefined);
  assert.equal(
    reason(
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3],
        ],
        'interval',
      ),
    ),
    'no_variation',
  );
  assert.equal(reason(krippendorffAlpha([[3, 4]], 'interval')), 'one_expert');
  assert.equal(
    reason(
      krippendorffAlpha(
        [
          [1, null],
          [null, 2],
        ],
        'interval',
      ),
    ),
    'one_expert',
  );
  assert.equal(
    reason(
      fleissKappa([
        [3, 0],
        [3, 0],
      ]),
    ),
    'no_variation',
  );
  assert.equal(
    reason(
      fleissKappa([
        [1, 0],
        [0, 1],
      ]),
    ),
    'one_expert',
  );
  assert.equal(
    reason(
      fleissKappa([
        [3, 0],
        [1, 1],
      ]),
    ),
    'unequal_ratings',
  );
  assert.equal(
    reason(
      kendallW([
        [5, 5],
        [5, 5],
      ]),
    ),
    'no_variation',
  );
  assert.equal(reason(kendallW([[5], [6]])), 'one_expert');
  assert.equal(
    reason(
      icc([
        [5, 5],
        [5, 5],
      ]),
    ),
    'no_variation',
  );
  assert.equal(
    reason(
      icc([
        [5, null],
        [null, 5],
      ]),
    ),
    'no_complete_work',
  );
});

test('alpha does not depend on the order of experts or works', () => {
  const marks = fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(marks, (raters) => {
      const mixed = raters.toReversed().map((row) => row.toReversed());
      const [one, other] = [krippendorffAlpha(raters, 'interval'), krippendorffAlpha(mixed, 'interval')];
      if (one.alpha === null) assert.equal(other.alpha, null);
      else near(other.alpha, one.alpha);
    }),
  );
});

test('Fleiss’ kappa and its free-marginal form have their published values', () => {
  const result = fleissKappa([
    [7, 1],
    [3, 5],
  ]);
  near(result.kappa, 0.161904761905);
  near(result.freeMarginal, 0.214285714286);
  const wide = fleissKappa([
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ]);
  near(wide.kappa, 0.209930704422);
  near(wide.z1979, 12.5, 2);
});

test('W corrects for ties and leaves incomplete works out', () => {
  const siegel = kendallW([
    [1, 1, 6],
    [6, 5, 3],
    [3, 6, 2],
    [2, 4, 5],
    [5, 2, 4],
    [4, 3, 1],
  ]);
  assert.ok(siegel.w !== null);
  near(siegel.w, 0.161904761905);
  near(siegel.p, 0.787211813884);
  assert.equal(siegel.pIsRough, true);
  const tied = kendallW([
    [1, 2],
    [1, 2],
    [3, 4],
    [null, 9],
  ]);
  assert.ok(tied.w !== null);
  near(tied.w, 1);
  assert.ok(tied.wNoTieCorrection < 1);
  assert.deepEqual(tied.leftOut, [3]);
  assert.deepEqual(meanRanks([5, 3, 5]).ranks, [2.5, 1, 2.5]);
});

test('the six intraclass correlations have their published values and limits', () => {
  const result = icc(sixByFour);
  assert.ok(result.icc);
  near(result.icc['ICC(2,1)'].value, 0.289763779528);
  near(result.icc['ICC(3,k)'].value, 0.909315542377);
  near(result.icc['ICC(2,k)'].ci95[0], 0.071136815303, 1e-6);
  near(result.icc['ICC(2,k)'].ci95[1], 0.927232040168, 1e-6);
  near(result.icc['ICC(1,1)'].ci95[0], -0.132932324875, 1e-6);
  near(result.meanSquares.MSC, 32.486111111111);
});

test('experts that agree entirely have correlations of one, and opposed experts a negative one', () => {
  const same = icc([
    [1, 1],
    [2, 2],
    [5, 5],
  ]);
  assert.ok(same.icc);
  for (const { value, ci95 } of Object.values(same.icc)) {
    near(value, 1);
    assert.deepEqual(ci95, [1, 1]);
  }
  const opposed = icc([
    [1, 5],
    [3, 3.5],
    [5, 1],
  ]);
  assert.ok(opposed.icc && (opposed.icc['ICC(3,1)'].value ?? 0) < 0);
});

test('tails and quantiles agree with printed tables', () => {
  near(fQuantile(0.95, 5, 10), 3.325834530413, 1e-9);
  near(fQuantile(0.975, 1, 1), 647.789011, 1e-5);
  near(chiSquaredTail(3.841458820694, 1), 0.05, 1e-12);
  near(chiSquaredTail(30, 10), 0.00085664121, 1e-11);
  near(normalTwoSided(1.95996398454), 0.05, 1e-12);
  near(incompleteBeta(0.3, 2, 5), 0.579825, 1e-12);
  near(binomialAtMost(7, 200, 0.03), 0.746103191274, 1e-11);
  near(binomialAtMost(2, 4, 0.5), 11 / 16, 1e-15);
});

test('short rows are incomplete, equal works give no figure, equal votes no κ of either kind, levels are known ones', () => {
  const short = [...sixByFour, [1, 2]];
  assert.deepEqual([icc(short).leftOut, kendallW(short).leftOut], [[6], [6]]);
  const equal = icc([
    [0.1, 0.2, 0.3],
    [0.1, 0.2, 0.3],
    [0.1, 0.2, 0.3],
  ]);
  assert.deepEqual(equal.icc?.['ICC(3,1)'], { value: null, ci95: [null, null] });
  near(equal.icc?.['ICC(1,1)'].value, -0.5);
  assert.deepEqual(
    fleissKappa([
      [5, 0],
      [5, 0],
    ]),
    { kappa: null, freeMarginal: null, reason: 'no_variation' },
  );
  assert.throws(() => krippendorffAlpha(dataC, 'circular' as 'ordinal'), /level_unknown/);
});

test('limits of F keep their digits where the beta quantile is next to one (scipy 1.11)', () => {
  const opposed = icc([
    [1, 5],
    [3, 3.5],
    [5, 1],
    [2, 4],
  ]).icc?.['ICC(2,1)'];
  near(opposed?.value, -1.735849056603774);
  near(opposed?.ci95[0], -1.761904761904762);
  near(opposed?.ci95[1], -1.72091933672, 1e-9);
});
