import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewSettings } from '../calls/contract.ts';
import { decisionsOf, type ListFacts, proposalOf } from './decisions.ts';
import {
  adoptionOf,
  compositionOf,
  moneyFindings,
  moveFindings,
  type Outcome,
  outcomeOfScenario,
} from './scenario-rules.ts';
import { refusedOutcome, settingsOf, unknownCategories } from './scenario-rules.ts';
import { type ScenarioMove, ScenarioSettings } from './scenario-schema.ts';
import type { Proposal, ResultRow } from './terms.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const result = (applicationId: string, i: number, over: Partial<ResultRow> = {}): ResultRow => ({
  applicationId,
  place: i + 1,
  marks: [90 - i],
  mean: 90 - i,
  score: 90 - i,
  median: 90 - i,
  spread: 0,
  calibrated: null,
  vetoes: 0,
  veto: false,
  firstCriterion: 20,
  dropped: null,
  rung: null,
  borderline: false,
  ...over,
});
const review = {
  places: 2,
  reserves: 1,
  minimumScore: 60,
  floors: [
    {
      category: 'V1',
      atLeast: 1,
    },
  ],
  ceilings: [],
  perRecommender: undefined,
} as unknown as ReviewSettings;
const facts = (over: Partial<ListFacts> = {}): ListFacts => ({
  review,
  works: ids.map((applicationId, i) => ({
    applicationId,
    categoryCode: i < 3 ? 'V1' : 'V2',
    recommenderOrgId: i % 2 ? 'GX' : 'GD',
    number: `N${i}`,
    title: `作品${i}`,
    holdsCentralMoney: applicationId === 'e',
    funding: [],
  })),
  finals: ids.map((id, i) => result(id, i)),
  seconds: ids.map((id, i) => result(id, i)),
  drawOrder: [],
  ...over,
});
const tried = (settings: Partial<ScenarioSettings>, moves: ScenarioMove[] = []) => ({
  name: '扩大入选',
  settings: {
    ...settingsOf(review),
    ...settings,
  },
  moves,
});
const kinds = (outcome: Outcome) => outcome.rows.map((row) => [row.applicationId, row.kind, row.reserveOrder]);
const worked = (it: ReturnType<typeof outcomeOfScenario>): Outcome => {
  assert.ok(!('reason' in it));
  return it;
};

test('a scenario with the settings of the call gives what the call gives', () => {
  const announced = proposalOf(facts()) as Proposal;
  assert.deepEqual(worked(outcomeOfScenario(tried({}), facts())).rows, decisionsOf(announced, facts()));
});

test('another line, another floor and works moved by hand change who is in, reserves stay without gaps', () => {
  assert.deepEqual(kinds(worked(outcomeOfScenario(tried({ places: 3, reserves: 1 }), facts()))), [
    ['a', 'selected', null],
    ['b', 'selected', null],
    ['c', 'selected', null],
    ['d', 'reserve', 1],
    ['e', 'not_selected', null],
  ]);
  const floored = outcomeOfScenario(tried({ limits: [{ category: 'V2', atLeast: 1 }] }), facts());
  assert.deepEqual(kinds(worked(floored)).slice(0, 4), [
    ['a', 'selected', null],
    ['b', 'reserve', 1],
    ['c', 'not_selected', null],
    ['d', 'selected', null],
  ]);
  const moved = outcomeOfScenario(
    tried({}, [{ applicationId: 'a', kind: 'reserve', reason: '与往年题材重复' }]),
    facts(),
  );
  assert.deepEqual(kinds(worked(moved)).slice(0, 3), [
    ['a', 'reserve', 1],
    ['b', 'selected', null],
    ['c', 'reserve', 2],
  ]);
});

test('a scenario whose limits contradict themselves selects nobody and says why', () => {
  const limits = [{ category: 'V1', atLeast: 3 }];
  const refused = outcomeOfScenario(tried({ limits }), facts());
  assert.ok('reason' in refused);
  const outcome = refusedOutcome(refused, facts());
  assert.ok(outcome.rows.every((row) => row.kind === 'not_selected'));
  assert.deepEqual(
    outcome.findings.map((one) => one.code),
    ['floors_exceed_places'],
  );
});

