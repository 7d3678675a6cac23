import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Role, roles } from '../../base/policy.ts';
import { sampleCalendar } from '../../base/sample-calendar.ts';
import { addDays, type LocalDate, localDate } from '../../base/time.ts';
import { addWorkingDays, isWorkingDay } from '../../base/working-days.ts';
import { flawsIn } from '../../base/workflow.ts';
import { daysLeft, dueRungOf, filled, lightOf, mutableFor, noticeRules, reminderOf } from './rules.ts';
import { mailWorkflow } from './workflow.ts';

const calendar = sampleCalendar();

test('the mail table has no dead ends and no state out of reach', () => {
  assert.deepEqual(flawsIn(mailWorkflow), []);
});

test('no act of the experts’ review tells anybody but the expert who is asked, the officers or the leader', () => {
  const inside = noticeRules.filter(({ act }) => /^(review|first_review|decision)\./.test(act));
  assert.ok(inside.length > 5);
  for (const { act, to } of inside)
    assert.ok(['seatExpert', 'officers', 'leaders', 'panel', 'urged'].includes(to), `${act} → ${to}`);
});

test('what experts think of a film and what is weighed before a recovery is decided reach no producer', () => {
  const secret =
    /^(acceptance\.(convene|tick|opine)|recovery\.(open|decide|cancel|propose_write_off)|payment\.refuse)$/;
  const inside = noticeRules.filter(({ act }) => secret.test(act));
  assert.ok(inside.length > 2);
  for (const { act, to } of inside)
    assert.ok(['person', 'projectOwner', 'projectLeaders'].includes(to), `${act} → ${to}`);
  const advice = noticeRules.filter(({ act }) => /^project\.(advice|advice_ask_again)$/.test(act));
  assert.ok(
    advice.every(({ body }) => !body.includes('{note}')),
    'advice stays in the system',
  );
});

test('what begins a clock or moves money after selection goes out by mail and cannot be muted', () => {
  const acts = [
    'agreement.fix',
    'agreement.in_force',
    'payment.paid',
    'payment.failed',
    'recovery.demand',
    'acceptance.accepted',
    'acceptance.rectify',
    'acceptance.rejected',
    'project.advice',
    'project.change_approve',
    'project.change_refuse',
  ];
  for (const act of acts)
    assert.ok(
      noticeRules.some((rule) => rule.act === act && rule.kind === 'legal' && rule.mail === 'direct'),
      act,
    );
});

test('nobody hears who went on to the second or final review', () => {
  for (const act of [
    'application.enter_second',
    'application.enter_final',
    'review.submit',
    'review.close',
    'review.advance',
    'decision.propose',
  ]) {
    assert.ok(!noticeRules.some((rule) => rule.act === act), act);
  }
});

test('every mail that tells a decision is held, and no other', () => {
  for (const rule of noticeRules) {
    const decides = /^application\.(select|select_unfunded|reserve|decline|promote|promote_unfunded|remove)$/.test(
      rule.act,
    );
    assert.equal(rule.mail === 'held', decides, rule.key);
  }
});

test('words of decisions carry neither score, rank, reason nor another work', () => {
  for (const rule of noticeRules.filter((one) => one.mail === 'held')) {
    const names = [...`${rule.title}${rule.body}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(names)].sort(), ['batch', 'number', 'title']);
  }
});

test('keys are single, and what begins a clock cannot be muted', () => {
  const keys = noticeRules.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  const all = mutableFor(Object.keys(roles) as Role[]).map((rule) => rule.key);
  for (const key of ['correct', 'refused', 'selected', 'extended']) assert.ok(!all.includes(key), key);
  assert.deepEqual(
    mutableFor(['expert']).map((rule) => rule.key),
    ['roles_changed', 'review_urged', 'advice_answered', 'due', 'copy'],
  );
});

test('unknown words leave no brace behind', () => {
  assert.equal(filled('《{title}》已于 {at} 提交', { title: '山河' }), '《山河》已于  提交');
});

test('the ladder: three working days, one, the day, one late, two late, and nothing between', () => {
  const due = localDate('2026-06-15'); // a Monday
  const cases: [string, string | null][] = [
    ['2026-06-09', null],
    ['2026-06-10', 'before3'],
    ['2026-06-12', 'before1'],
    ['2026-06-13', null],
    ['2026-06-14', null],
    ['2026-06-15', 'today'],
    ['2026-06-16', 'late1'],
    ['2026-06-17', 'late2'],
  ];
  for (const [day, rung] of cases) assert.equal(dueRungOf(calendar, localDate(day), due), rung, day);
});

test('a due day that is a rest day is reminded of on the last working day before it', () => {
  assert.equal(dueRungOf(calendar, localDate('2026-06-12'), localDate('2026-06-13')), 'today');
  assert.equal(dueRungOf(calendar, localDate('2026-06-15'), localDate('2026-06-13')), 'late1');
});

test('over any due day of a year the rungs come once each, in order, on working days only', () => {
  const order = ['before3', 'before1', 'today', 'late1', 'late2'];
  for (let i = 10; i < 340; i++) {
    const due = addDays(localDate('2026-01-01'), i);
    const seen: string[] = [];
    for (let day: LocalDate = addDays(due, -12); day <= addDays(due, 12); day = addDays(day, 1)) {
      const rung = dueRungOf(calendar, day, due);
      if (!rung) continue;
      assert.ok(isWorkingDay(calendar, day), `${day} is no working day`);
      if (!seen.includes(rung)) seen.push(rung);
    }
    assert.deepEqual(seen, order, due);
  }
});

test('left days and lights: green above three, amber to the day itself, red after', () => {
  const due = localDate('2026-06-15');
  const today = (n: number) => addWorkingDays(calendar, due, n);
  assert.deepEqual(
    [-4, -3, 0, 1].map((n) => lightOf(daysLeft(calendar, today(n), due))),
    ['green', 'amber', 'amber', 'red'],
  );
  assert.equal(
    daysLeft(calendar, localDate('2026-06-14'), localDate('2026-06-13')),
    -1,
    'a rest day after the due day is late',
  );
});

test('a reminder says what is left', () => {
  assert.equal(reminderOf('today', { title: '补正', kindLabel: '补正材料' }, 0).title, '临期：补正');
  assert.match(reminderOf('late2', { title: '补正', kindLabel: '补正材料' }, -2).body, /已逾期 2 个工作日/);
});
