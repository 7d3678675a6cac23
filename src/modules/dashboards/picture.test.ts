import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { localDate } from '../../base/time.ts';
import { aLedgerRecord, compared } from '../../../tests/world/cross-checks.ts';
import { aPlatform } from '../../../tests/world/promotion.ts';
import { anEntry } from '../../../tests/world/reserve-pool.ts';
import { aProject } from '../../../tests/world/projects.ts';
import { aReportingUnit, certified, fillAll, openedTable, type ReportingUnit } from '../../../tests/world/reports.ts';
import { compareHome } from '../../../tests/world/home-figures.ts';
import { rowsBehind } from '../../../tests/world/rows-behind.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { reservePoolEndpoints } from '../reserve-pool/contract.ts';
import { completeRow } from '../projects/store-milestones.ts';
import { dashboardsEndpoints as at } from './endpoints.ts';
import type { PictureFigureOut, PictureOut } from './picture-views.ts';
import type { TargetOut } from './views.ts';

let world: World;
let gx: ReportingUnit;
let officer: Client;
let platform: Client;
before(async () => {
  world = await aWorld({ now: '2026-05-29T12:00:00+08:00' });
  gx = await aReportingUnit(world, 'GX', ['桂林山水', '壮乡三月三', '左江花山', '北海珠光', '柳州铁路', '百色红城']);
  await aReportingUnit(world, 'GD', ['岭南灯火']);
  await aProject(world, { unit: 'HN', title: '湘江北去' });
  officer = await world.person(world.national, ['national_officer']);
  const reportId = await openedTable(world, gx, '2026-06-10');
  await fillAll(gx, reportId);
  await certified(gx, reportId);
  await openedTable(world, gx, '2026-06-25'); // never sent: of two due one came in time
  const [aired, also, third] = gx.projectIds;
  await world.arrange(async (tx) => {
    const { personId: confirmedBy, name: confirmedByName } = officer.actor;
    const confirmed = { confirmedAt: world.clock(), confirmedBy, confirmedByName };
    const done = async (projectId: string | undefined, doneOn: string) =>
      completeRow(tx, {
        projectId: projectId ?? '',
        kind: 'on_air',
        doneOn: localDate(doneOn),
        note: '',
        ...confirmed,
      });
    await done(aired, '2026-06-02');
    await done(also, '2026-08-30');
    await done(third, '2025-12-31');
    await tx
      .updateTable('projects')
      .set({ stage: 'on_air', categoryCode: 'V1' })
      .where('id', 'in', [aired ?? '', third ?? ''])
      .execute();
  });
  world.setClock('2026-09-20T09:00:00+08:00');
  platform = await aPlatform(world, '示例视频');
  await anEntry(gx.clerk, { title: '山歌新唱' });
  await anEntry(platform, { title: '平台储备', level: 'platform' });
  const { workId } = await world.db
    .selectFrom('projects')
    .select('workId')
    .where('id', '=', aired ?? '')
    .executeTakeFirstOrThrow();
  const sourceOrgId = platform.actor.orgId;
  const content = { title: '桂林山水', position: '首页', episodesAired: 3, plays: 1000, firstAiredOn: '2026-05-08' };
  await aLedgerRecord(world, { kind: 'broadcast', sourceOrgId, workId, content });
  const unlinked = { kind: 'broadcast', sourceOrgId, key: 'w2', workId: null } as const;
  await aLedgerRecord(world, { ...unlinked, content: { ...content, title: '没有对应作品' } });
  await compared(world);
  world.setClock('2026-12-20T09:00:00+08:00');
});
after(() => world.close());

const figuresOf = (picture: PictureOut): PictureFigureOut[] => [
  ...picture.headline,
  ...picture.money,
  ...picture.tables,
  ...picture.stages,
  picture.goal.figure,
  ...picture.categories.flatMap(({ figure, aired }) => [figure, aired]),
  ...picture.tiles.map(({ figure }) => figure).filter(({ n, label }) => n > 0 || label === '青海'),
  ...picture.alerts.map(({ figure }) => figure),
];

