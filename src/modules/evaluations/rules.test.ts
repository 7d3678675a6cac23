import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, type Role, roles } from '../../base/policy.ts';
import { instant, localDate } from '../../base/time.ts';
import { flawsIn } from '../../base/workflow.ts';
import { type EvaluationFacts, figureMakers } from './figure-rules.ts';
import { evaluationPolicy, objectionPolicy, resultPolicy, sheetPolicy } from './policy.ts';
import { checkFindings, mayObject, publishFindings, sheetFindings, suggestionsOf } from './round-rules.ts';
import {
  bandOf,
  computedScore,
  evaluationTitle,
  openFindings,
  pointsText,
  setFindings,
  settleFindings,
  spanOf,
  submitFindings,
  totalOf,
} from './rules.ts';
import type { Indicator, SetContent } from './terms.ts';
import { evaluationWorkflow, objectionWorkflow, sheetWorkflow } from './workflow.ts';

const day = localDate;
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const computed: Indicator = {
  key: 'reports',
  label: '报送',
  pillar: 'tasks',
  weight: 60,
  basis: 'computed',
  source: 'reports_on_time',
  zero: 60,
  full: 100,
  evidence: false,
  clause: '',
  note: '',
};
const own: Indicator = { ...computed, key: 'own', label: '自评项', pillar: 'money', weight: 40, basis: 'self' };
const content: SetContent = {
  title: '示例',
  clause: '方案七（四）',
  pillars: [
    { key: 'tasks', label: '任务落实', clause: '' },
    { key: 'money', label: '资金使用', clause: '' },
  ],
  indicators: [computed, { ...own, evidence: true }],
  bands: [
    { key: 'poor', label: '待改进', from: 0, quota: -1, moneyPercent: -10 },
    { key: 'good', label: '优秀', from: 90, quota: 1, moneyPercent: 0 },
  ],
  selfDays: 20,
  objectionDays: 5,
  shownTo: 'own',
  note: '',
};

test('a span is a quarter or a year, whole days of Beijing', () => {
  const year = { kind: 'yearly' as const, year: 2026, quarter: null };
  assert.deepEqual(spanOf(year), { fromOn: '2026-01-01', untilOn: '2026-12-31' });
  const third = { kind: 'quarterly' as const, year: 2026, quarter: 3 };
  assert.deepEqual(spanOf(third), { fromOn: '2026-07-01', untilOn: '2026-09-30' });
  assert.equal(spanOf({ ...third, quarter: 4 }).untilOn, '2026-12-31');
  assert.equal(evaluationTitle({ ...third, audience: 'platform' }), '2026年第三季度播出平台评议');
  assert.deepEqual(codes(openFindings({ ...third, quarter: null }, day('2026-08-01'))), ['quarter']);
  assert.deepEqual(codes(openFindings({ ...year, quarter: 2 }, day('2026-08-01'))), ['quarter']);
  assert.deepEqual(codes(openFindings(third, day('2026-06-30'))), ['not_begun']);
  assert.deepEqual(codes(openFindings(third, day('2026-07-01'))), []);
});

test('a computed score rises in a straight line, up or down, and never leaves the scale', () => {
  const at = (value: number | null, one: Indicator = computed) => computedScore(one, value);
  assert.deepEqual([at(60), at(80), at(100), at(20), at(120), at(null)], [0, 3000, 6000, 0, 6000, null]);
  const fewer = { ...computed, zero: 3, full: 0, weight: 7 };
  assert.deepEqual([at(0, fewer), at(1, fewer), at(3, fewer), at(9, fewer)], [700, 467, 0, 0]);
});

test('a total leaves out what is missing and names it; nothing at all is no total', () => {
  const total = (reports: number | null, self: number | null) =>
    totalOf(content, [
      { key: 'reports', score: reports },
      { key: 'own', score: self },
    ]);
  assert.deepEqual(total(6000, 2000).score, 8000);
  assert.deepEqual([total(3000, null).score, total(3000, null).missing], [5000, ['自评项']]);
  assert.deepEqual(total(6000, 2000).pillars, { tasks: 10_000, money: 5000 });
  assert.deepEqual(total(null, null), {
    score: null,
    pillars: { tasks: null, money: null },
    missing: ['报送', '自评项'],
    band: '',
  });
  assert.deepEqual([total(6000, 3000).band, total(6000, 2999).band], ['优秀', '待改进']);
  assert.equal(bandOf(content.bands, 8999)?.key, 'poor');
  assert.deepEqual([pointsText(8350), pointsText(null)], ['83.50', '—']);
});

