import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant, LocalDate } from '../../base/time.ts';
import { fieldsOf } from './field-terms.ts';
import { comparedBy, gapBetween, gathered, ruleFindings, toleranceText } from './rules.ts';
import { type Kept, stepsFor } from './step-rules.ts';
import type {
  Claim,
  CrossCheckRule,
  Difference,
  DifferenceRound,
  DifferenceState,
  RuleContent,
  SideShown,
} from './terms.ts';

const content: RuleContent = {
  label: '播放量：推进表与平台',
  left: { source: 'province', field: 'plays', gather: 'each' },
  right: { source: 'broadcast', field: 'plays', gather: 'sum' },
  measure: 'number',
  within: 0,
  withinBasisPoints: 500,
  emptyCounts: false,
  grade: 'hint',
  answers: 'left',
  dueDays: 5,
  clause: '',
  source: '示例',
  enabled: true,
};
const ruleOf = (more: Partial<RuleContent> = {}, key = 'plays'): CrossCheckRule => ({
  id: key,
  key,
  edition: 1,
  validFrom: '2026-06-01' as LocalDate,
  content: { ...content, ...more },
  note: '',
  byName: '',
  at: '2026-06-01T00:00:00.000Z' as Instant,
});
const claim = (more: Partial<Claim>): Claim => ({
  source: 'province',
  field: 'plays',
  workId: 'w',
  projectId: null,
  value: 1,
  text: String(more.value ?? 1),
  orgId: 'gd',
  orgName: '广东',
  asOf: '2026-06-15',
  path: '/reports/1',
  ...more,
});
const side = (value: SideShown['value'], source: SideShown['source'] = 'province'): SideShown => ({
  source,
  field: 'plays',
  value,
  text: String(value),
  orgId: null,
  orgName: '',
  asOf: '',
  path: '',
  parts: [],
});
const gap = (a: SideShown['value'], b: SideShown['value'], more: Partial<RuleContent>) =>
  gapBetween(side(a), side(b, 'broadcast'), { ...content, withinBasisPoints: 0, ...more });

test('amounts, numbers, days, stages and texts each have their measure of agreement', () => {
  assert.equal(gap(60_000_000, 60_000_000, { measure: 'amount' }), null);
  assert.equal(gap(60_000_000, 59_999_999, { measure: 'amount' }), '相差 0.000001 万元');
  assert.equal(gap(60_000_000, 59_400_000, { measure: 'amount', withinBasisPoints: 100 }), null);
  assert.equal(gap(60_000_000, 59_399_999, { measure: 'amount', withinBasisPoints: 100 }), '相差 0.600001 万元');
  assert.equal(gap(0.1, 0.3, { measure: 'number' }), '相差 0.2');
  assert.equal(gap('2026-06-30', '2026-07-01', { measure: 'date', within: 1 }), null);
  assert.equal(gap('2026-06-30', '2026-07-02', { measure: 'date', within: 1 }), '相差 2 天');
  assert.equal(gap(4, 2, { measure: 'stage', within: 1 }), '相差 2 个阶段');
  assert.equal(gap('《岭南 灯火》', '岭南灯火', { measure: 'text' }), null);
  assert.equal(gap('（粤）网微剧备字（2026）第1号', '(粤)网微剧备字(2026)第1号', { measure: 'text' }), null);
  assert.equal(gap('岭南灯火', '岭南烟火', { measure: 'text' }), '不一致');
});

test('an order asks that the first day is not after the second, and that the first is there at all', () => {
  const order = { measure: 'order', emptyCounts: true } as const;
  assert.equal(gap('2026-06-01', '2026-06-01', order), null);
  assert.equal(gap('2026-06-03', '2026-06-01', order), '晚 2 天');
  assert.equal(gap('2026-06-03', null, order), null);
  assert.equal(gap(null, '2026-06-03', order), '省级推进表未填');
});

test('an empty figure differs only where the rule says so', () => {
  assert.equal(gap(null, 5, {}), null);
  assert.equal(gap(null, 5, { emptyCounts: true }), '省级推进表未填');
  assert.equal(gap(5, null, { emptyCounts: true }), '平台播出台账未填');
  assert.equal(gap(null, null, { emptyCounts: true }), null);
});

test('figures of several platforms are added up, or the first of them counts', () => {
  const two = [
    claim({ source: 'broadcast', value: 30, orgId: 'a', orgName: '甲平台', asOf: '2026-06-H1' }),
    claim({ source: 'broadcast', value: 50, orgId: 'b', orgName: '乙平台', asOf: '2026-06-H2' }),
    claim({ source: 'broadcast', value: null, orgId: 'c', orgName: '丙平台' }),
  ];
  const [sum] = gathered(two, { source: 'broadcast', field: 'plays', gather: 'sum' }, 'number');
  assert.deepEqual([sum?.value, sum?.orgId, sum?.orgName, sum?.parts.length], [80, null, '2 家合计', 3]);
  const dated = two.map((one, i) => ({ ...one, value: ['2026-07-02', '2026-07-01', null][i] ?? null }));
  const first = gathered(dated, { source: 'broadcast', field: 'firstAiredOn', gather: 'earliest' }, 'date');
  assert.deepEqual([first.length, first[0]?.value, first[0]?.orgId], [1, '2026-07-01', 'b']);
  const last = gathered(dated, { source: 'broadcast', field: 'firstAiredOn', gather: 'latest' }, 'date');
  assert.equal(last[0]?.value, '2026-07-02');
  assert.equal(gathered(two, { source: 'broadcast', field: 'plays', gather: 'each' }, 'number').length, 3);
});

