import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant, localDate } from '../../base/time.ts';
import type { QuotaPolicy, Rubric } from '../calls/contract.ts';
import {
  compositionState,
  type ListFacts,
  placed,
  sealFindings,
  type SeatedWork,
  swapFindings,
} from './board-rules.ts';
import {
  closeFindings,
  draftFindings,
  openFindings,
  panelFindings,
  scoreOf,
  sheetFindings,
  totalOf,
  type ReviewFacts,
} from './rules.ts';
import type { ScoreRule } from './terms.ts';

const rubric: Rubric = {
  commentMinimum: 10,
  criteria: [
    { key: 'orientation', label: '导向', max: 0, gate: true, scale: [] },
    { key: 'art', label: '艺术', max: 60, gate: false, scale: [] },
    { key: 'new', label: '创新', max: 40, gate: false, scale: [] },
  ],
};
const settings = { rubric, panelMinimum: 3, trimFrom: 5, spreadAlert: 5 };
const rule: ScoreRule = { name: 'trimmed_mean', leastMarks: 3, dropFrom: 5, vetoShare: 0.5 };
const codes = (findings: readonly { code: string }[]) => findings.map((one) => one.code);
const marks = (art: number, orientation = true) => ({ orientation, art, new: 20 });

test('a panel has the number the call asks for, and only people of the unit', () => {
  assert.deepEqual(codes(panelFindings({ chosen: ['a', 'b', 'c'], reviewers: ['a', 'b', 'c', 'd'], settings })), []);
  assert.deepEqual(codes(panelFindings({ chosen: ['a', 'x'], reviewers: ['a', 'b'], settings })), [
    'panel_too_small',
    'panel_strangers',
  ]);
});

test('a sheet names every gap, every mark out of bounds and a comment that is too short', () => {
  const whole = { rubric, marks: marks(50.5), comment: '人物立得住，结构完整，可推荐' };
  assert.deepEqual(sheetFindings(whole), []);
  assert.deepEqual(codes(sheetFindings({ rubric, marks: {}, comment: '' })), [
    'mark_missing',
    'mark_missing',
    'mark_missing',
    'comment_short',
  ]);
  assert.deepEqual(codes(draftFindings({ rubric, marks: {}, comment: '' })), []);
  assert.deepEqual(
    codes(draftFindings({ rubric, marks: { art: 60.5, new: 39.7, orientation: 1, more: 1 }, comment: '' })),
    ['gate_mark', 'mark_range', 'mark_step', 'mark_unknown'],
  );
  assert.deepEqual(codes(sheetFindings({ ...whole, marks: { ...whole.marks, art: 60 } })), []);
  assert.deepEqual(codes(sheetFindings({ ...whole, marks: { ...whole.marks, art: -0.5 } })), ['mark_range']);
  assert.match(sheetFindings({ ...whole, comment: '短' })[0]?.message ?? '', /不少于 10 字，现有 1 字/);
});

test('scoring opens with a panel and works, and closes when every sheet is in', () => {
  const facts: ReviewFacts = {
    review: { dueOn: null },
    settings,
    panelSize: 3,
    listState: 'arranging',
    recommendBy: localDate('2026-06-15'),
    works: [{ applicationId: '1', title: '甲', expected: 3, submitted: 3 }],
  };
  assert.deepEqual(openFindings(facts), []);
  assert.deepEqual(
    codes(openFindings({ ...facts, panelSize: 2, works: [], review: { dueOn: localDate('2026-06-16') } })),
    ['panel_too_small', 'no_works', 'due_after_recommendation'],
  );
  assert.deepEqual(openFindings({ ...facts, review: { dueOn: localDate('2026-06-15') } }), []);
  assert.deepEqual(closeFindings(facts), []);
  assert.deepEqual(
    codes(closeFindings({ ...facts, works: [{ applicationId: '1', title: '甲', expected: 2, submitted: 1 }] })),
    ['sheets_missing', 'marks_too_few'],
  );
});

test('from five marks on the highest and the lowest fall away, one each; below it is the plain mean', () => {
  const four = scoreOf(
    rubric,
    [60, 50, 40, 10].map((art) => marks(art)),
    rule,
  );
  assert.deepEqual([four.score, four.detail.dropped], [60, []]);
  const five = scoreOf(
    rubric,
    [60, 60, 50, 40, 10].map((art) => marks(art)),
    rule,
  );
  assert.deepEqual([five.score, five.detail.dropped, five.marksCount], [70, [30, 80], 5]);
  assert.equal(scoreOf(rubric, [marks(60), marks(50)], rule).score, null);
});

test('a work that the given share fails at a gate is vetoed whatever its score', () => {
  assert.equal(scoreOf(rubric, [marks(60, false), marks(60), marks(60)], rule).vetoed, false);
  assert.equal(scoreOf(rubric, [marks(60, false), marks(60, false), marks(60), marks(60)], rule).vetoed, true);
  assert.deepEqual(scoreOf(rubric, [marks(60, false), marks(60), marks(60)], rule).detail.gatesFailed, [
    { criterion: 'orientation', by: 1 },
  ]);
});

test('the order of sheets never matters, and a score lies between the lowest and the highest total', () => {
  const arts = fc.array(
    fc.integer({ min: 0, max: 120 }).map((n) => n / 2),
    { minLength: 3, maxLength: 9 },
  );
  fc.assert(
    fc.property(arts, (list) => {
      const sheets = list.map((art) => marks(art));
      const { score } = scoreOf(rubric, sheets, rule);
      assert.equal(score, scoreOf(rubric, sheets.toReversed(), rule).score);
      const totals = sheets.map((one) => totalOf(rubric, one));
      assert.ok(score !== null && score >= Math.min(...totals) - 1e-9 && score <= Math.max(...totals) + 1e-9);
    }),
  );
});

