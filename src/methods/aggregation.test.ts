import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Observation } from './aggregation.ts';
import { additiveCalibration, median, officialScore, trimmedMean, weightedMark, zScores } from './aggregation.ts';
import { borda, borderline, kemeny, kemenyScore, kendallTau, majorityBlocks, pairwise } from './ranking.ts';
import type { Ballot } from './ranking.ts';

const rule = { leastMarks: 5, dropFrom: 7 };
/** The capital of Tennessee: the textbook profile of four towns. */
const towns: Ballot[] = [
  [42, ['M', 'N', 'C', 'K']],
  [26, ['N', 'C', 'K', 'M']],
  [15, ['C', 'K', 'N', 'M']],
  [17, ['K', 'C', 'N', 'M']],
];

test('seven marks lose the highest and the lowest, five and six lose none, four give no score', () => {
  assert.equal(officialScore([9, 1, 5, 5, 5, 5, 5], rule), 5);
  assert.equal(officialScore([9, 9, 9, 1, 1, 1, 5], rule), 5, 'one item each, even if several are equal');
  assert.equal(officialScore([1, 2, 3, 4, 5, 9], rule), 4);
  assert.equal(officialScore([1, 2, 3, 4, 5], rule), 3);
  assert.equal(officialScore([9, 9, 9, 9], rule), null);
});

test('trimming by a fraction follows R: floor at each end, half or more is the median', () => {
  assert.throws(() => trimmedMean([1, 2, 3], -0.1), /fraction_out_of_range/);
  assert.equal(trimmedMean([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50], 0.1), 5.5);
  assert.equal(trimmedMean([1, 2, 3, 4, 100], 0.1), 22);
  assert.equal(trimmedMean([1, 2, 100], 0.5), 2);
  assert.equal(trimmedMean([1, 2, 4, 100], 0.9), 3);
  assert.equal(trimmedMean([], 0.1), null);
  assert.equal(median([]), null);
  assert.equal(weightedMark([80, 90], [30, 70]), 87);
  assert.equal(weightedMark([80, null], [30, 70]), null);
});

const grid = (
  qualities: readonly number[],
  severities: readonly number[],
  seen: (w: number, r: number) => boolean,
): Observation[] =>
  qualities.flatMap((quality, w) =>
    severities.flatMap((severity, r) =>
      seen(w, r) ? [{ work: `w${w}`, reviewer: `r${r}`, score: quality + severity }] : [],
    ),
  );

test('calibration recovers quality and severity from marks without noise, whatever the panels', () => {
  const whole = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(
      fc.array(whole, { minLength: 3, maxLength: 6 }),
      fc.array(whole, { minLength: 3, maxLength: 5 }),
      (qualities, raw) => {
        const mean = raw.reduce((a, b) => a + b, 0) / raw.length;
        const severities = raw.map((one) => one - mean);
        const marks = grid(qualities, severities, (w, r) => r === 0 || w === 0 || (w + r) % 2 === 0);
        const result = additiveCalibration(marks);
        assert.ok('work' in result);
        for (const [w, quality] of qualities.entries())
          assert.ok(Math.abs((result.work[`w${w}`] ?? 0) - quality) < 1e-7);
        assert.ok(Math.abs(Object.values(result.reviewer).reduce((a, b) => a + b, 0)) < 1e-7);
        assert.deepEqual(additiveCalibration(marks.toReversed()), result);
      },
    ),
  );
});

test('panels that share nobody cannot be compared', () => {
  const result = additiveCalibration([
    { work: 'a', reviewer: 'x', score: 5 },
    { work: 'b', reviewer: 'x', score: 6 },
    { work: 'c', reviewer: 'y', score: 7 },
  ]);
  assert.deepEqual(result, {
    reason: 'disconnected',
    components: [
      { works: ['a', 'b'], reviewers: ['x'] },
      { works: ['c'], reviewers: ['y'] },
    ],
  });
  assert.ok('reason' in additiveCalibration([]));
});

test('a ridge draws severities towards nought and keeps their sum', () => {
  const marks = grid([60, 70, 80], [-6, 0, 6], () => true);
  const plain = additiveCalibration(marks);
  const drawn = additiveCalibration(marks, 1);
  assert.ok('reviewer' in plain && 'reviewer' in drawn);
  assert.ok(Math.abs((plain.reviewer.r2 ?? 0) - 6) < 1e-9);
  assert.ok(Math.abs((drawn.reviewer.r2 ?? 0) - 4.5) < 1e-9, '6·3/(3+1)');
});

