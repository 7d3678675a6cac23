import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aReportingUnit, certified, fillAll, openedTable, type ReportingUnit } from '../../../tests/world/reports.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { digestOf } from '../../platform/digest.ts';
import { reportsEndpoints as at } from './endpoints.ts';
import { keepCalendar } from './index.ts';

type Columned = { columns: { key: string; label: string }[] };
let world: World;
let gd: ReportingUnit;
let officer: Client;
before(async () => {
  world = await aWorld({ now: '2026-05-29T12:00:00+08:00' });
  gd = await aReportingUnit(world, 'GD', ['岭南灯火', '侨批']);
  officer = await world.person(world.national, ['national_officer']);
});
after(() => world.close());

const seen = (reportId: string, who: Client = gd.clerk) => who.sees(at.detail, { reportId });
const versionOf = async (reportId: string) => (await seen(reportId)).version;
let firstId: string;

test('the calendar begins with the first half of June, one obligation for each of the provincial bureaus', async () => {
  assert.deepEqual(await keepCalendar(world.house), { opened: 0, archived: 0 });
  world.setClock('2026-06-01T08:00:00+08:00');
  const { opened } = await keepCalendar(world.house);
  const bureaus = await world.count('organizations', "kind = 'provincial_bureau' and state = 'verified'");
  assert.equal(opened, bureaus + 1);
  assert.deepEqual(await keepCalendar(world.house), { opened: 0, archived: 0 });
  const { rows } = await gd.clerk.sees(at.periods, {});
  assert.equal(rows[0]?.name, '2026年第11期（6月1日至15日）');
  assert.deepEqual([rows[0]?.dueOn, rows[0]?.opensOn, rows[0]?.isOpen], ['2026-06-15', '2026-06-08', false]);
  firstId = rows[0]?.reportId ?? '';
});

test('before it opens nothing can be filled in', async () => {
  const [row] = (await seen(firstId)).rows;
  const reply = await gd.clerk.post(at.save, {
    reportId: firstId,
    rows: [{ projectId: row?.projectId ?? '', version: 0, cells: { percent: 10 } }],
  });
  assert.deepEqual([reply.status, reply.problem.code], [409, 'reports.not_open']);
  world.setClock('2026-06-10T09:00:00+08:00');
});

test('the record fills in what it knows and locks it; what does not fit is refused as a whole with its cells', async () => {
  const { rows, counts } = await seen(firstId);
  assert.deepEqual(counts, { rows: 2, changed: 0, unchanged: 0, open: 2 });
  const [row] = rows;
  assert.equal(row?.cells.title, '岭南灯火');
  assert.equal(row?.cells.province, '广东');
  assert.ok(row?.locked.includes('title') && !row.locked.includes('stage'));
  const typed = (cells: Record<string, string | number>) => ({ projectId: row?.projectId ?? '', version: 0, cells });
  const bad = await gd.clerk.post(at.save, {
    reportId: firstId,
    rows: [typed({ percent: 30, paid: '六万', stage: '杀青', title: '改名', airedOn: '2026-02-30' })],
  });
  assert.equal(bad.problem.code, 'reports.cells_refused');
  const paths = bad.problem.findings.map(({ path }) => path?.split('.')[1]).sort();
  assert.deepEqual(paths, ['airedOn', 'paid', 'stage', 'title']);
  assert.equal((await seen(firstId)).rows[0]?.answer, null);
  const nothing = await gd.clerk.post(at.unchanged, { reportId: firstId, projectIds: 'all' });
  assert.equal(nothing.status, 200);
  assert.equal((await seen(firstId)).counts.open, 2);
  const first = await gd.clerk.post(at.unchanged, { reportId: firstId, projectIds: [row?.projectId ?? ''] });
  assert.equal(first.problem.findings[0]?.code, 'nothing_before');
});

