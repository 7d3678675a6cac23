import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Candidate, Selection, SelectionRule } from './selection.ts';
import { promoteReserve, selectWorks } from './selection.ts';

const work = (
  id: string,
  score: number | null,
  category = '重点',
  recommender = 'r1',
  over: Partial<Candidate> = {},
): Candidate => ({ id, score, category, recommender, ...over });
const chosen = (works: Candidate[], rule: SelectionRule): Selection => {
  const result = selectWorks(works, rule);
  assert.ok('selected' in result);
  return result;
};

test('floors are filled from the top of each category before the rest by score', () => {
  const works = [work('a', 90), work('b', 88), work('c', 86), work('d', 70, '少儿'), work('e', 65, '少儿')];
  const result = chosen(works, { places: 3, floors: { 少儿: 1 }, reserveLength: 2 });
  assert.deepEqual(result.selected, ['a', 'b', 'd']);
  assert.deepEqual(result.reserves, ['c', 'e']);
});

test('places of a category with too few works go free, with a finding', () => {
  const result = chosen([work('a', 90), work('b', 88), work('c', 60, '少儿')], {
    places: 2,
    floors: { 少儿: 1 },
    minimumScore: 70,
  });
  assert.deepEqual(result.selected, ['a', 'b']);
  assert.deepEqual(result.dropped, [{ id: 'c', reason: 'below_minimum' }]);
  assert.deepEqual(result.findings, [{ code: 'floor_unfilled', category: '少儿', missing: 1 }]);
});

test('a full ceiling skips a work and says which', () => {
  const works = [work('a', 90), work('b', 88), work('c', 86, '网络视听'), work('d', 84, '少儿', 'r2')];
  const result = chosen(works, { places: 2, ceilings: { 重点: 1 }, recommenderCeiling: 1 });
  assert.deepEqual(result.selected, ['a', 'd']);
  assert.deepEqual(result.skipped, [
    { id: 'b', reason: 'category_ceiling' },
    { id: 'c', reason: 'recommender_ceiling' },
  ]);
});

test('works with a veto or without a score are listed with the reason', () => {
  const result = chosen([work('a', 90, '重点', 'r1', { veto: '导向' }), work('b', null), work('c', 60)], { places: 1 });
  assert.deepEqual(result.selected, ['c']);
  assert.deepEqual(
    result.dropped.toSorted((x, y) => (x.id < y.id ? -1 : 1)),
    [
      { id: 'a', reason: 'veto' },
      { id: 'b', reason: 'no_score' },
    ],
  );
});

test('the ladder parts ties and the rung that decided is recorded', () => {
  const marks = (...values: number[]) => ({ marks: values });
  const rung = (a: Partial<Candidate>, b: Partial<Candidate>, scores: [number, number] = [80, 80]) => {
    const result = chosen([work('z', scores[0], '重点', 'r', a), work('a', scores[1], '重点', 'r', b)], {
      places: 1,
      shownDecimals: 1,
    });
    assert.deepEqual(result.selected, ['z']);
    return result.ties.map((tie) => tie.rung);
  };
  assert.deepEqual(rung({}, {}, [80.04, 80.03]), ['unrounded']);
  assert.deepEqual(rung(marks(70, 81, 89), marks(70, 80, 90)), ['median']);
  assert.deepEqual(rung({ firstCriterion: 9 }, { firstCriterion: 8 }), ['first_criterion']);
  assert.deepEqual(rung(marks(79, 80, 81), marks(70, 80, 90)), ['spread']);
});

test('a tie on every rung asks for a public draw where the draw matters, and only there', () => {
  const works = [work('a', 80), work('b', 80), work('c', 70)];
  assert.deepEqual(chosen(works, { places: 1 }).drawNeeded, [['a', 'b']]);
  assert.deepEqual(chosen(works, { places: 2 }).drawNeeded, []);
  assert.deepEqual(chosen(works, { places: 1, reserveLength: 1 }).drawNeeded, [['a', 'b']]);
  const drawn = chosen(works, { places: 1, drawOrder: ['b', 'a'] });
  assert.deepEqual([drawn.selected, drawn.drawNeeded, drawn.ties[0]?.rung], [['b'], [], 'draw']);
});

