import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, localDate } from '../../base/time.ts';
import { askFindings, changedPlan, filingFindings, scheduleFindings } from './change-rules.ts';
import { adviceFindings, answerFindings, visitFindings } from './guidance-rules.ts';
import type { MilestoneKind, Risk } from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import {
  causeGone,
  claimFindings,
  dueSoonIn,
  flagsDue,
  halfMonthEnd,
  lagsOf,
  planFindings,
  reportDueOn,
  reportFindings,
  stageAfter,
  watchLimits,
} from './tracking-rules.ts';
import { changeKinds } from './guidance-terms.ts';

const rules = trackingRules();
const day = localDate;
const lines = (...given: [MilestoneKind, string][]) => given.map(([kind, on]) => ({ kind, plannedOn: day(on) }));
const whole = lines(
  ['script', '2026-06-30'],
  ['shooting', '2026-08-20'],
  ['post_production', '2026-09-20'],
  ['finished_review', '2026-10-10'],
  ['on_air', '2026-11-30'],
);
const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);

test('every rule names where it stands, and every kind of change who decides it', () => {
  const sources = [
    rules.plan,
    rules.reports,
    rules.delay,
    rules.stall,
    rules.files,
    rules.episodes,
    rules.changes.article16,
  ];
  for (const { source } of sources) assert.ok(source.length > 5);
  assert.deepEqual(Object.keys(rules.changes.kinds).sort(), Object.keys(changeKinds).sort());
  const filing = Object.entries(rules.changes.kinds).map(([kind, one]) => [kind, one.filing]);
  assert.deepEqual(
    filing.filter(([, one]) => one === 'again'),
    [['story', 'again']],
  );
  assert.deepEqual(
    filing.filter(([, one]) => one === 'amend'),
    [
      ['title', 'amend'],
      ['producer', 'amend'],
    ],
  );
  for (const kind of ['story', 'title', 'producer'])
    assert.equal(rules.changes.kinds[kind]?.clause, '总局令第16号第十六条');
});

test('a plan names the required milestones once, in the order of making; equal days are no disorder', () => {
  assert.deepEqual(planFindings(whole, rules.plan), []);
  assert.deepEqual(codes(planFindings(whole.slice(1), rules.plan)), ['plan_missing']);
  assert.deepEqual(codes(planFindings([...whole, ...whole.slice(0, 1)], rules.plan)), ['plan_twice']);
  const back = whole.map((line) => (line.kind === 'shooting' ? { ...line, plannedOn: day('2026-06-29') } : line));
  assert.deepEqual(
    planFindings(back, rules.plan).map(({ code, path }) => [code, path]),
    [['plan_order', 'lines.1.plannedOn']],
  );
  const equal = whole.map((line) => (line.kind === 'shooting' ? { ...line, plannedOn: day('2026-06-30') } : line));
  assert.deepEqual(planFindings(equal, rules.plan), []);
});

test('the half month ends on the 15th and on the last day of any month', () => {
  const ends = ['2026-06-01', '2026-06-15', '2026-06-16', '2026-02-16', '2028-02-29', '2026-12-31', '2026-01-31'];
  assert.deepEqual(
    ends.map((one) => halfMonthEnd(day(one))),
    ['2026-06-15', '2026-06-15', '2026-06-30', '2026-02-28', '2028-02-29', '2026-12-31', '2026-01-31'],
  );
});

test('a report is due in each half month that begins after the project, until it is made', () => {
  const openedAt = instant('2026-08-10T10:00:00+08:00');
  const due = (now: string, last: string | null) =>
    reportDueOn({ lastReportOn: last === null ? null : day(last) }, { openedAt, now: instant(now) });
  assert.equal(due('2026-08-12T10:00:00+08:00', null), null);
  assert.equal(due('2026-08-15T23:59:59.999+08:00', null), null);
  assert.equal(due('2026-08-16T00:00:00+08:00', null), '2026-08-31');
  assert.equal(due('2026-08-20T00:00:00+08:00', '2026-08-15'), '2026-08-31');
  assert.equal(due('2026-08-20T00:00:00+08:00', '2026-08-16'), null);
  assert.equal(due('2026-09-01T00:00:00+08:00', '2026-08-16'), '2026-09-15');
});

type Flagged = Pick<Risk, 'source' | 'severity' | 'summary' | 'closedAt' | 'closeReason'>;
const line = (over: object = {}) => ({
  state: 'running' as const,
  nextKind: 'shooting' as const,
  nextOn: day('2026-08-20'),
  lastProgressAt: instant('2026-08-10T12:00:00+08:00'),
  aired: false,
  ...over,
});
const lags = (now: string, over: object = {}) =>
  lagsOf(line(over), rules, instant(now)).map(({ kind, days, severity }) => [kind, days, severity]);

