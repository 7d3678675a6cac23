import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles, type Actor, type Role, nobodyId } from '../../base/policy.ts';
import { instant, localDate } from '../../base/time.ts';
import { flawsIn } from '../../base/workflow.ts';
import { actionsSection, progressSection, share } from './pack-rules.ts';
import { moneySection } from './money-rules.ts';
import { actionPolicy, dispatchPolicy, isOwner } from './policy.ts';
import { problemsSection, qualitySection } from './quality-rules.ts';
import { punctuality, reportingSection } from './reporting-rules.ts';
import { isOverdue, meetingFindings, monthFindings, monthsToOpen, overdueDays, periodOf } from './rules.ts';
import { actionWorkflow, dispatchWorkflow } from './workflow.ts';

const day = localDate;
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const july = periodOf({ year: 2026, month: 7 }, instant('2026-07-30T10:00:00+08:00'));
const figure = (made: ReturnType<typeof progressSection>, key: string) =>
  made.figures.find((one) => one.key === key)?.text;
const ofUnit = { recommenderOrgId: 'u1', unitName: '广东局' };

test('a pack speaks of its month, to the end or to today in Beijing', () => {
  assert.deepEqual([july.from, july.until], ['2026-07-01', '2026-07-30']);
  assert.equal(periodOf({ year: 2026, month: 6 }, july.asOf).until, '2026-06-30');
  assert.equal(periodOf({ year: 2026, month: 12 }, instant('2027-03-01T00:00:00Z')).until, '2026-12-31');
  assert.equal(periodOf({ year: 2026, month: 7 }, instant('2026-07-30T16:00:00Z')).until, '2026-07-31');
});

test('months open from the first that policy names to the present one, each once', () => {
  const known = [{ year: 2026, month: 7 }];
  assert.deepEqual(monthsToOpen(day('2026-06-01'), day('2026-08-01'), known), [
    { year: 2026, month: 8 },
    { year: 2026, month: 6 },
  ]);
  const facts = { from: day('2026-06-01'), today: day('2026-08-31') };
  assert.deepEqual(codes(monthFindings({ year: 2026, month: 5 }, facts)), ['month_too_early']);
  assert.deepEqual(codes(monthFindings({ year: 2026, month: 6 }, facts)), []);
  assert.deepEqual(codes(monthFindings({ year: 2026, month: 9 }, facts)), ['month_to_come']);
});

test('a meeting lies between its month and today', () => {
  const on = (heldOn: string) =>
    codes(meetingFindings({ year: 2026, month: 7 }, { heldOn: day(heldOn), today: day('2026-08-10') }));
  assert.deepEqual(
    ['2026-06-30', '2026-07-01', '2026-08-10', '2026-08-11'].map((one) => on(one).join()),
    ['meeting_too_early', '', '', 'meeting_to_come'],
  );
});

test('the due day itself is in time; an action done late keeps its days', () => {
  const open = { state: 'open' as const, dueOn: day('2026-07-10'), doneOn: null };
  assert.deepEqual([isOverdue(open, day('2026-07-10')), isOverdue(open, day('2026-07-11'))], [false, true]);
  assert.equal(overdueDays(open, day('2026-07-15')), 5);
  assert.equal(overdueDays({ ...open, state: 'done', doneOn: day('2026-07-12') }, day('2026-09-01')), 2);
  assert.equal(overdueDays({ ...open, state: 'cancelled' }, day('2026-09-01')), 0);
});

test('a table is in time to the last moment of its due day in Beijing, then late, missing while nothing came', () => {
  const at = (sentAt: string | null) =>
    punctuality({ dueOn: day('2026-07-15'), sentAt: sentAt === null ? null : instant(sentAt) }, day('2026-07-20'));
  assert.deepEqual(at('2026-07-15T23:59:59.999+08:00'), { kind: 'on_time', days: 0 });
  assert.deepEqual(at('2026-07-16T00:00:00+08:00'), { kind: 'late', days: 1 });
  assert.deepEqual(at(null), { kind: 'missing', days: 5 });
  assert.equal(punctuality({ dueOn: day('2026-07-20'), sentAt: null }, day('2026-07-20')).kind, 'waiting');
});