test('quotas that contradict each other are refused', () => {
  assert.deepEqual(selectWorks([], { places: 1, floors: { 少儿: 1, 重点: 1 } }), {
    reason: 'floors_exceed_places',
    categories: ['少儿', '重点'],
  });
  assert.deepEqual(selectWorks([], { places: 9, floors: { 少儿: 2 }, ceilings: { 少儿: 1 } }), {
    reason: 'floor_above_ceiling',
    categories: ['少儿'],
  });
});

test('the first reserve that keeps floors and ceilings moves up', () => {
  const works = [
    work('a', 90),
    work('b', 80, '少儿'),
    work('c', 75),
    work('d', 70, '少儿', 'r2'),
    work('e', 65, '少儿', 'r3'),
  ];
  const rule = { places: 2, floors: { 少儿: 1 }, recommenderCeiling: 2, reserveLength: 3 };
  assert.deepEqual(promoteReserve(works, rule, { selected: ['a', 'b'], reserves: ['c', 'd', 'e'] }, 'b'), {
    promoted: 'd',
    skipped: [{ id: 'c', reason: 'category_floor' }],
  });
  assert.deepEqual(promoteReserve(works, rule, { selected: ['a', 'b'], reserves: [] }, 'a'), {
    promoted: null,
    skipped: [],
  });
});

const anyWorks = fc
  .array(
    fc.record({
      score: fc.integer({ min: 0, max: 20 }),
      category: fc.constantFrom('重点', '少儿', '海外'),
      recommender: fc.constantFrom('r1', 'r2', 'r3'),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((list) => list.map((one, i) => ({ ...one, id: `w${String(i).padStart(2, '0')}` })));
type Quotas = Record<string, number>;
const anyRule = fc.record({
  places: fc.integer({ min: 2, max: 6 }),
  floors: fc.constantFrom<Quotas>({}, { 少儿: 1 }, { 少儿: 1, 海外: 1 }),
  ceilings: fc.constantFrom<Quotas>({}, { 重点: 2 }),
  recommenderCeiling: fc.constantFrom(undefined, 2, 3),
  reserveLength: fc.integer({ min: 0, max: 3 }),
});

test('the order in which works are given changes nothing', () => {
  fc.assert(
    fc.property(anyWorks, anyRule, (works, rule) => {
      assert.deepEqual(selectWorks(works.toReversed(), rule), selectWorks(works, rule));
    }),
  );
});

test('a better mark never removes a selected work', () => {
  fc.assert(
    fc.property(anyWorks, anyRule, fc.nat(), fc.integer({ min: 1, max: 9 }), (works, rule, pick, more) => {
      const before = chosen(works, rule).selected;
      const lucky = before[pick % Math.max(1, before.length)];
      const raised = works.map((one) => (one.id === lucky ? { ...one, score: one.score + more } : one));
      if (lucky !== undefined) assert.ok(chosen(raised, rule).selected.includes(lucky));
    }),
    { numRuns: 400 },
  );
});

test('ceilings hold, and floors that are met anyway never lower the sum', () => {
  fc.assert(
    fc.property(anyWorks, anyRule, (works, rule) => {
      const byId = new Map(works.map((one) => [one.id, one]));
      const counted = (ids: string[], test: (one: Candidate) => boolean) =>
        ids.flatMap((id) => byId.get(id) ?? []).filter(test).length;
      const { selected } = chosen(works, rule);
      assert.ok(counted(selected, (one) => one.category === '重点') <= (rule.ceilings.重点 ?? 99));
      for (const r of ['r1', 'r2', 'r3'])
        assert.ok(counted(selected, (one) => one.recommender === r) <= (rule.recommenderCeiling ?? 99));
      const free = chosen(works, { ...rule, floors: {} }).selected;
      const met = Object.entries(rule.floors).every(
        ([name, floor]) => counted(free, (one) => one.category === name) >= floor,
      );
      if (met && rule.recommenderCeiling === undefined) assert.deepEqual(selected, free);
    }),
    { numRuns: 400 },
  );
});
