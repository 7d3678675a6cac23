import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import { addDays, localDate } from '../../base/time.ts';
import { flawsIn } from '../../base/workflow.ts';
import { crossed, gapLine, gapLines, type Tally } from './gap-rules.ts';
import { entryPolicy, enterPolicy, goalPolicy, importPolicy } from './policy.ts';
import {
  agesOf,
  deferFindings,
  goalFindings,
  promotionFindings,
  rulesFindings,
  stageFindings,
  stallDayOf,
} from './rules.ts';
import type { EntryState, RulesContent } from './terms.ts';
import { type EntryAct, entryWorkflow, hasFailed, importWorkflow } from './workflow.ts';

const content: RulesContent = {
  stages: [
    { code: 'topic', label: '选题策划', stallDays: 60, mayPromote: false, clause: '' },
    { code: 'script', label: '剧本创作', stallDays: 90, mayPromote: true, clause: '' },
  ],
  removals: [{ code: 'other', label: '其他' }],
  deferDaysMost: 90,
  carried: [],
  source: '示例',
};
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const since = localDate('2026-06-01');
const lying = { state: 'in_pool' as const, stage: 'topic', stageSince: since, stallOn: null };

test('an entry is stalled from the day after the last day of its stage, or of a later day given', () => {
  assert.equal(stallDayOf(lying, content), '2026-07-31');
  const late = (today: string, more = {}) => agesOf({ ...lying, ...more }, content, localDate(today)).overdueDays;
  assert.deepEqual([late('2026-07-31'), late('2026-08-01'), late('2026-08-31')], [0, 1, 31]);
  assert.equal(late('2026-08-31', { stallOn: localDate('2026-08-30') }), 1);
  assert.equal(late('2026-08-31', { stage: 'gone' }), 0);
  assert.deepEqual(agesOf({ ...lying, state: 'removed' }, content, since), { stageDays: null, overdueDays: null });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
      const { stageDays, overdueDays } = agesOf(lying, content, addDays(since, days));
      return stageDays === days && overdueDays === Math.max(0, days - 60);
    }),
  );
});

test('a stall is put off to a later day, at most by the days of the rules', () => {
  const asked = (stallOn: string, today = '2026-07-01') =>
    codes(deferFindings(lying, content, { stallOn: localDate(stallOn), today: localDate(today) }));
  assert.deepEqual(asked('2026-08-01'), []);
  assert.deepEqual(asked('2026-09-29'), []);
  assert.deepEqual(asked('2026-09-30'), ['defer_far']);
  assert.deepEqual(asked('2026-07-31'), ['defer_earlier']);
  assert.deepEqual(asked('2026-07-01'), ['defer_past', 'defer_earlier']);
});

test('a stage is one of the rules and another one; going back is explained', () => {
  const asked = (from: string | null, to: string, note = '') => codes(stageFindings(content, { from, to, note }));
  assert.deepEqual(asked('topic', 'script'), []);
  assert.deepEqual(asked('topic', 'topic'), ['stage_same']);
  assert.deepEqual(asked('script', 'topic'), ['stage_back']);
  assert.deepEqual(asked('script', 'topic', '论证意见'), []);
  assert.deepEqual(asked(null, 'none'), ['stage_unknown']);
});

test('what stands against promotion is named at once; what is asked for later only asks to look', () => {
  const entry = { stage: 'topic', producerOrgId: null, producerName: '某某', filingNumber: null, categoryCode: null };
  const all = promotionFindings({ entry, content, producer: null, openBatches: 0 });
  assert.deepEqual(codes(all), ['stage_early', 'producer_missing', 'no_batch', 'filing_missing', 'category_missing']);
  assert.deepEqual(codes(all.filter(({ weight }) => weight === 'look')), ['filing_missing', 'category_missing']);
  const ready = { ...entry, stage: 'script', producerOrgId: 'p', filingNumber: '1', categoryCode: 'V1' };
  const verified = { isVerified: true, hasHome: true };
  assert.deepEqual(promotionFindings({ entry: ready, content, producer: verified, openBatches: 1 }), []);
  const waiting = promotionFindings({
    entry: ready,
    content,
    producer: { isVerified: false, hasHome: true },
    openBatches: 1,
  });
  assert.deepEqual(codes(waiting), ['producer_unverified']);
});

test('new rules have no code twice, keep stages in use, and begin today or later', () => {
  const asked = (more: Partial<RulesContent>, usedStages: string[] = [], validFrom = '2026-07-01') =>
    codes(
      rulesFindings(
        { ...content, ...more },
        { usedStages, validFrom: localDate(validFrom), today: localDate('2026-07-01') },
      ),
    );
  assert.deepEqual(asked({}), []);
  assert.deepEqual(asked({ stages: [...content.stages, ...content.stages.slice(0, 1)] }), ['code_twice']);
  assert.deepEqual(asked({ stages: content.stages.slice(0, 1) }, ['script']), ['stage_used']);
  assert.deepEqual(asked({}, [], '2026-06-30'), ['valid_past']);
});

test('goals name what is there, and their parts do not exceed the whole', () => {
  const known = { categories: ['V1', 'V2'], subPlans: ['s'], units: ['u'] };
  const goal = { total: 10, categories: {}, subPlans: {}, units: {} };
  assert.deepEqual(goalFindings({ ...goal, categories: { V1: 6, V2: 4 } }, known, true), []);
  assert.deepEqual(codes(goalFindings({ ...goal, categories: { V1: 6, V2: 5 } }, known, true)), ['goal_over']);
  assert.deepEqual(codes(goalFindings({ ...goal, total: null, categories: { V9: 6 } }, known, true)), ['goal_unknown']);
  assert.deepEqual(codes(goalFindings({ ...goal, units: { u: 1 } }, known, false)), ['goal_units']);
});