test('a contradiction stops the table until the remarks explain it', async () => {
  await fillAll(gd, firstId);
  const [row] = (await seen(firstId)).rows;
  const put = (cells: Record<string, string>, version: number) =>
    gd.clerk.does(at.save, { reportId: firstId, rows: [{ projectId: row?.projectId ?? '', version, cells }] });
  await put({ paid: '80' }, row?.version ?? 0);
  const version = await versionOf(firstId);
  const stopped = await gd.clerk.post(at.prepare, { reportId: firstId, version, phone: '020-12345678' });
  assert.equal(stopped.problem.code, 'workflow.not_ready');
  assert.match(stopped.problem.findings[0]?.message ?? '', /《岭南灯火》已拨大于协议金额（80.00 > 60.00 万元）/);
  await put({ remarks: '追加 20 万元，补充协议在签' }, (row?.version ?? 0) + 1);
  assert.equal((await seen(firstId)).rows[0]?.findings[0]?.weight, 'look');
  const old = await gd.clerk.post(at.save, {
    reportId: firstId,
    rows: [{ projectId: row?.projectId ?? '', version: 0, cells: { paid: '1' } }],
  });
  assert.equal(old.problem.code, 'row.changed');
});

test('filled in, checked and certified by three people; then it is frozen', async () => {
  const body = async () => ({ reportId: firstId, version: await versionOf(firstId) });
  await gd.clerk.does(at.prepare, { ...(await body()), phone: '020-12345678' });
  const own = await gd.clerk.post(at.check, await body());
  assert.equal(own.status, 403);
  await gd.checker.does(at.check, await body());
  assert.equal((await gd.clerk.post(at.certify, { ...(await body()), checked: true })).status, 403);
  await gd.leader.does(at.certify, { ...(await body()), checked: true });
  const detail = await seen(firstId);
  assert.deepEqual([detail.state, detail.edition, detail.lateDays, detail.mayFill], ['submitted', 1, 0, false]);
  const late = await gd.clerk.post(at.unchanged, { reportId: firstId, projectIds: 'all' });
  assert.equal(late.problem.code, 'reports.not_filling');
  await officer.does(at.return, { ...(await body()), reason: '第 1 行总投资请核实' });
  assert.equal((await seen(firstId)).returnReason, '第 1 行总投资请核实');
  await certified(gd, firstId);
  await officer.does(at.confirm, await body());
  assert.deepEqual([(await seen(firstId)).state, (await seen(firstId)).edition], ['confirmed', 2]);
});

test('the next period carries forward; no change is one key; a correction is another edition beside the first', async () => {
  const workbook = async (edition: number) =>
    (await gd.clerk.get(at.workbook, { reportId: firstId, edition })).bytes.toString('base64');
  const former = await workbook(2);
  const secondId = await openedTable(world, gd, '2026-06-29');
  assert.notEqual(secondId, firstId);
  const { rows } = await seen(secondId);
  assert.equal(rows[0]?.previous?.paid, 80_0000_00);
  assert.deepEqual(
    rows.map(({ changed }) => changed),
    [[], []],
  );
  const [one, two] = rows.map(({ projectId }) => projectId);
  await gd.clerk.does(at.unchanged, { reportId: secondId, projectIds: [one ?? ''] });
  const back = { projectId: two ?? '', version: 0, cells: { stage: '选题策划' } };
  await gd.clerk.does(at.save, { reportId: secondId, rows: [back] });
  const after = await seen(secondId);
  assert.deepEqual(after.rows[1]?.changed, ['stage']);
  assert.equal(after.rows[1]?.findings[0]?.code, 'stage_back');
  await gd.clerk.does(at.save, {
    reportId: secondId,
    rows: [{ projectId: two ?? '', version: 1, cells: { stage: '拍摄制作', stageOn: '2026/6/20' } }],
  });
  await certified(gd, secondId);
  await officer.does(at.confirm, { reportId: secondId, version: await versionOf(secondId) });

  await gd.clerk.does(at.restate, {
    reportId: firstId,
    version: await versionOf(firstId),
    reason: '侨批总投资多写一个零',
  });
  const [, row] = (await seen(firstId)).rows;
  const right = { projectId: row?.projectId ?? '', version: row?.version ?? 0, cells: { investment: '12' } };
  await gd.clerk.does(at.save, { reportId: firstId, rows: [right] });
  await certified(gd, firstId);
  await officer.does(at.confirm, { reportId: firstId, version: await versionOf(firstId) });
  const { editions, rows: corrected } = await seen(firstId);
  assert.deepEqual(
    editions.map(({ edition, reason }) => [edition, reason]),
    [
      [3, '侨批总投资多写一个零'],
      [2, null],
      [1, null],
    ],
  );
  assert.equal(corrected[1]?.cells.investment, 12_0000_00);
  assert.equal(await workbook(2), former);
  assert.notEqual(await workbook(3), former);
  await assert.rejects(
    world.db.updateTable('reportEditions').set({ reason: '改' }).where('reportId', '=', firstId).execute(),
    /not altered/,
  );
});