test('of one organisation the newest statement counts', () => {
  const claims = [claim({ value: 9, asOf: '2026-06-15' }), claim({ value: 12, asOf: '2026-06-30' })];
  const [only] = gathered(claims, { source: 'province', field: 'plays', gather: 'each' }, 'number');
  assert.equal(only?.value, 12);
});

test('only statements on the same work are compared, on the same project where both are of projects', () => {
  const claims = [
    claim({ value: 100 }),
    claim({ source: 'broadcast', value: 104, orgId: 'a' }),
    claim({ source: 'broadcast', value: 7, workId: 'other', orgId: 'a' }),
  ];
  assert.deepEqual(
    comparedBy(ruleOf(), claims).map(({ workId, gap: apart }) => [workId, apart]),
    [['w', null]],
  );
  assert.deepEqual(
    comparedBy(ruleOf({ withinBasisPoints: 300 }), claims).map(({ gap: apart }) => apart),
    ['相差 4'],
  );
  const money = ruleOf({
    left: { source: 'province', field: 'paidFen', gather: 'each' },
    right: { source: 'money', field: 'paidFen', gather: 'each' },
    measure: 'amount',
  });
  const paid = [
    claim({ field: 'paidFen', projectId: 'p1', value: 1 }),
    claim({ field: 'paidFen', projectId: 'p2', value: 2 }),
    claim({ source: 'money', field: 'paidFen', projectId: 'p2', value: 3 }),
  ];
  assert.deepEqual(
    comparedBy(money, paid).map(({ projectId, place }) => [projectId, place]),
    [['p2', 'p2|gd|gd']],
  );
});

test('a comparison of what is no figure, of unlike figures or of one with itself is refused', () => {
  assert.deepEqual(ruleFindings(content), []);
  const codes = (more: Partial<RuleContent>) => ruleFindings({ ...content, ...more }).map(({ code }) => code);
  assert.deepEqual(codes({ measure: 'date' }), ['measure_wrong', 'measure_wrong', 'sum_of_what']);
  assert.deepEqual(codes({ left: { ...content.left, field: 'dragons' } }), ['field_unknown']);
  assert.deepEqual(codes({ right: { ...content.left } }), ['same_figure']);
});

test('the tolerance is said in the unit of the figures', () => {
  assert.equal(toleranceText({ ...content, measure: 'amount', withinBasisPoints: 0 }), '须一致');
  assert.equal(
    toleranceText({ ...content, measure: 'amount', within: 1_000_000, withinBasisPoints: 0 }),
    '允许相差 1.00 万元',
  );
  assert.equal(toleranceText(content), '允许相差 5%');
  assert.equal(toleranceText({ ...content, measure: 'text' }), '文字须一致');
});

test('every rule of the reference names figures that are there', async () => {
  const { default: reference } = await import('../../../reference/cross-check-rules.json', { with: { type: 'json' } });
  assert.ok(reference.rules.length >= 15);
  for (const rule of reference.rules) assert.deepEqual(ruleFindings(rule as unknown as RuleContent), [], rule.key);
  assert.ok(Object.values(fieldsOf).every((fields) => new Set(fields.map(({ key }) => key)).size === fields.length));
});

const found = (left: number, right: number) => {
  const claims = [claim({ value: left }), claim({ source: 'broadcast', value: right, orgId: 'a' })];
  return comparedBy(ruleOf({ withinBasisPoints: 0 }), claims);
};
const keptAs = (state: DifferenceState, [left, right]: [number, number]): Kept => ({
  difference: { ruleKey: 'plays', workId: 'w', place: '|gd|', state } as Difference,
  round: { leftSide: side(left), rightSide: side(right) } as unknown as DifferenceRound,
});
const on = new Set(['plays']);
const kindsOf = (...args: Parameters<typeof stepsFor>) => stepsFor(...args).map((step) => step.kind);

test('the same difference is opened once, other figures open it again, agreement ends it', () => {
  assert.deepEqual(kindsOf(found(1, 2), [], on), ['open']);
  assert.deepEqual(kindsOf(found(2, 2), [], on), []);
  for (const state of ['open', 'answered', 'returned', 'closed'] as const) {
    assert.deepEqual(kindsOf(found(1, 2), [keptAs(state, [1, 2])], on), [], state);
    assert.deepEqual(kindsOf(found(1, 3), [keptAs(state, [1, 2])], on), ['again'], state);
  }
  for (const state of ['agreed', 'lapsed'] as const)
    assert.deepEqual(kindsOf(found(1, 2), [keptAs(state, [1, 2])], on), ['again'], state);
  assert.deepEqual(kindsOf(found(2, 2), [keptAs('answered', [1, 2])], on), ['agree']);
  assert.deepEqual(kindsOf(found(2, 2), [keptAs('closed', [1, 2])], on), []);
});

test('a difference without its sources, or without its rule, lapses while it is open', () => {
  const gone = stepsFor([], [keptAs('open', [1, 2]), keptAs('closed', [1, 2])], on);
  assert.deepEqual(
    gone.map((step) => [step.kind, step.kind === 'lapse' && step.why]),
    [['lapse', 'gone']],
  );
  const off = stepsFor([], [keptAs('answered', [1, 2])], new Set());
  assert.deepEqual(
    off.map((step) => step.kind === 'lapse' && step.why),
    ['rule_off'],
  );
});