test('a mark is at most its weight; one that departs from what was proposed says why', () => {
  const given = (score: number | null, reason = '') => ({ key: 'reports', score, reason });
  assert.deepEqual(codes(settleFindings(given(3000), computed, 3000)), []);
  assert.deepEqual(codes(settleFindings(given(2999), computed, 3000)), ['reason_missing']);
  assert.deepEqual(codes(settleFindings(given(null), computed, 3000)), ['reason_missing']);
  assert.deepEqual(codes(settleFindings(given(6001, '多'), computed, 3000)), ['score_above']);
  assert.deepEqual(codes(settleFindings(given(null), computed, null)), []);
});

test('a body hands in scores, words and evidence of its own indicators', () => {
  const { indicators } = content;
  assert.deepEqual(codes(submitFindings(indicators, [], [])), ['self_missing', 'note_missing', 'evidence_missing']);
  const marks = [{ key: 'own', selfScore: 0, selfNote: '说明' }];
  assert.deepEqual(codes(submitFindings(indicators, marks, [{ key: 'own' }])), []);
});

test('a set makes 100, names its pillars, scales what it computes and begins its bands at nought', () => {
  assert.deepEqual(codes(setFindings(content)), []);
  const heavy = { ...content, indicators: [computed, { ...own, weight: 41 }] };
  assert.deepEqual(codes(setFindings(heavy)), ['weights']);
  const twice = { ...content, indicators: [computed, { ...own, key: 'reports' }] };
  assert.deepEqual(codes(setFindings(twice)), ['twice']);
  const unscaled = { ...content, indicators: [{ ...computed, full: undefined }, own] };
  assert.deepEqual(codes(setFindings(unscaled)), ['scale']);
});

test('stages: self-scoring ends with its day, a result is published after the window and its answers', () => {
  const sheets = [{ state: 'filling' as const }, { state: 'submitted' as const }];
  const facts = (today: string) => ({ sheets, openObjections: 1, today: day(today) });
  const due = { selfDueOn: day('2026-12-10') };
  assert.deepEqual(codes(checkFindings(due, facts('2026-12-10'))), ['still_scoring']);
  assert.equal(checkFindings(due, facts('2026-12-11'))[0]?.weight, 'look');
  const until = { objectionsUntil: day('2026-12-20') };
  assert.deepEqual(codes(publishFindings(until, facts('2026-12-20'))), ['window_open', 'objections_open']);
  assert.deepEqual(codes(publishFindings(until, { ...facts('2026-12-21'), openObjections: 0 })), []);
  const announced = { state: 'announced' as const, ...until };
  assert.deepEqual([mayObject(announced, day('2026-12-20')), mayObject(announced, day('2026-12-21'))], [true, false]);
  assert.equal(mayObject({ ...announced, state: 'published' }, day('2026-12-20')), false);
  const late = sheetFindings({ evaluation: { state: 'checking' }, lacking: [], unsettled: 2 });
  assert.deepEqual([codes(late.save), codes(late.settle), codes(late.conclude)], [['not_scoring'], [], ['unsettled']]);
});

test('only a yearly result proposes, for the year after, and only what it would change', () => {
  const year = { kind: 'yearly' as const, year: 2026 };
  assert.deepEqual(suggestionsOf(content, year, 9000), [{ kind: 'quota', year: 2027, change: 1, band: '优秀' }]);
  assert.equal(suggestionsOf(content, year, 8999).length, 2);
  assert.deepEqual(suggestionsOf(content, { ...year, kind: 'quarterly' }, 9000), []);
  assert.deepEqual(suggestionsOf(content, year, null), []);
});