test('the nation reads the consolidated table, the missing list and the differences; urging is on the record', async () => {
  const { currentPeriodId, rows } = await officer.sees(at.periods, {});
  const periodId = currentPeriodId ?? '';
  assert.equal(rows[0]?.sent, 1);
  const table = await officer.sees(at.national, { periodId });
  assert.deepEqual([table.total, table.sums.investment, table.rows[0]?.unit], [2, 240_0000_00, '广东局']);
  const { rows: differences, changed } = await officer.sees(at.differences, { periodId });
  assert.ok(changed >= 2);
  assert.ok(
    differences.some(
      ({ columnLabel, before, after }) => columnLabel === '阶段' && before === '剧本创作' && after === '拍摄制作',
    ),
  );
  world.setClock('2026-07-02T09:00:00+08:00');
  const units = await officer.sees(at.units, { periodId, state: 'late' });
  assert.equal(units.rows.length, units.counts.missing);
  assert.equal(units.rows[0]?.lateDays, 2);
  const { urged } = await officer.does(at.urge, { periodId, orgIds: [units.rows[0]?.orgId ?? ''] });
  assert.equal(urged, 1);
  const again = await officer.post(at.urge, { periodId, orgIds: [units.rows[0]?.orgId ?? ''] });
  assert.equal(again.problem.code, 'reports.urged_today');
  const all = await officer.does(at.urge, { periodId, orgIds: 'all', note: '国庆前报齐' });
  assert.equal(all.urged, units.counts.missing - 1);
  assert.equal(await world.audits('report.urge'), units.counts.missing);
  const book = await officer.get(at.nationalWorkbook, { periodId });
  assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
});

test('confirmed tables are archived after their time and corrected all the same', async () => {
  world.setClock('2026-06-26T09:00:00+08:00');
  assert.equal((await keepCalendar(world.house)).archived, 1);
  assert.equal((await seen(firstId)).state, 'archived');
});

test('another province sees nothing of it, another role may not act', async () => {
  const gx = await world.person((await world.unit('GX')).id, ['unit_intake', 'unit_secretary', 'unit_leader']);
  assert.equal((await gx.get(at.detail, { reportId: firstId })).status, 404);
  assert.equal(
    (await gx.get(at.national, { periodId: (await gx.sees(at.periods, {})).currentPeriodId ?? '' })).status,
    404,
  );
  assert.equal(
    (await officer.post(at.save, { reportId: firstId, rows: [{ projectId: firstId, version: 0, cells: {} }] })).status,
    403,
  );
});

test('the columns get another edition; periods that have begun keep theirs', async () => {
  const { content } = (await officer.sees(at.definitions, {})).rows[0] as { content: Columned };
  const columns = content.columns.map((one) => (one.key === 'plays' ? { ...one, label: '累计播放量' } : one));
  const next = { ...content, columns } as never;
  const lost = { ...content, columns: content.columns.filter(({ key }) => key !== 'remarks') } as never;
  const refused = await officer.post(at.addDefinition, { validFrom: '2026-07-01', note: '去掉备注', content: lost });
  assert.equal(refused.problem.code, 'reports.definition_refused');
  await officer.does(at.addDefinition, { validFrom: '2026-07-01', note: '播放量改称累计播放量', content: next });
  const laterId = await openedTable(world, gd, '2026-07-13');
  assert.ok((await seen(laterId)).columns.some(({ label }) => label === '累计播放量'));
  assert.ok(!(await seen(firstId)).columns.some(({ label }) => label === '累计播放量'));
  assert.ok(digestOf(content) !== digestOf(next));
});