test('lateness begins with the day after, grows by the steps, and stands still while suspended', () => {
  assert.deepEqual(lags('2026-08-20T23:59:59.999+08:00'), []);
  assert.deepEqual(lags('2026-08-21T00:00:00+08:00'), [['delay', 1, 'low']]);
  assert.deepEqual(lags('2026-09-03T12:00:00+08:00'), [['delay', 14, 'low']]);
  assert.deepEqual(lags('2026-09-04T12:00:00+08:00'), [['delay', 15, 'middle']]);
  assert.deepEqual(lags('2026-09-08T23:59:00+08:00'), [['delay', 19, 'middle']]);
  assert.deepEqual(lags('2026-09-09T00:00:00+08:00'), [
    ['delay', 20, 'middle'],
    ['stall', 30, 'middle'],
  ]);
  assert.deepEqual(lags('2026-10-09T00:00:00+08:00'), [
    ['delay', 50, 'high'],
    ['stall', 60, 'high'],
  ]);
  for (const state of ['suspended', 'closed', 'stopped'])
    assert.deepEqual(lags('2026-10-09T00:00:00+08:00', { state }), []);
  assert.deepEqual(lags('2026-09-01T00:00:00+08:00', { nextOn: null, nextKind: null }), []);
  assert.deepEqual(lags('2026-10-09T00:00:00+08:00', { nextOn: null, nextKind: null, aired: true }), []);
});

test('a flag rises at each step, stands still while suspended, and comes back when its cause does', () => {
  const due = (now: string, flags: Flagged[], over: object = {}) => {
    const { fresh, changed, gone } = flagsDue(line(over), flags, { rules, now: instant(now) });
    return [fresh.length, changed.map(({ lag }) => [lag.severity, lag.flag]), gone.length];
  };
  const [low] = lagsOf(line(), rules, instant('2026-08-22T00:00:00+08:00'));
  assert.ok(low);
  const open = { ...low, summary: low.flag, closedAt: null, closeReason: null };
  assert.deepEqual(due('2026-09-03T12:00:00+08:00', [open]), [0, [], 0]);
  const middle = '拍摄制作计划 2026-08-20 完成，已逾期 15 天以上';
  assert.deepEqual(due('2026-09-04T00:00:00+08:00', [open]), [0, [['middle', middle]], 0]);
  assert.deepEqual(due('2026-08-22T00:00:00+08:00', [open], { state: 'suspended' }), [0, [], 0]);
  assert.deepEqual(due('2026-08-22T00:00:00+08:00', [open], { nextOn: null, nextKind: null }), [0, [], 1]);
  const closed = { ...open, closedAt: instant('2026-08-23T00:00:00+08:00') };
  assert.deepEqual(due('2026-08-24T00:00:00+08:00', [{ ...closed, closeReason: causeGone }]), [1, [], 0]);
  assert.deepEqual(due('2026-08-24T00:00:00+08:00', [{ ...closed, closeReason: '单位已约谈' }]), [0, [], 0]);
});

test('what SQL cuts by agrees with the rule at its edges', () => {
  for (const now of [
    '2026-08-20T23:59:59.999+08:00',
    '2026-08-21T00:00:00+08:00',
    '2026-09-08T23:59:59+08:00',
    '2026-09-09T00:00:00+08:00',
  ]) {
    const { lateBefore, stalledBefore, today, soonUntil } = watchLimits(rules, instant(now));
    const late = day('2026-08-20') < lateBefore;
    const stalled = day('2026-08-10') < stalledBefore;
    assert.deepEqual(
      [late, stalled],
      [lags(now).some(([kind]) => kind === 'delay'), lags(now).some(([kind]) => kind === 'stall')],
      now,
    );
    const soon = day('2026-08-20') >= today && day('2026-08-20') <= soonUntil;
    assert.equal(soon, dueSoonIn(line(), rules, instant(now)) !== undefined, now);
  }
  assert.equal(dueSoonIn(line(), rules, instant('2026-08-13T00:00:00+08:00')), 7);
  assert.equal(dueSoonIn(line(), rules, instant('2026-08-12T23:59:59+08:00')), undefined);
});

test('a claim needs evidence, no day ahead, and a milestone that is confirmed here', () => {
  const claim = { kind: 'shooting' as const, on: day('2026-08-20'), today: day('2026-08-20'), files: 1 };
  assert.deepEqual(claimFindings(claim, rules.plan), []);
  assert.deepEqual(codes(claimFindings({ ...claim, on: day('2026-08-21'), files: 0 }, rules.plan)), [
    'claim_future',
    'evidence_missing',
  ]);
  for (const kind of ['accepted', 'promoted'] as const)
    assert.deepEqual(codes(claimFindings({ ...claim, kind }, rules.plan)), ['milestone_elsewhere']);
});