const quota: QuotaPolicy = {
  perRecommender: 5,
  scope: 'batch',
  hardness: 'soft',
  clause: '方案六（一）1',
  opinion: { min: 5, max: 20 },
  swaps: 1,
  composition: [
    {
      label: '市级及以下机构',
      field: 'applicant.level',
      in: ['city', 'county'],
      atLeast: 1,
      distinct: false,
      weight: 'stop',
    },
    { label: '五个一批覆盖', field: 'application.category', in: [], atLeast: 2, distinct: true, weight: 'look' },
    { label: '同一机构', field: 'application.applicant', in: [], atMost: 1, distinct: true, weight: 'stop' },
  ],
};
const seat = (rank: number, more: Partial<SeatedWork> = {}): SeatedWork => ({
  rank,
  applicationId: `w${rank}`,
  title: `作品${rank}`,
  state: 'accepted',
  score: 80,
  vetoed: false,
  opinion: '推荐这部作品',
  findings: [],
  answers: { 'applicant.level': 'city', 'application.category': `c${rank}`, 'application.applicant': `o${rank}` },
  ...more,
});
const listFacts = (seats: SeatedWork[], more: Partial<ListFacts> = {}): ListFacts => ({
  list: { state: 'arranging', swapCount: 0 },
  quota,
  allowed: 2,
  seats,
  contact: true,
  now: instant('2026-06-15T23:59:59.999+08:00'),
  batch: {
    name: '第一批',
    recommendBy: localDate('2026-06-15'),
    recommendationEndsAt: instant('2026-06-16T00:00:00.000+08:00'),
  },
  ...more,
});

test('a letter that names nobody for questions is said before the sealing, with the way to the profile', () => {
  const [found, ...more] = sealFindings(listFacts([seat(1), seat(2)], { contact: false }));
  assert.deepEqual([found?.code, found?.path, found?.weight, more], ['contact_missing', 'unit.contact', 'look', []]);
});

test('a list may be sealed to the last millisecond of the day, and not at midnight', () => {
  const seats = [seat(1), seat(2)];
  assert.deepEqual(codes(sealFindings(listFacts(seats))), []);
  assert.deepEqual(codes(sealFindings(listFacts(seats, { now: instant('2026-06-16T00:00:00.000+08:00') }))), [
    'recommendation_closed',
  ]);
});

test('a sealing names everything at once: gaps, places, opinions, scores, states and composition', () => {
  assert.deepEqual(codes(sealFindings(listFacts([]))), ['no_seats', 'composition', 'composition']);
  assert.deepEqual(codes(sealFindings(listFacts([seat(2), seat(3), seat(4)]))), ['seat_gap', 'over_quota']);
  const bad = seat(1, {
    opinion: '短',
    score: null,
    vetoed: true,
    state: 'correcting',
    findings: [{ code: 'not_online', message: '已上线' }],
  });
  assert.deepEqual(codes(sealFindings(listFacts([bad, seat(2)]))), [
    'correcting',
    'not_scored',
    'vetoed',
    'not_online',
    'opinion_short',
  ]);
  assert.deepEqual(
    codes(
      sealFindings(
        listFacts([seat(1, { findings: [{ code: 'look_alike', message: '疑似', weight: 'look' }] }), seat(2)]),
      ),
    ),
    [],
  );
  assert.deepEqual(codes(sealFindings(listFacts([seat(1, { opinion: '长'.repeat(21) }), seat(2, { opinion: '' })]))), [
    'opinion_long',
    'opinion_missing',
  ]);
  assert.deepEqual(codes(sealFindings(listFacts([seat(1)]))), ['seats_free', 'composition']);
});

test('composition rules count works, different answers, and how often one answer occurs', () => {
  const [level, cover, same] = quota.composition.map((one) =>
    compositionState(one, [seat(1), seat(2, { answers: { ...seat(1).answers } })]),
  );
  assert.deepEqual([level?.have, level?.met], ['已 2', true]);
  assert.deepEqual(
    [cover?.have, cover?.need, cover?.met, cover?.finding?.weight],
    ['已 1', '至少 2 类', false, 'look'],
  );
  assert.deepEqual([same?.have, same?.need, same?.met], ['最多 2', '至多 1 部', false]);
});

test('a sealed list can be changed so often as the call says, until the date', () => {
  const sealed = { state: 'sealed' as const, swapCount: 0 };
  assert.deepEqual(codes(swapFindings(listFacts([], { list: sealed }))), []);
  assert.deepEqual(
    codes(swapFindings(listFacts([], { list: { ...sealed, swapCount: 1 }, now: instant('2026-06-16T00:00:00Z') }))),
    ['recommendation_closed', 'swaps_used'],
  );
});

test('placing a work never uses more seats than there are, never shares one, and loses nobody', () => {
  const order = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 0 });
  fc.assert(
    fc.property(order, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }), (ranks, work, rank) => {
      const seats = ranks.map((one, i) => ({ rank: one, applicationId: `w${i + 1}` }));
      const after = placed(seats, `w${work}`, { rank, allowed: 5 });
      const known = seats.some((one) => one.applicationId === `w${work}`);
      if (after === 'full') return assert.ok(seats.length === 5 && !known);
      assert.equal(after.length, seats.length + (known ? 0 : 1));
      assert.equal(new Set(after.map((one) => one.rank)).size, after.length);
      assert.equal(new Set(after.map((one) => one.applicationId)).size, after.length);
      assert.ok(after.every((one) => one.rank >= 1 && one.rank <= 5));
      assert.equal(after.find((one) => one.applicationId === `w${work}`)?.rank, rank);
    }),
  );
});