test('adopted, every work that differs from the announced proposal carries a reason, its own first', () => {
  const announced = proposalOf(facts()) as Proposal;
  const move: ScenarioMove = { applicationId: 'b', kind: 'not_selected', reason: '题材与第一名相同' };
  const outcome = worked(outcomeOfScenario(tried({ places: 3 }, [move]), facts()));
  const { rows, findings } = adoptionOf(outcome, facts(), announced, '采用方案：多选一部');
  assert.deepEqual(findings, []);
  assert.deepEqual(
    rows.map((row) => [row.kind, row.proposed, row.reason]),
    [
      ['selected', 'selected', null],
      ['not_selected', 'selected', '题材与第一名相同'],
      ['selected', 'reserve', '采用方案：多选一部'],
      ['reserve', 'not_selected', '采用方案：多选一部'],
      ['not_selected', 'not_selected', null],
    ],
  );
});

test('what no list allows stops a move and an adoption; an open draw stops until every work in it is placed', () => {
  const move: ScenarioMove = { applicationId: 'e', kind: 'selected', reason: '领导同意给予资金' };
  assert.deepEqual(
    moveFindings(move, facts()).map((one) => [one.code, one.clause]),
    [['other_central_money', '方案六（一）3']],
  );
  const announced = proposalOf(facts()) as Proposal;
  const bad = worked(outcomeOfScenario(tried({}, [move]), facts()));
  assert.deepEqual(
    adoptionOf(bad, facts(), announced, '示例').findings.map((one) => one.code),
    ['other_central_money'],
  );
  const even = facts({
    finals: ids.map((id, i) => result(id, i, i > 0 && i < 3 ? { score: 88.5, marks: [88.5] } : {})),
  });
  const codes = (moves: ScenarioMove[]) =>
    adoptionOf(worked(outcomeOfScenario(tried({}, moves), even)), even, announced, '示例').findings.map(
      (one) => one.code,
    );
  assert.deepEqual(codes([]), ['draw_needed']);
  const placed = (id: string, kind: 'selected' | 'reserve') => ({ applicationId: id, kind, reason: '会议集体研究' });
  assert.deepEqual(codes([placed('b', 'selected'), placed('c', 'reserve')]), []);
});

test('sums: category, region, money of those given money alone; a ceiling of money is only shown', () => {
  const works = ids.map((applicationId, i) => ({
    applicationId,
    categoryCode: i < 3 ? 'V1' : null,
    regionCode: i === 0 ? '44' : '450000',
    requestedFen: i === 1 ? null : 100_00 * (i + 1),
  }));
  const rows = [
    ['a', 'selected'],
    ['b', 'selected'],
    ['c', 'selected_unfunded'],
    ['d', 'reserve'],
  ].map(([applicationId, kind]) => ({ applicationId, kind }) as never);
  const sums = compositionOf(rows, works);
  assert.deepEqual([sums.selected, sums.moneyFen, sums.withoutSum], [3, 100_00, 1]);
  assert.deepEqual(sums.byCategory, [{ key: 'V1', count: 3, moneyFen: 100_00 }]);
  assert.deepEqual(
    sums.byRegion.map(({ key, count }) => [key, count]),
    [
      ['44', 1],
      ['45', 2],
    ],
  );
  assert.deepEqual(
    moneyFindings({ ...settingsOf(review), moneyFen: 9999 as never }, sums).map((one) => one.weight),
    ['look'],
  );
  assert.deepEqual(moneyFindings({ ...settingsOf(review), moneyFen: 10000 as never }, sums), []);
});

test('settings: a category at most less than at least, twice named or unknown is refused at its row', () => {
  const given = (limits: unknown[]) => ScenarioSettings.safeParse({ ...settingsOf(review), limits });
  assert.deepEqual(given([{ category: 'V1', atLeast: 2, atMost: 1 }]).error?.issues[0]?.path, ['limits', 0, 'atMost']);
  assert.equal(given([{ category: 'V1' }, { category: 'V1' }]).error?.issues[0]?.message, '同一类别只能写一行');
  const settings = { ...settingsOf(review), limits: [{ category: 'V9' }] };
  assert.deepEqual(
    unknownCategories(settings, ['V1']).map((one) => one.path),
    ['settings.limits.0.category'],
  );
});