test('reporting: shares are of what has fallen due; who is missing is named first', () => {
  const owed = (unitName: string, sentAt: string | null, dueOn = '2026-07-15') => ({
    reportId: unitName,
    unitName,
    period: '第13期',
    dueOn: day(dueOn),
    sentAt: sentAt === null ? null : instant(sentAt),
    isConfirmed: false,
  });
  const rows = [
    owed('广东局', '2026-07-14T00:00:00Z'),
    owed('湖南局', '2026-07-18T00:00:00Z'),
    owed('青海局', null),
    owed('西藏局', null, '2026-07-31'),
  ];
  const made = reportingSection(rows, july);
  assert.deepEqual(
    ['owed', 'on_time', 'late', 'missing', 'share'].map((key) => figure(made, key)),
    ['4', '1', '1', '1', '33.3%'],
  );
  assert.deepEqual(
    made.table?.rows.map(({ cells }) => cells[0]),
    ['青海局', '湖南局'],
  );
  assert.match(made.sentences.join(), /缺报单位：青海局/);
  assert.deepEqual(reportingSection([], july).sentences, ['本月没有到期的推进表。']);
});

test('progress: what was opened after the month is not counted, a work on air once', () => {
  const project = { ...ofUnit, level: 'national' as const, state: 'running' as const, acceptance: null };
  const projects = [
    { ...project, id: 'a', createdAt: '2026-06-10T00:00:00.000Z' },
    { ...project, id: 'b', createdAt: '2026-07-10T00:00:00.000Z' },
    { ...project, id: 'c', createdAt: '2026-08-10T00:00:00.000Z' },
  ];
  const milestone = { ...ofUnit, projectId: 'a', title: '', plannedOn: null };
  const milestones = [
    { ...milestone, kind: 'on_air', doneOn: day('2026-07-05') },
    { ...milestone, kind: 'script', doneOn: day('2026-06-05') },
  ];
  const made = progressSection(projects, milestones, july);
  assert.deepEqual(
    ['projects', 'added', 'done', 'aired'].map((key) => figure(made, key)),
    ['2', '1', '1', '1'],
  );
  assert.deepEqual(made.table?.rows[0]?.cells, ['广东局', '2', '2', '0', '0', '1', '1', '1', '0']);
});

test('money: paid counts by its day, spent by what was accepted; shares of nothing are a dash', () => {
  const payment = { ...ofUnit, amountFen: 30_000_000 };
  const payments = [
    { ...payment, state: 'paid', paidOn: day('2026-06-20') },
    { ...payment, state: 'paid', paidOn: day('2026-07-20') },
    { ...payment, state: 'approved', paidOn: null },
  ];
  const vouchers = [
    { recommenderOrgId: 'u1', amountFen: 15_000_000, state: 'accepted' },
    { recommenderOrgId: 'u1', amountFen: 15_000_000, state: 'entered' },
  ];
  const made = moneySection({ payments, vouchers, recoveries: [] }, july);
  assert.deepEqual(
    ['agreed', 'paid', 'month', 'waiting', 'spent'].map((key) => figure(made, key)),
    ['90.00', '60.00', '30.00', '30.00', '15.00'],
  );
  assert.deepEqual(made.table?.rows[0]?.cells.slice(1), ['90.00', '60.00', '66.7%', '30.00', '15.00', '25.0%']);
  assert.equal(share(0, 0), '—');
});