const tally = (more: Partial<Tally>): Tally => ({
  ownerOrgId: 'u',
  categoryCode: 'V1',
  subPlan: null,
  regionCode: '44',
  stage: 'topic',
  state: 'in_pool',
  n: 1,
  stalled: 0,
  ...more,
});
test('a gap is the goal less what lies in the pool and what went on; nothing is counted twice or lost', () => {
  const rows = [tally({ n: 3, stalled: 1 }), tally({ state: 'promoted', n: 2 }), tally({ categoryCode: null, n: 4 })];
  assert.deepEqual(gapLine({ key: 'a', label: 'a' }, rows, 10), {
    key: 'a',
    label: 'a',
    target: 10,
    inPool: 7,
    promoted: 2,
    gap: 1,
    stalled: 1,
  });
  assert.equal(gapLine({ key: 'a', label: 'a' }, rows, 5).gap, 0);
  assert.equal(gapLine({ key: 'a', label: 'a' }, rows, null).gap, null);
  const heads = ['V1', 'V2'].map((key) => ({ key, label: key }));
  const lines = gapLines(heads, rows, { keyOf: ({ categoryCode }) => categoryCode, goals: { V1: 9 } });
  assert.deepEqual(
    lines.map(({ key, inPool, promoted, gap }) => [key, inPool, promoted, gap]),
    [
      ['V1', 3, 2, 4],
      ['V2', 0, 0, null],
      ['none', 4, 0, null],
    ],
  );
  assert.deepEqual(
    crossed(
      rows,
      ({ categoryCode }) => categoryCode,
      ({ regionCode }) => regionCode,
    ),
    { 'V1|44': 5, 'none|44': 4 },
  );
});

test('the tables have no dead end', () => {
  assert.deepEqual(flawsIn(entryWorkflow), []);
  assert.deepEqual(flawsIn(importWorkflow), []);
  assert.deepEqual((['draft', 'withdrawn', 'refused', 'selected', 'not_selected'] as const).map(hasFailed), [
    false,
    true,
    true,
    false,
    true,
  ]);
});

const entry = { ownerOrgId: 'unit', producerOrgId: 'producer' };
const people = (role: Role, orgId: string, orgKind: Actor['orgKind']): Actor => ({
  ...publicActor,
  kind: 'person',
  roles: [role],
  orgId,
  orgKind,
});
test('every act × role: an owner’s desk, its keepers, the named producer, nobody else', () => {
  const desk: Role[] = ['unit_intake', 'unit_secretary', 'platform_operator'];
  const keepers: Role[] = ['unit_secretary', 'unit_leader', 'platform_operator'];
  const wanted: Record<EntryAct, { owner: Role[]; producer: Role[] }> = {
    adjust: { owner: desk, producer: [] },
    move_stage: { owner: desk, producer: [] },
    defer: { owner: keepers, producer: [] },
    remove: { owner: keepers, producer: [] },
    restore: { owner: keepers, producer: [] },
    take_back: { owner: keepers, producer: [] },
    promote: { owner: keepers, producer: ['producer_admin', 'producer_editor'] },
  };
  const may = (act: EntryAct, orgId: string) =>
    (Object.keys(roles) as Role[]).filter((role) =>
      entryPolicy[act].test(people(role, orgId, 'provincial_bureau'), entry),
    );
  for (const act of Object.keys(wanted) as EntryAct[]) {
    assert.deepEqual(may(act, 'unit').toSorted(), wanted[act].owner.toSorted(), `${act} by the owner`);
    assert.deepEqual(may(act, 'producer').toSorted(), wanted[act].producer.toSorted(), `${act} by the producer`);
    assert.deepEqual(may(act, 'other'), [], `${act} by others`);
  }
  const states = Object.keys(entryWorkflow.states) as EntryState[];
  const acts = (state: EntryState) =>
    entryWorkflow.moves.filter(({ from }) => (from as readonly string[]).includes(state)).map(({ act }) => act);
  assert.deepEqual(states.map(acts), [
    ['move_stage', 'promote', 'adjust', 'defer', 'remove'],
    ['take_back'],
    ['restore'],
  ]);
});

test('an entry comes from a pool’s own people; goals are set by the nation for itself, by a pool for its own', () => {
  const clerk = people('unit_secretary', 'unit', 'provincial_bureau');
  assert.equal(enterPolicy.test(clerk, null), true);
  assert.equal(enterPolicy.test({ ...clerk, orgKind: 'association' }, null), false);
  const officer = people('national_officer', 'nrta', 'national_bureau');
  assert.equal(enterPolicy.test(officer, null), false);
  assert.equal(goalPolicy.test(officer, { orgId: 'nrta', isNation: true }), true);
  assert.equal(goalPolicy.test(officer, { orgId: 'unit', isNation: false }), false);
  assert.equal(goalPolicy.test(clerk, { orgId: 'unit', isNation: false }), true);
  assert.equal(goalPolicy.test(clerk, { orgId: 'other', isNation: false }), false);
  assert.equal(importPolicy.carry_out.test(clerk, { orgId: 'unit' }), true);
  assert.equal(importPolicy.carry_out.test(clerk, { orgId: 'other' }), false);
});
