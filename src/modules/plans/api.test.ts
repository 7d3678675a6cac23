import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { localDate } from '../../base/time.ts';
import { addWorkingDays, workingDaysBetween } from '../../base/working-days.ts';
import { perform } from '../../platform/use-case.ts';
import { plansEndpoints } from './endpoints.ts';
import { calendarOf, planOfYear, seedPlans, subPlansOn } from './index.ts';
import { plansTodos } from './todos.ts';
import { saveCalendar } from './use-cases/save-calendar.ts';

let world: World;
let officer: Client;
let gdAdmin: Client;
let gdIntake: Client;
let gdId: string;
before(async () => {
  world = await aWorld({ now: '2026-11-21T10:00:00+08:00' });
  gdId = (await world.unit('GD')).id;
  officer = await world.person(world.national, ['national_officer']);
  gdAdmin = await world.person(gdId, ['unit_admin']);
  gdIntake = await world.person(gdId, ['unit_intake']);
});
after(() => world.close());

test('the plan of 2026 carries its document, target, five categories and clauses word for word', async () => {
  const plan = await world.nobody.sees(plansEndpoints.detail, { year: 2026 });
  assert.equal(plan.documentNumber, '广电办发〔2026〕123号');
  assert.equal(plan.targetCount, 1000);
  assert.deepEqual(
    plan.categories.map(({ code }) => code),
    ['V1', 'V2', 'V3', 'V4', 'V5'],
  );
  const quota = plan.clauses.find(({ key }) => key === '六（一）1');
  assert.match(quota?.text ?? '', /原则上，各省级广电主管部门、中央直属单位推荐参评节目不超过5部/);
  assert.deepEqual(plan.timeline, [], 'who did what is not for the public');
});

test('a year without a plan is refused as unknown', async () => {
  const reply = await world.nobody.get(plansEndpoints.detail, { year: 2031 });
  assert.equal(reply.status, 404);
  assert.equal(reply.problem.code, 'plan.unknown');
  assert.match(reply.problem.detail ?? '', /2031/);
});

test('loading the reference data again changes nothing', async () => {
  const count = async () => [
    await world.count('plans'),
    await world.count('sub_plans'),
    await world.count('calendar_days'),
  ];
  const first = await count();
  await world.inTx((tx) => seedPlans(tx, world.clock()));
  assert.deepEqual(await count(), first);
});

test('2025 and 2026 have 248 working days each; 2027 is unknown and refused, not guessed', async () => {
  for (const year of [2025, 2026]) assert.equal((await officer.sees(plansEndpoints.calendar, { year })).total, 248);
  const unknown = await officer.sees(plansEndpoints.calendar, { year: 2027 });
  assert.deepEqual([unknown.state, unknown.total, unknown.version], [null, 0, 0]);
  const calendar = await world.inTx(calendarOf);
  assert.throws(() => workingDaysBetween(calendar, localDate('2026-12-01'), localDate('2027-01-05')), {
    code: 'calendar_unknown',
  });
  assert.equal(addWorkingDays(calendar, localDate('2026-06-15'), 5), '2026-06-23');
});

test('an unknown coming year waits as a to-do for the officer, nobody else', async () => {
  const find = (client: Client) =>
    world.inTx(async (tx) => (await plansTodos[0]?.find(tx, client.actor, world.clock()))?.map(({ title }) => title));
  assert.deepEqual(await find(officer), ['2027 年工作日历']);
  assert.deepEqual(await find(gdAdmin), []);
});

const newYear = { date: '2027-01-01', working: false, name: '元旦' };
test('only the national office saves a calendar; a refused attempt changes nothing', async () => {
  const input = { year: 2027, state: 'draft' as const, version: 0, source: '测算', days: [newYear] };
  for (const client of [gdAdmin, gdIntake])
    assert.equal((await client.post(plansEndpoints.saveCalendar, input)).status, 403);
  assert.equal((await world.nobody.post(plansEndpoints.saveCalendar, input)).status, 401);
  assert.equal((await gdAdmin.post(plansEndpoints.previewCalendar, input)).status, 404);
  assert.equal(await world.count('calendar_years', 'year = 2027'), 0);
});

test('an officer previews, enters a draft year, and later makes it final; a stale save is refused', async () => {
  const draft = { year: 2027, state: 'draft' as const, days: [newYear] };
  const preview = await officer.does(plansEndpoints.previewCalendar, draft);
  assert.deepEqual([preview.totalBefore, preview.totalAfter, preview.changed], [null, 260, ['2027-01-01']]);
  assert.equal(await world.count('calendar_years', 'year = 2027'), 0, 'a preview saves nothing');
  await officer.does(plansEndpoints.saveCalendar, { ...draft, version: 0, source: '测算' });
  const calendar = await world.inTx(calendarOf);
  assert.deepEqual([...calendar.provisional], [2027]);
  assert.equal(
    (await officer.post(plansEndpoints.saveCalendar, { ...draft, version: 0, source: '测算' })).problem.code,
    'row.changed',
  );
  await officer.does(plansEndpoints.saveCalendar, {
    ...draft,
    state: 'final',
    version: 1,
    source: '国办通知（示例）',
    reason: '正式通知已发布',
  });
  const seen = await officer.sees(plansEndpoints.calendar, { year: 2027 });
  assert.deepEqual([seen.state, seen.version, seen.timeline.length], ['final', 2, 2]);
  const back = await officer.post(plansEndpoints.saveCalendar, { ...draft, version: 2, source: '测算' });
  assert.deepEqual([back.status, back.problem.findings[0]?.code], [422, 'final_again_draft']);
  assert.equal(await world.audits('calendar.save'), 2);
});

