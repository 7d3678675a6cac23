import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant, localDate } from '../../base/time.ts';
import { callContent } from '../../../tests/world/rounds.ts';
import { assignedIn, drawnPlan, missingOn, numberFrom, seededOrder } from './draw.ts';
import {
  conflictsBetween,
  conflictTable,
  isPanelSize,
  type PlanExpert,
  type PlanFacts,
  planFindings,
  type PlanWork,
} from './plan.ts';
import { partiesOf, partyList } from './parties.ts';

const content = callContent();
const settings = { ...content.review, panelMinimum: 3, panelMaximum: 5, odd: true };
const codes = (findings: { code: string }[]) => findings.map((one) => one.code);

const aWork = (n: number, given: Partial<PlanWork> = {}): PlanWork => ({
  applicationId: `work-${n}`,
  number: `2026-01-000${n}`,
  title: `作品${n}`,
  categoryCode: n % 2 ? 'era' : 'youth',
  regionCode: '440000',
  parties: [
    { role: 'applicant', name: `机构${n}`, creditCode: `TEST${String(n).padStart(14, '0')}` },
    { role: 'recommender', name: '广东省广播电视局', creditCode: null },
  ],
  ...given,
});
const anExpert = (n: number, given: Partial<PlanExpert> = {}): PlanExpert => ({
  id: `expert-${n}`,
  version: 1,
  personId: `person-${n}`,
  state: 'active',
  name: `专家${n}`,
  employerName: `大学${n}`,
  employerCreditCode: null,
  regionCode: '37',
  titles: [],
  specialties: [],
  termFrom: localDate('2026-01-01'),
  termUntil: null,
  source: '示例',
  stateReason: null,
  synthetic: true,
  createdAt: instant('2026-01-01T00:00:00Z'),
  interests: [],
  ...given,
});
const factsOf = (given: Partial<PlanFacts> = {}): PlanFacts => ({
  works: [1, 2, 3, 4].map((n) => aWork(n)),
  experts: [1, 2, 3, 4, 5, 6].map((n) => anExpert(n)),
  declared: [],
  settings,
  today: localDate('2026-07-01'),
  ...given,
});
const interest = (partyName: string, partyCreditCode: string | null = null) => ({
  id: 'i',
  expertId: 'e',
  kind: 'relative' as const,
  partyName,
  partyCreditCode,
  until: null,
  note: '',
  declaredAt: instant('2026-01-01T00:00:00Z'),
  withdrawnAt: null,
});

test('every source of a conflict is found, by credit code before name', () => {
  const facts = factsOf();
  const kinds = (expert: Partial<PlanExpert>, more: Partial<PlanFacts> = {}) =>
    conflictsBetween(anExpert(1, expert), aWork(1), { ...facts, ...more }).map((one) => one.kind);
  assert.deepEqual(kinds({}), []);
  assert.deepEqual(kinds({ employerName: '机构１' }), ['same_organization'], 'full-width digits are the same name');
  assert.deepEqual(kinds({ employerName: '别名', employerCreditCode: 'TEST00000000000001' }), ['same_organization']);
  assert.deepEqual(
    kinds({ employerName: '机构1', employerCreditCode: 'TEST00000000000009' }),
    [],
    'another code is another body',
  );
  assert.deepEqual(kinds({ regionCode: '44' }), ['same_region']);
  assert.deepEqual(kinds({ regionCode: '44' }, { settings: { ...settings, avoidSameRegion: false } }), []);
  assert.deepEqual(kinds({ employerName: '机构1' }, { settings: { ...settings, avoidSameOrganization: false } }), []);
  assert.deepEqual(kinds({ interests: [interest('机构1')] }), ['declared_interest']);
  assert.deepEqual(
    kinds({ employerName: '广东省广播电视局' }),
    ['same_organization'],
    'the recommender is a party too',
  );
  assert.deepEqual(kinds({}, { declared: [{ expertId: 'expert-1', party: { name: '机构1', creditCode: null } }] }), [
    'declared_now',
  ]);
});

test('joint producers of the form are parties, and the list names each party once', () => {
  const answers = {
    'applicant.jointProducers': [
      { name: '联合机构', creditCode: 'TEST00000000000077', role: '联合出品' },
      { name: '', creditCode: '' },
    ],
  };
  const row = { applicantName: '机构1', creditCode: null, recommenderName: '广东省广播电视局' };
  const parties = partiesOf(row, content, answers);
  assert.deepEqual(
    parties.map((one) => [one.role, one.name]),
    [
      ['applicant', '机构1'],
      ['joint', '联合机构'],
      ['recommender', '广东省广播电视局'],
    ],
  );
  assert.equal(partyList([aWork(1, { parties }), aWork(2, { parties })]).length, 3);
});