test('percent never goes back, the stage neither', () => {
  const report = { kind: 'shooting' as const, percent: 40, former: 40, isDone: false };
  assert.deepEqual(reportFindings(report, rules.plan), []);
  assert.deepEqual(codes(reportFindings({ ...report, percent: 39 }, rules.plan)), ['percent_back']);
  assert.deepEqual(codes(reportFindings({ ...report, isDone: true }, rules.plan)), ['milestone_done']);
  for (const kind of ['accepted', 'promoted'] as const)
    assert.deepEqual(codes(reportFindings({ ...report, kind }, rules.plan)), ['milestone_elsewhere']);
  assert.equal(stageAfter('shooting', 'script'), 'shooting');
  assert.equal(stageAfter('shooting', 'post_production'), 'post_production');
});

test('advice, its answer and a visit: dates and reasons', () => {
  const today = day('2026-08-20');
  assert.deepEqual(adviceFindings({ seenOn: today, dueOn: today }, today), []);
  assert.deepEqual(codes(adviceFindings({ seenOn: day('2026-08-21'), dueOn: day('2026-08-19') }, today)), [
    'seen_future',
    'due_past',
  ]);
  assert.deepEqual(answerFindings({ take: 'taken', answer: '已改好了' }), []);
  assert.deepEqual(codes(answerFindings({ take: 'refused', answer: '一二三四五六七八九' })), ['reason_short']);
  assert.deepEqual(answerFindings({ take: 'partly', answer: '一二三四五六七八九十' }), []);
  const visit = { visitedOn: today, demands: '', followUpOn: null };
  assert.deepEqual(visitFindings(visit, today), []);
  assert.deepEqual(codes(visitFindings({ ...visit, demands: '补证' }, today)), ['follow_up_missing']);
  assert.deepEqual(codes(visitFindings({ ...visit, followUpOn: day('2026-08-19') }, today)), ['follow_up_early']);
});

test('a change needs its own facts, a difference and a paper; filing again needs a new number', () => {
  const asked = {
    kind: 'title' as const,
    text: '',
    title: '新名',
    creditCode: '',
    episodeCount: null,
    episodeMinutes: null,
    lines: [],
  };
  const around = {
    before: { text: '旧名', title: '旧名' },
    after: { text: '新名', title: '新名' },
    producerFound: false,
    hasPlan: true,
    files: 1,
    maxEpisodeMinutes: 20,
  };
  const ask = (over: object, also: object = {}) => codes(askFindings({ ...asked, ...over }, { ...around, ...also }));
  assert.deepEqual(ask({}), []);
  assert.deepEqual(ask({ title: '旧名' }), ['change_none']);
  assert.deepEqual(ask({ title: '' }, { files: 0 }), ['change_empty', 'change_papers']);
  assert.deepEqual(ask({ kind: 'producer', creditCode: 'X' }), ['producer_unknown']);
  assert.deepEqual(ask({ kind: 'episodes', episodeMinutes: 19.9 }), []);
  assert.deepEqual(ask({ kind: 'episodes', episodeMinutes: 20 }), ['episode_long']);
  const still = { after: around.before };
  assert.deepEqual(ask({ kind: 'episodes', episodeCount: 24 }, still), ['change_none']);
  assert.deepEqual(ask({ kind: 'producer', creditCode: 'X' }, { ...still, producerFound: true }), ['change_none']);
  assert.deepEqual(ask({ kind: 'schedule', lines: whole }, still), ['change_none']);
  assert.deepEqual(ask({ kind: 'schedule' }), ['change_empty']);
  assert.deepEqual(ask({ kind: 'schedule', lines: whole }, { hasPlan: false }), ['plan_none']);
  const rule = rules.changes.kinds.story;
  assert.ok(rule);
  const given = { filingNumber: 'A', filedOn: day('2026-08-20'), files: 1 };
  const known = { today: day('2026-08-20'), formerNumber: 'A' };
  assert.deepEqual(codes(filingFindings({ filing: 'again', rule }, given, known)), ['filing_old']);
  assert.deepEqual(filingFindings({ filing: 'amend', rule }, given, known), []);
  assert.deepEqual(
    changedPlan(whole, lines(['shooting', '2026-09-01'])).map(({ plannedOn }) => plannedOn),
    ['2026-06-30', '2026-09-01', '2026-09-20', '2026-10-10', '2026-11-30'],
  );
});

test('a changed plan keeps the order of making and leaves finished milestones where they were', () => {
  const moved = (kind: MilestoneKind, on: string) => changedPlan(whole, lines([kind, on]));
  const found = (after: typeof whole, done: MilestoneKind[]) =>
    codes(scheduleFindings({ before: whole, after }, done, rules.plan));
  assert.deepEqual(found(moved('shooting', '2026-09-01'), ['script']), []);
  assert.deepEqual(found(moved('shooting', '2026-09-21'), ['script']), ['plan_order']);
  assert.deepEqual(found(moved('script', '2026-07-15'), ['script']), ['milestone_done']);
  assert.deepEqual(found(moved('topic', '2026-06-01'), ['topic']), ['milestone_done']);
});