/** Every figure against its rows; each has a definition. Answers how many were compared. */
async function compare(client: Client, input: Record<string, unknown> = {}): Promise<number> {
  const picture = await client.sees(at.picture, input as never);
  const defined = new Set(picture.definitions.map(({ key }) => key));
  const figures = figuresOf(picture).filter(({ to }) => to !== null);
  const known = new Map<string, number>();
  for (const { label, n, to, kind, define } of figures) {
    const place = `${kind} ${JSON.stringify(to)}`;
    const rows = known.get(place) ?? (await rowsBehind(client, to as TargetOut, kind));
    known.set(place, rows);
    assert.equal(n, rows, `${picture.name}: ${label}`);
    assert.ok(defined.has(define), `no definition of ${define}`);
  }
  const months = client === officer ? picture.goal.months : picture.goal.months.slice(-1);
  for (const { n, to } of months) if (to) assert.equal(n, await rowsBehind(client, to, 'count'));
  for (const { inTime, to } of picture.rank?.rows ?? []) assert.equal(inTime, await rowsBehind(client, to, 'count'));
  return figures.length;
}

test('every figure of every picture is the rows it opens, and has its definition', async () => {
  const unit = await world.person(gx.orgId, ['unit_admin']);
  const people = [
    officer,
    await world.person(world.national, ['national_leader']),
    await world.person(world.national, ['auditor']),
    gx.leader,
    gx.clerk,
    unit,
    platform,
  ];
  let compared = 0;
  for (const client of people) compared += await compare(client);
  for (const client of people) compared += (await compareHome(client, client.actor.name)).length;
  compared += await compare(officer, { orgId: gx.orgId });
  compared += await compare(officer, { level: 'national', category: 'V1', year: 2025 });
  assert.ok(compared > 120, `only ${compared}`);
});

test('the year: works aired in it, month by month, beside the year before and an even pace', async () => {
  const { goal, categories, rank, tables, period } = await officer.sees(at.picture, {});
  assert.equal(goal.figure.n, 2);
  assert.deepEqual(
    goal.months.map(({ n }) => n),
    [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2],
  );
  assert.equal(goal.months.at(-1)?.last, 1);
  assert.deepEqual([goal.target, goal.expected], [1000, 969]);
  assert.equal(categories.find(({ code }) => code === 'V1')?.figure.n, 2);
  assert.equal(categories.find(({ code }) => code === 'V1')?.aired.n, 1);
  assert.ok(period && tables.length === 4);
  assert.deepEqual(
    rank?.rows.map(({ name, projects }) => [name, projects]),
    [['广西', 6]],
  );
});

test('a category has the goal that was set for the year, and none where nobody set it', async () => {
  const goalOf = async (input: { level?: 'national'; orgId?: string }, code: string) =>
    (await officer.sees(at.picture, input)).categories.find((one) => one.code === code)?.goal;
  assert.equal(await goalOf({}, 'V1'), null);
  assert.equal((await officer.sees(at.picture, {})).categoryBasis, '');
  const content = { total: 1000, categories: { V1: 300 }, subPlans: {}, units: {} };
  const goal = { year: 2026, orgId: world.national, content, basis: '示例：年度任务分解表', seen: 0 };
  await officer.does(reservePoolEndpoints.setGoal, goal);
  assert.deepEqual([await goalOf({}, 'V1'), await goalOf({}, 'V2')], [300, null]);
  assert.deepEqual([await goalOf({ level: 'national' }, 'V1'), await goalOf({ orgId: gx.orgId }, 'V1')], [null, null]);
  assert.equal((await officer.sees(at.picture, {})).categoryBasis, '示例：年度任务分解表');
});

test('the nation chooses among units and platforms; the view of a platform has its own figures', async () => {
  const { units } = await officer.sees(at.picture, {});
  const orgId = platform.actor.orgId;
  assert.deepEqual(
    units.filter(({ group }) => group === 'platform').map(({ id }) => id),
    [orgId],
  );
  assert.ok(units.filter(({ group }) => group === 'province').length >= 31);
  const { view, headline, tiles } = await officer.sees(at.picture, { orgId });
  assert.deepEqual([view, tiles.length], ['platform', 0]);
  const n = (key: string) => headline.find((one) => one.key === key)?.n;
  assert.deepEqual([n('reserve'), n('ledger')], [1, 2]);
  assert.ok((await compare(officer, { orgId })) > 5);
  assert.equal((await platform.get(at.picture, { orgId: gx.orgId })).status, 404);
});

