/** Pool, topics, tables, ledgers, dispatch, appraisals in the search: found by whom they are shown, by nobody else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aLedgerRecord } from '../../../tests/world/cross-checks.ts';
import { aDispatch, aMeeting, anAction } from '../../../tests/world/dispatch.ts';
import { anEvaluation } from '../../../tests/world/evaluations.ts';
import { aPlatform } from '../../../tests/world/promotion.ts';
import { aPublishedTopic, aTopicForm } from '../../../tests/world/propositions.ts';
import { aReportingUnit, openedTable, type ReportingUnit } from '../../../tests/world/reports.ts';
import { anEntry } from '../../../tests/world/reserve-pool.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { ledgersEndpoints } from '../ledgers/contract.ts';
import { propositionsEndpoints } from '../propositions/contract.ts';
import { dashboardsEndpoints as at } from './endpoints.ts';

let world: World;
let gx: ReportingUnit;
let gd: Client;
let officer: Client;
let platform: Client;
let producer: Client;
before(async () => {
  world = await aWorld({ now: '2026-06-10T10:00:00+08:00' });
  gx = await aReportingUnit(world, 'GX', ['桂林山水']);
  const gdId = (await world.unit('GD')).id;
  gd = await world.person(gdId, ['unit_secretary', 'unit_intake']);
  officer = await world.person(world.national, ['national_officer']);
  const leader = await world.person(world.national, ['national_leader']);
  platform = await aPlatform(world, '示例山歌视频');
  producer = await world.producer('GX');
  await openedTable(world, gx, '2026-06-10');
  await anEntry(gx.clerk, { title: '山歌新唱' });
  await aPublishedTopic(
    { officer, leader },
    { title: '山歌命题', isPublic: false, unitOrgIds: [gx.orgId], audience: ['unit'] },
  );
  const content = { title: '山歌记', position: '首页', episodesAired: 3, plays: 1000, firstAiredOn: '2026-05-08' };
  await aLedgerRecord(world, { kind: 'broadcast', sourceOrgId: platform.actor.orgId, workId: null as never, content });
  world.setClock('2026-07-06T10:00:00+08:00');
  const dispatchId = await aDispatch(officer);
  await aMeeting(officer, dispatchId, '2026-07-03');
  await anAction(officer, dispatchId, { ownerOrgId: gx.orgId, dueOn: '2026-07-20', matter: '补齐山歌项目材料' });
  await anEvaluation(officer, gx.orgId, { kind: 'quarterly', audience: 'province', year: 2026, quarter: 2 });
});
after(() => world.close());

const keys = ['reserve', 'propositions', 'reports', 'ledgers', 'dispatches', 'evaluations'];
/** What of the collection is found, group by group with its count; nothing else is looked at. */
async function found(who: Client, q: string): Promise<Record<string, number>> {
  const { groups } = await who.sees(at.search, { q });
  for (const { rows, total } of groups) assert.ok(rows.length === Math.min(total, 8));
  return Object.fromEntries(groups.filter(({ key }) => keys.includes(key)).map(({ key, total }) => [key, total]));
}

test('the same words find of each module what its lists show this person', async () => {
  assert.deepEqual(await found(officer, '山歌'), { reserve: 1, propositions: 1, ledgers: 1, dispatches: 1 });
  assert.deepEqual(await found(gx.clerk, '山歌'), { reserve: 1, propositions: 1, dispatches: 1 });
  assert.deepEqual(await found(platform, '山歌'), { ledgers: 1 });
  assert.deepEqual(await found(gd, '山歌'), {});
  assert.deepEqual(await found(producer, '山歌'), {});
});

test('tables, meetings and appraisals are found by period, unit and name; a unit finds its own only', async () => {
  const nation = await found(officer, '广西 2026年');
  assert.deepEqual([(nation.reports ?? 0) > 0, nation.evaluations], [true, 1]);
  assert.equal((await found(officer, '2026年6月调度')).dispatches, 1);
  const own = await found(gx.clerk, '广西 2026年');
  assert.deepEqual([own.reports, own.evaluations, own.dispatches], [nation.reports, 1, undefined]);
  assert.deepEqual(await found(gx.clerk, '2026年6月调度'), {});
  assert.deepEqual(await found(gd, '广西 2026年'), {});
  assert.deepEqual(await found(platform, '广西 2026年'), {});
  assert.deepEqual(await found(producer, '2026年'), {});
});

test('a draft topic is not known below, and a count opens a list of the same length', async () => {
  const dates = { opensOn: '2026-08-01', closesOn: '2026-08-30' };
  await officer.does(propositionsEndpoints.begin, aTopicForm({ title: '山歌草案', ...dates }));
  assert.deepEqual([(await found(officer, '山歌')).propositions, (await found(gx.clerk, '山歌')).propositions], [2, 1]);
  const group = (await officer.sees(at.search, { q: '山歌' })).groups;
  const all = (key: string) => group.find((one) => one.key === key)?.all?.search ?? {};
  assert.equal((await officer.sees(propositionsEndpoints.list, all('propositions'))).rows.length, 2);
  assert.equal((await officer.sees(ledgersEndpoints.list, all('ledgers'))).rows.length, 1);
});