test('figures keep their rows: what counts, what does not, nothing for nobody', () => {
  const none = [] as never[];
  const facts: EvaluationFacts = {
    from: day('2026-07-01'),
    until: day('2026-09-30'),
    today: day('2026-10-10'),
    projects: [],
    tables: ['2026-07-14T00:00:00Z', '2026-07-31T17:00:00Z', null].map((sentAt, i) => ({
      orgId: 'u1',
      reportId: `r${i}`,
      period: `第${i}期`,
      dueOn: day('2026-07-31'),
      sentAt: sentAt === null ? null : instant(sentAt),
      returned: i === 1,
    })),
    ledgers: none,
    actions: none,
    differences: none,
    milestones: none,
    payments: none,
    vouchers: none,
    recoveries: none,
    acceptances: none,
    violations: none,
    honours: none,
    promises: [
      {
        unitId: 'u1',
        platformId: 'p1',
        projectId: 'a',
        title: '骑楼',
        id: 'm1',
        place: 'home_entry',
        fromOn: day('2026-07-01'),
        untilOn: day('2026-07-10'),
        days: 8,
        shown: [
          { fromOn: day('2026-07-01'), untilOn: day('2026-07-03') },
          { fromOn: day('2026-07-03'), untilOn: day('2026-07-04') },
        ],
      },
    ],
  };
  const unit = { orgId: 'u1', audience: 'province' as const };
  const onTime = figureMakers.reports_on_time(facts, unit);
  assert.deepEqual([onTime.value, onTime.rows.map(({ counts }) => counts)], [33.3, [true, false, false]]);
  assert.equal(figureMakers.reports_unreturned(facts, unit).text, '50.0%（1/2）');
  const platform = { orgId: 'p1', audience: 'platform' as const };
  assert.equal(figureMakers.promises_kept(facts, platform).text, '50.0%（4 天/8 天）');
  assert.equal(figureMakers.promises_kept(facts, { ...platform, orgId: 'p2' }).value, null);
  assert.equal(figureMakers.violations(facts, unit).value, null);
  const busy = { ...facts, projects: [{ unitId: 'u1', ownerId: 'n' }] };
  assert.equal(figureMakers.violations(busy, unit).value, 0);
  assert.equal(figureMakers.money_paid(facts, unit).value, null);
});

test('the tables of moves have no dead end', () => {
  for (const table of [evaluationWorkflow, sheetWorkflow, objectionWorkflow])
    assert.deepEqual(flawsIn(table as typeof evaluationWorkflow), [], table.name);
});

test('who may: bodies fill in their own, officers settle, leaders answer and publish', () => {
  const actor = (role: Role, orgId = 'o1'): Actor => ({
    kind: 'person',
    personId: 'p1',
    name: '',
    orgId,
    orgKind: null,
    orgName: '',
    roles: [role],
  });
  const may = (test: (role: Role) => boolean) => (Object.keys(roles) as Role[]).filter(test);
  const sheet = { orgId: 'o1' };
  const body = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'];
  const nation = ['national_officer', 'national_leader'];
  const ofSheet = (act: keyof typeof sheetPolicy, orgId = 'o1') =>
    may((role) => sheetPolicy[act].test(actor(role, orgId), sheet));
  assert.deepEqual(ofSheet('view'), [...body, ...nation, 'platform_operator', 'auditor']);
  assert.deepEqual(ofSheet('view', 'other'), [...nation, 'auditor']);
  assert.deepEqual(ofSheet('save'), ['unit_secretary', 'platform_operator']);
  assert.deepEqual(ofSheet('submit'), ['unit_leader', 'platform_operator']);
  assert.deepEqual(ofSheet('submit', 'other'), []);
  for (const act of ['return', 'settle', 'conclude', 'lapse'] as const)
    assert.deepEqual(ofSheet(act), ['national_officer'], act);
  assert.deepEqual(
    may((role) => objectionPolicy.uphold.test(actor(role), sheet)),
    ['national_leader'],
  );
  assert.deepEqual(
    may((role) => evaluationPolicy.publish.test(actor(role), null)),
    ['national_leader'],
  );
  const published = { state: 'published' as const, orgIds: ['o1'] };
  const reads = (state: 'published' | 'announced', orgId: string) =>
    resultPolicy.test(actor('unit_leader', orgId), { ...published, state });
  assert.deepEqual(
    [reads('published', 'o1'), reads('published', 'o2'), reads('announced', 'o1')],
    [true, false, false],
  );
});