test('what other lists say stands among the alerts, the gravest first', async () => {
  const { alerts, headline } = await officer.sees(at.picture, {});
  const keys = alerts.map(({ key }) => key);
  for (const key of ['late_tables', 'differences_late', 'differences', 'reserve_stalled', 'ledger_unlinked'])
    assert.ok(keys.includes(key), `${key} of ${keys.join(' ')}`);
  const kinds = alerts.map(({ kind }) => kind);
  assert.deepEqual(kinds, [...kinds.filter((one) => one === 'bad'), ...kinds.filter((one) => one !== 'bad')]);
  assert.equal(headline.find(({ key }) => key === 'reserve')?.n, 2);
  const own = await platform.sees(at.picture, {});
  assert.deepEqual([own.view, own.headline.find(({ key }) => key === 'reserve')?.n], ['platform', 1]);
  assert.deepEqual(
    (await officer.sees(at.picture, { level: 'national' })).alerts.filter(({ key }) => key === 'differences'),
    [],
  );
});

test('the country is the nation’s; a unit sees its own and nobody else’s', async () => {
  const gd = await world.unit('GD');
  assert.equal((await gx.clerk.get(at.picture, { orgId: gd.id })).status, 404);
  assert.equal((await (await world.producer('GX')).get(at.picture, {})).status, 404);
  const own = await gx.clerk.sees(at.picture, {});
  assert.deepEqual([own.view, own.tiles.length, own.units.length, own.goal.target], ['unit', 0, 0, null]);
  assert.equal(own.headline.find(({ key }) => key === 'projects')?.n, 6);
});

test('a setting changes with its reason, keeps its versions, and the ranking follows', async () => {
  const { rules } = await officer.sees(at.definitions, {});
  const rule = rules.find(({ name }) => name === 'rankLeast');
  const version = rule?.version ?? 0;
  const change = { name: 'rankLeast', version, value: 1, clause: '', reason: '项目少的单位也看' };
  assert.equal((await gx.leader.post(at.saveRule, change)).status, 403);
  assert.equal((await officer.post(at.saveRule, { ...change, value: 5 })).problem.code, 'dashboards.same_value');
  await officer.does(at.saveRule, change);
  assert.equal((await officer.post(at.saveRule, change)).problem.code, 'row.changed');
  const again = (await officer.sees(at.definitions, {})).rules.find(({ name }) => name === 'rankLeast');
  assert.deepEqual([again?.value, again?.history.map(({ value }) => value)], [1, [5]]);
  const { rank } = await officer.sees(at.picture, {});
  assert.ok((rank?.rows.length ?? 0) > 1);
});

test('a filter is kept for oneself or for the unit; others see neither', async () => {
  const kept = { list: 'projects', name: '延期', filter: { watch: 'late', size: 50 } };
  await gx.clerk.does(at.keepView, kept);
  await gx.clerk.does(at.keepView, { ...kept, name: '本省在拍', filter: { stage: 'shooting' }, isShared: true });
  await gx.clerk.does(at.keepView, { ...kept, filter: { watch: 'stalled' } });
  const seenBy = async (who: Client) => (await who.sees(at.views, { list: 'projects' })).rows;
  assert.deepEqual(
    (await seenBy(gx.clerk)).map(({ name, isOwn, filter }) => [name, isOwn, filter]),
    [
      ['延期', true, { watch: 'stalled' }],
      ['本省在拍', true, { stage: 'shooting' }],
    ],
  );
  const [shared, ...more] = await seenBy(gx.leader);
  assert.deepEqual([shared?.name, shared?.isOwn, more.length], ['本省在拍', false, 0]);
  assert.deepEqual(await seenBy(officer), []);
  assert.equal((await gx.leader.post(at.dropView, { viewId: shared?.id ?? '' })).status, 403);
  assert.equal((await officer.post(at.dropView, { viewId: shared?.id ?? '' })).status, 404);
  await gx.clerk.does(at.dropView, { viewId: shared?.id ?? '' });
  assert.deepEqual(await seenBy(gx.leader), []);
});