test('quality and problems: the gravest risk first, a delay told once', () => {
  const row = {
    id: 'a',
    title: '骑楼',
    unitName: '广东局',
    state: 'running',
    acceptance: 'accepted',
    acceptedAt: instant('2026-07-02T00:00:00Z'),
    certificateNumber: '验字1号',
    openAdvice: 2,
    nextKind: 'script',
    nextOn: day('2026-07-20'),
  };
  const risk = { projectId: 'a', title: '骑楼', unitName: '广东局', summary: '说明', closedAt: null };
  const opened = instant('2026-07-10T00:00:00Z');
  const risks = [
    { ...risk, kind: 'stall' as const, severity: 'low' as const, openedAt: opened },
    { ...risk, kind: 'violation' as const, severity: 'high' as const, openedAt: opened },
    { ...risk, kind: 'delay' as const, severity: 'high' as const, openedAt: opened },
  ];
  const quality = qualitySection([row], risks, july);
  assert.deepEqual(
    ['accepted', 'month', 'advice', 'violations'].map((key) => figure(quality, key)),
    ['1', '1', '2', '1'],
  );
  const problems = problemsSection([row], risks, july);
  assert.deepEqual(
    ['late', 'stalled', 'risks', 'grave'].map((key) => figure(problems, key)),
    ['1', '1', '2', '1'],
  );
  assert.deepEqual(
    problems.table?.rows.map(({ cells }) => cells[2]),
    ['延期', '违规', '停滞'],
  );
});

test('actions: those of this month’s meeting wait for the next pack', () => {
  const action = {
    id: 'x',
    version: 1,
    dispatchId: 'd',
    serial: 1,
    matter: '补报',
    basis: '',
    ownerOrgId: 'u1',
    ownerPersonId: null,
    ownerPersonName: null,
    firstDueOn: day('2026-07-10'),
    closingNote: null,
    decidedByName: '何',
    decidedAt: july.asOf,
    ownerName: '广东局',
    ownerShortName: '广东局',
    ownerKind: 'provincial_bureau' as const,
    lastWords: '办理中',
    year: 2026,
    month: 6,
    state: 'open' as const,
    dueOn: day('2026-07-10'),
    doneOn: null,
  };
  const done = { ...action, id: 'y', state: 'done' as const, doneOn: day('2026-07-03') };
  const long = { ...done, id: 'z', doneOn: day('2026-06-30') };
  const present = { ...action, id: 'w', month: 7 };
  const made = actionsSection([action, done, long, present], july);
  assert.deepEqual(
    ['ended', 'open', 'overdue'].map((key) => figure(made, key)),
    ['1', '1', '1'],
  );
  assert.equal(made.table?.total, 2);
});

test('the tables of moves have no dead end and no act with two outcomes', () => {
  assert.deepEqual(flawsIn(dispatchWorkflow), []);
  assert.deepEqual(flawsIn(actionWorkflow), []);
});

test('who may: the pack is the nation’s, an action is told of by its owner, released by the office', () => {
  const actor = (role: Role, orgId = 'o1'): Actor => ({
    kind: 'person',
    personId: 'p1',
    name: '',
    orgId,
    orgKind: null,
    orgName: '',
    roles: [role],
  });
  const all = Object.keys(roles) as Role[];
  const may = (test: (role: Role) => boolean) => all.filter(test);
  assert.deepEqual(
    may((role) => dispatchPolicy.view.test(actor(role), null)),
    ['national_officer', 'national_leader', 'auditor'],
  );
  const office = ['national_officer', 'national_leader'];
  assert.deepEqual(
    may((role) => dispatchPolicy.decide.test(actor(role), null)),
    office,
  );
  for (const act of ['remark', 'issue', 'record', 'close'] as const)
    assert.deepEqual(
      may((role) => dispatchPolicy[act].test(actor(role), null)),
      ['national_officer'],
      act,
    );
  const own = { ownerOrgId: 'o1', ownerPersonId: null };
  const owners = ['unit_intake', 'unit_secretary', 'unit_leader', 'national_officer', 'platform_operator'];
  assert.deepEqual(
    may((role) => actionPolicy.claim.test(actor(role), own)),
    owners,
  );
  assert.deepEqual(
    may((role) => actionPolicy.claim.test(actor(role, 'other'), own)),
    [],
  );
  assert.equal(isOwner(actor('unit_intake'), { ...own, ownerPersonId: nobodyId }), false);
  for (const act of ['return', 'finish', 'postpone', 'cancel'] as const)
    assert.deepEqual(
      may((role) => actionPolicy[act].test(actor(role), own)),
      office,
      act,
    );
});
