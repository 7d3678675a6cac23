import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { awrf, expectedExposure, groupExposure, patienceDiscount } from './exposure.ts';
import { costOfFairness, failProbability, isFair, mTable, reRank } from './fair-ranking.ts';

const near = (found: number | null | undefined, expected: number, tolerance = 1e-9) =>
  assert.ok(typeof found === 'number' && Math.abs(found - expected) <= tolerance, `${found} is not ${expected}`);
const rule = { k: 20, p: 0.25, alpha: 0.1, adjust: true };

test('the table of the worked example, plain and corrected', () => {
  const repeated = (...runs: [number, number][]) =>
    runs.flatMap(([value, times]) => Array.from({ length: times }, () => value));
  assert.deepEqual(mTable({ ...rule, adjust: false }).table, repeated([0, 8], [1, 6], [2, 5], [3, 1]));
  const corrected = mTable(rule);
  assert.deepEqual(corrected.table, repeated([0, 8], [1, 7], [2, 5]));
  near(corrected.failProbability, 0.105152473552);
});

test('rules that cannot be tested are refused', () => {
  assert.throws(() => mTable({ ...rule, p: 0.95 }), /table_degenerates/);
  assert.throws(() => mTable({ ...rule, k: 3, p: 2 / 3 }), /table_degenerates/, 'the limit itself');
  assert.throws(() => mTable({ ...rule, p: 0 }), /rule_out_of_range/);
});

test('the failure probability agrees with trying every list', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 9 }),
      fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      (steps, p) => {
        const table = steps.toSorted((a, b) => a - b);
        let fails = 0;
        for (let list = 0; list < 2 ** table.length; list++) {
          let [fine, chance, failed] = [0, 1, false];
          for (const [i, least] of table.entries()) {
            const bit = (list >> i) & 1;
            fine += bit;
            chance *= bit ? p : 1 - p;
            failed ||= fine < least;
          }
          if (failed) fails += chance;
        }
        near(failProbability(table, p), fails, 1e-9);
      },
    ),
    { numRuns: 40 },
  );
});

test('lists that hide fine works at the end fail, and short lists are tested on their length', () => {
  const list = (fine: number[]) => Array.from({ length: 20 }, (_, i) => fine.includes(i));
  assert.equal(isFair(list([1, 7, 9, 12, 15, 16]), rule), true);
  assert.equal(isFair(list([15, 16, 17, 18, 19]), rule), false);
  assert.equal(isFair([false], rule), true, 'a list of one always passes');
});

const works = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 50 }), fine: fc.boolean() }), { minLength: 4, maxLength: 30 })
  .map((list) => list.map((one, i) => ({ ...one, id: i })));

test('the reference order is fair whenever there are fine works enough, and keeps each group in order of score', () => {
  fc.assert(
    fc.property(works, (list) => {
      const own = { ...rule, k: Math.min(20, list.length), p: 0.3 };
      const order = reRank(list, own);
      assert.equal(order.length, own.k);
      assert.deepEqual(reRank(list.toReversed(), own), order);
      const due = mTable(own).table.at(-1) ?? 0;
      if (list.filter((work) => work.fine).length >= due)
        assert.equal(
          isFair(
            order.map((work) => work.fine),
            own,
          ),
          true,
        );
      for (const fine of [true, false]) {
        const scores = order.filter((work) => work.fine === fine).map((work) => work.score);
        assert.deepEqual(
          scores,
          scores.toSorted((a, b) => b - a),
        );
      }
      assert.ok(costOfFairness(list, own) >= -1e-12);
    }),
  );
});

test('near-equal works ranked by traffic get very unequal exposure', () => {
  const list = [0.82, 0.81, 0.8, 0.79, 0.78, 0.77].map((relevance, i) => ({ relevance, group: i < 3 ? 'A' : 'B' }));
  const result = groupExposure(list, 'A');
  near(result.meanExposure.A, 0.710309917857);
  near(result.disparateTreatmentRatio, 1.748268318935);
  assert.equal(groupExposure(list.slice(0, 3), 'A').disparateTreatmentRatio, null, 'nothing to compare with');
  near(groupExposure(list.slice(2, 4), 'A', patienceDiscount(0.8)).meanExposure.B, 0.8);
});

test('attention-weighted fairness runs from one down to one minus ln 2', () => {
  near(
    awrf(
      [
        [1, 0],
        [0, 1],
      ],
      [0.5, 0.5],
    ).awrf,
    1,
  );
  near(
    awrf(
      [
        [1, 0],
        [1, 0],
      ],
      [0, 1],
    ).awrf,
    1 - Math.LN2,
  );
  assert.throws(() => awrf([[0, 0]], [0.5, 0.5]), /no_candidates/);
});

test('works of one grade share exposure when lists are shuffled', () => {
  const result = expectedExposure([1, 1, 0, 0], 0.5, [
    [0, 1, 2, 3],
    [1, 0, 3, 2],
  ]);
  assert.deepEqual(result.target, [0.75, 0.75, 0.1875, 0.1875]);
  near(result.difference, 0);
  near(result.differenceIfOnlyFirstRanking, 0.1328125);
});

test('what has no exposure or no relevance to compare is refused or has no ratio', () => {
  assert.throws(() => expectedExposure([1, 0], 1, [[0, 1]]), /patience_out_of_range/);
  assert.throws(() => expectedExposure([1, 0], 0.5, []), /no_lists/);
  const worthless = [
    { group: 'A', relevance: 1 },
    { group: 'B', relevance: 0 },
  ];
  assert.equal(groupExposure(worthless, 'A').disparateTreatmentRatio, null);
  assert.equal(groupExposure(worthless, 'B').disparateTreatmentRatio, null);
  assert.equal(groupExposure(worthless.slice(1), 'B').disparateTreatmentRatio, null);
});