test('a changed calendar names the clocks it moves, in preview, answer and audit entry', async () => {
  const subject = '11111111-1111-4111-8111-111111111111';
  const act = saveCalendar([
    {
      kind: 'publicity',
      label: '公示',
      find: async () => [
        {
          subject,
          title: '第三批公示',
          path: '/publicity/1',
          dueOn: (calendar) => addWorkingDays(calendar, localDate('2026-11-20'), 5),
        },
      ],
    },
  ]);
  const { days, version } = await officer.sees(plansEndpoints.calendar, { year: 2026 });
  const input = {
    year: 2026,
    state: 'final',
    version,
    source: '国办通知（示例）',
    reason: '临时放假',
    days: [...days, { date: '2026-11-24', working: false, name: '临时' }],
  };
  await perform(world.house, act, { actor: officer.actor }, input);
  const entry = await world.db
    .selectFrom('auditEntries')
    .selectAll()
    .where('act', '=', 'calendar.save')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  assert.deepEqual(entry.also, [subject]);
  assert.deepEqual(
    (entry.after as { moved: { dueBefore: string; dueAfter: string }[] }).moved.map(({ dueBefore, dueAfter }) => [
      dueBefore,
      dueAfter,
    ]),
    [['2026-11-27', '2026-11-30']],
  );
  assert.match(entry.note ?? '', /牵动 1 个期限/);
});

test('a unit adds and ends its own sub-plans; another unit and a clerk cannot', async () => {
  const input = { label: '跟着微短剧游岭南', validFrom: '2026-06-01', source: '粤广电〔2026〕1号（示例）' };
  assert.equal((await gdIntake.post(plansEndpoints.addSubPlan, input)).status, 403);
  const { id } = await gdAdmin.does(plansEndpoints.addSubPlan, input);
  const zjAdmin = await world.person((await world.unit('ZJ')).id, ['unit_admin']);
  const own = async () => (await gdAdmin.sees(plansEndpoints.subPlans, {})).rows.find((row) => row.id === id);
  const row = await own();
  assert.deepEqual([row?.ownerName, row?.mayChange, row?.inForce], ['广东局', true, true]);
  const ending = { subPlanId: id, version: 1, validUntil: '2026-12-31', reason: '并入总局子计划' };
  assert.equal((await zjAdmin.post(plansEndpoints.endSubPlan, ending)).status, 403);
  assert.equal((await officer.post(plansEndpoints.endSubPlan, ending)).status, 403);
  await gdAdmin.does(plansEndpoints.endSubPlan, ending);
  assert.equal((await own())?.validUntil, '2026-12-31');
  assert.equal(
    (await gdAdmin.post(plansEndpoints.endSubPlan, { ...ending, version: 2 })).problem.code,
    'sub_plan.ended',
  );
  const codes = (on: string, owners?: string[]) =>
    world.inTx(async (tx) => (await subPlansOn(tx, localDate(on), owners)).map(({ label }) => label));
  assert.ok((await codes('2026-12-31', [gdId])).includes(input.label));
  assert.ok(!(await codes('2027-01-01', [gdId])).includes(input.label));
  assert.ok(!(await codes('2026-12-31', [])).includes(input.label), 'the nation alone');
});

test('a code is given once', async () => {
  const input = { label: '重复代码', code: 'TRAVEL', validFrom: '2026-06-01', source: '示例' };
  assert.equal((await officer.post(plansEndpoints.addSubPlan, input)).problem.code, 'sub_plan.code_taken');
});

test('the plan of 2027 is opened from that of 2026, once; codes of categories stay', async () => {
  const input = {
    year: 2027,
    name: '2027 年方案（示例）',
    documentNumber: '广电办发〔2027〕1号',
    goal: '示例',
    source: '示例',
    copyFromYear: 2026,
  };
  assert.equal((await gdAdmin.post(plansEndpoints.add, input)).status, 403);
  await officer.does(plansEndpoints.add, input);
  assert.equal((await officer.post(plansEndpoints.add, input)).problem.code, 'plan.exists');
  const plan = await officer.sees(plansEndpoints.detail, { year: 2027 });
  const categories = plan.categories.map(({ ordinal: _, ...one }) => ({
    ...one,
    shortLabel: one.shortLabel.slice(0, 2),
  }));
  const change = {
    year: 2027,
    version: 1,
    name: plan.name,
    documentNumber: plan.documentNumber,
    goal: '新目标',
    source: plan.source,
    categories,
  };
  await officer.does(plansEndpoints.change, change);
  assert.equal((await officer.sees(plansEndpoints.detail, { year: 2027 })).goal, '新目标');
  assert.equal(
    (await officer.post(plansEndpoints.change, { ...change, version: 2, categories: categories.slice(1) })).problem
      .code,
    'form.invalid',
  );
  assert.equal((await world.inTx((tx) => planOfYear(tx, 2026))).version, 1, '2026 is untouched');
});