test('a drawn plan is free of findings where the pool allows, and the order of works and experts plays no part', () => {
  const facts = factsOf();
  const order = { seed: '种子', size: 3, alternates: 2, groups: 'one' as const };
  const plan = drawnPlan(facts, order);
  assert.deepEqual(planFindings(plan, facts), []);
  const mixed = drawnPlan({ ...facts, works: facts.works.toReversed(), experts: facts.experts.toReversed() }, order);
  assert.deepEqual(mixed.panels[0]?.regularIds, plan.panels[0]?.regularIds);
  assert.deepEqual(mixed.assignments, plan.assignments);
});

test('property: no drawn assignment holds a conflict, whatever the pool', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('44', '37', '11'), { minLength: 3, maxLength: 14 }),
      fc.string({ maxLength: 8 }),
      (regions, seed) => {
        const works = [1, 2, 3, 4, 5].map((n) => aWork(n, { regionCode: n < 3 ? '440000' : '110000' }));
        const facts = factsOf({ works, experts: regions.map((regionCode, i) => anExpert(i, { regionCode })) });
        const conflict = conflictTable(facts);
        const plan = drawnPlan(facts, { seed, size: 3, alternates: 1, groups: 'category' });
        for (const { applicationId, expertIds } of plan.assignments) {
          assert.equal(new Set(expertIds).size, expertIds.length);
          for (const id of expertIds) assert.equal(conflict(id, applicationId), undefined);
        }
        const seats = plan.panels.flatMap((panel) => [...panel.regularIds, ...panel.alternateIds]);
        assert.equal(new Set(seats).size, seats.length);
      },
    ),
  );
});

test('where a regular must keep away, an alternate judges instead', () => {
  const facts = factsOf({ experts: [anExpert(1, { employerName: '机构1' }), anExpert(2), anExpert(3), anExpert(4)] });
  const panel = {
    name: '组',
    applicationIds: ['work-1', 'work-2'],
    regularIds: ['expert-1', 'expert-2', 'expert-3'],
    alternateIds: ['expert-4'],
  };
  const assigned = new Map(
    assignedIn(panel, facts, { seed: 's', size: 3 }).map((one) => [one.applicationId, [...one.expertIds].sort()]),
  );
  assert.deepEqual(assigned.get('work-1'), ['expert-2', 'expert-3', 'expert-4']);
  assert.deepEqual(assigned.get('work-2'), ['expert-1', 'expert-2', 'expert-3']);
});

test('a plan is told everything that is wrong with it at once', () => {
  const facts = factsOf({
    experts: [anExpert(1), anExpert(2), anExpert(3, { state: 'paused' }), anExpert(4, { employerName: '机构1' })],
  });
  const plan = {
    panels: [
      {
        name: '甲组',
        applicationIds: ['work-1', 'work-2', 'nowhere'],
        regularIds: ['expert-1', 'expert-2', 'expert-3', 'expert-4'],
        alternateIds: ['expert-1', 'ghost'],
      },
      { name: '乙组', applicationIds: ['work-2'], regularIds: [], alternateIds: [] },
    ],
    assignments: [
      { applicationId: 'work-1', expertIds: ['expert-1', 'expert-2', 'expert-4'] },
      { applicationId: 'work-1', expertIds: [] },
    ],
  };
  const found = new Set(codes(planFindings(plan, facts)));
  const wanted = [
    'work_unknown',
    'work_missing',
    'work_twice',
    'expert_unknown',
    'expert_unavailable',
    'expert_twice',
    'panel_size',
    'assigned_twice',
    'work_size',
    'conflict_same_organization',
  ];
  for (const code of wanted) assert.ok(found.has(code), code);
});

test('sizes: the least, the most, and odd where the call asks for it', () => {
  assert.deepEqual(
    [2, 3, 4, 5, 6, 7].map((n) => isPanelSize(n, settings)),
    [false, true, false, true, false, false],
  );
  assert.equal(isPanelSize(4, { ...settings, odd: false }), true);
  assert.deepEqual(
    [0, 2, 3, 4, 5].map((have) => missingOn(have, settings)),
    [3, 1, 0, 1, 0],
  );
  assert.deepEqual(
    [0, 2, 3, 4].map((have) => missingOn(have, { ...settings, odd: false })),
    [3, 1, 0, 0],
  );
});

test('a seeded order depends on the seed and the ids alone', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  assert.deepEqual(seededOrder(ids, 's'), seededOrder(ids.toReversed(), 's'));
  assert.notDeepEqual(seededOrder(ids, 's'), seededOrder(ids, 't'));
  assert.equal(numberFrom('精微'), numberFrom('精微'));
  const places = new Map<string, number>();
  for (let i = 0; i < 700; i++) {
    const first = seededOrder(ids, `seed ${i}`)[0] ?? '';
    places.set(first, (places.get(first) ?? 0) + 1);
  }
  for (const id of ids)
    assert.ok(Math.abs((places.get(id) ?? 0) - 100) < 45, `${id} came first ${places.get(id)} times`);
});