test('z-scores leave out experts with few or equal marks', () => {
  const marks = [
    ...grid([1, 2, 3, 4], [0, 10], () => true),
    ...grid([1, 2], [0], () => true).map((one) => ({ ...one, reviewer: 'few' })),
    ...['w0', 'w1', 'w2', 'w3'].map((work) => ({ work, reviewer: 'flat', score: 7 })),
  ];
  const { work, leftOut } = zScores(marks, 4);
  assert.deepEqual(leftOut, ['few', 'flat']);
  assert.ok(Math.abs((work.w0 ?? 0) + (work.w3 ?? 0)) < 1e-12);
});

test('Borda points of the textbook profile, and ties that share their places', () => {
  assert.deepEqual(borda(towns).points, { C: 173, K: 107, M: 126, N: 194 });
  assert.deepEqual(borda([[1, [['A', 'B'], 'C']]]).points, { A: 1.5, B: 1.5, C: 0 });
  assert.deepEqual(
    borda([
      [1, ['A']],
      [1, ['B']],
    ]).order,
    [['A', 'B']],
  );
});

test('Kemeny finds every best order', () => {
  assert.deepEqual(kemeny(towns), { score: 393, rankings: [['N', 'C', 'K', 'M']], complete: true });
  const circle: Ballot[] = [
    [1, ['A', 'B', 'C']],
    [1, ['B', 'C', 'A']],
    [1, ['C', 'A', 'B']],
  ];
  const result = kemeny(circle);
  assert.ok('rankings' in result);
  assert.deepEqual(result.rankings, [
    ['A', 'B', 'C'],
    ['B', 'C', 'A'],
    ['C', 'A', 'B'],
  ]);
  assert.equal(result.score, 5);
});

const permutations = (list: number[]): number[][] =>
  list.length < 2 ? [list] : list.flatMap((one, i) => permutations(list.toSpliced(i, 1)).map((rest) => [one, ...rest]));

test('Kemeny agrees with trying every order', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const ballot = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.shuffledSubarray(names, { minLength: 5 }));
  fc.assert(
    fc.property(fc.array(ballot, { minLength: 1, maxLength: 5 }), (profile) => {
      const wins = pairwise(profile, names);
      const scores = permutations([0, 1, 2, 3, 4]).map((order) => ({ order, score: kemenyScore(wins, order) }));
      const best = Math.max(...scores.map((one) => one.score));
      const all = scores.filter((one) => one.score === best).map((one) => one.order.map((i) => names[i]).join(''));
      const result = kemeny(profile);
      assert.ok('rankings' in result);
      assert.equal(result.score, best);
      assert.deepEqual(
        result.rankings.map((order) => order.join('')),
        all.sort(),
      );
    }),
    { numRuns: 60 },
  );
});

test('clear majorities split a long list, and a block too large is refused', () => {
  const long = Array.from({ length: 40 }, (_, i) => `c${String(i).padStart(2, '0')}`);
  const result = kemeny([[3, long]]);
  assert.ok('rankings' in result && result.rankings.length === 1);
  assert.deepEqual(
    kemeny([
      [1, long],
      [1, long.toReversed()],
    ]),
    { reason: 'block_too_large', blocks: [long] },
  );
  assert.deepEqual(
    majorityBlocks([
      [0, 2],
      [1, 0],
    ]),
    [[0], [1]],
  );
});

test('τ-b and works that change sides of the cut-off', () => {
  assert.equal(kendallTau([1, 2, 3], [1, 2, 3]), 1);
  assert.equal(kendallTau([1, 2, 3], [3, 2, 1]), -1);
  assert.equal(kendallTau([1, 1, 1], [3, 2, 1]), null);
  assert.ok(Math.abs((kendallTau([1, 1, 2], [1, 2, 3]) ?? 0) - 2 / Math.sqrt(6)) < 1e-12);
  assert.deepEqual(borderline({ a: 9, b: 8, c: 7 }, { a: 1, b: 0, c: 0.5 }, 2), ['b', 'c']);
});
