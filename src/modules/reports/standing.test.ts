import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import { aReportingUnit, certified, fillAll, openedTable, type ReportingUnit } from '../../../tests/world/reports.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { reportsEndpoints as at } from './endpoints.ts';
import { sheetNames } from './layout-rules.ts';

let world: World;
let gd: ReportingUnit;
let gx: ReportingUnit;
let officer: Client;
let periodId: string;
const tables: string[] = [];
before(async () => {
  world = await aWorld({ now: '2026-05-29T12:00:00+08:00' });
  gd = await aReportingUnit(world, 'GD', ['岭南灯火', '侨批']);
  gx = await aReportingUnit(world, 'GX', ['桂林山水']);
  officer = await world.person(world.national, ['national_officer']);
  for (const unit of [gd, gx]) {
    const reportId = await openedTable(world, unit, '2026-06-10');
    await fillAll(unit, reportId);
    await certified(unit, reportId);
    tables.push(reportId);
  }
  periodId = (await officer.sees(at.periods, {})).currentPeriodId ?? '';
});
after(() => world.close());
const [first, second] = [0, 1];
const seen = (unit: ReportingUnit, i: number) => unit.clerk.sees(at.detail, { reportId: tables[i] ?? '' });

test('the nation confirms many tables at once; what does not wait is named with the reason', async () => {
  const hn = await world.unit('HN');
  assert.equal((await officer.sees(at.units, { periodId, state: '' })).waiting, 2);
  assert.equal((await gd.leader.post(at.confirmAll, { periodId, orgIds: 'all' })).status, 404);
  const done = await officer.does(at.confirmAll, { periodId, orgIds: [gd.orgId, hn.id] });
  assert.deepEqual([done.confirmed, done.skipped], [1, [{ unit: '湖南局', why: '目前是“填报中”' }]]);
  assert.deepEqual([(await seen(gd, first)).state, (await seen(gx, second)).state], ['confirmed', 'submitted']);
  assert.equal((await officer.does(at.confirmAll, { periodId, orgIds: 'all' })).confirmed, 1);
  assert.equal(
    (await officer.post(at.confirmAll, { periodId, orgIds: 'all' })).problem.code,
    'reports.nothing_to_confirm',
  );
  assert.equal(await world.audits('report.confirm'), 2);
  assert.equal((await seen(gx, second)).editions[0]?.confirmedAt !== null, true);
});

test('a correction that is dropped leaves the table as it was certified, answers included', async () => {
  const reportId = tables[0] ?? '';
  const version = async () => (await seen(gd, first)).version;
  const before = await seen(gd, first);
  await gd.clerk.does(at.restate, { reportId, version: await version(), reason: '总投资疑似多写一个零' });
  const { rows } = await seen(gd, first);
  const typed = rows.map(({ projectId, version: of }) => ({ projectId, version: of, cells: { investment: '12' } }));
  await gd.clerk.does(at.save, { reportId, rows: typed });
  assert.equal((await seen(gd, first)).rows[0]?.cells.investment, 12_0000_00);
  assert.equal((await gx.clerk.post(at.dropRestatement, { reportId, version: 1, reason: '不再更正' })).status, 404);
  await gd.clerk.does(at.dropRestatement, { reportId, version: await version(), reason: '核对后原数无误' });
  const stands = await seen(gd, first);
  assert.deepEqual([stands.state, stands.restateReason, stands.edition], ['confirmed', null, before.edition]);
  assert.deepEqual(stands.rows, before.rows);
  await gd.clerk.does(at.restate, { reportId, version: await version(), reason: '这次确需更正播放量' });
  assert.equal((await seen(gd, first)).rows[0]?.cells.investment, 120_0000_00);
  const again = { reportId, version: await version(), reason: '还是不更正了' };
  await gd.clerk.does(at.dropRestatement, again);
  assert.equal((await gd.clerk.post(at.dropRestatement, again)).problem.code, 'row.changed');
});

test('the export has the columns asked for and says filter, person, time, rows and digest in words', async () => {
  const asked = { periodId, orgId: gd.orgId, columns: 'investment,stage' };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await officer.get(at.nationalWorkbook, asked)).bytes as never);
  const sheet = book.getWorksheet(sheetNames.table) ?? assert.fail();
  const heads = (sheet.getRow(4).values as string[]).filter(Boolean).map((head) => head.replace(/（.*|\*$/g, ''));
  assert.deepEqual(heads, ['序号', '项目编号', '作品名称', '阶段', '总投资']);
  const text = sheet.getSheetValues().flat().map(String).join(' ');
  assert.match(text, /导出人：.*导出时间：2026-06-10 .*筛选：单位：广东局/);
  assert.match(text, /行数：2　　内容摘要：sha256:[0-9a-f]{64}/);
});

test('how a unit stands over the year: due, in time, late, missing; the nation asks for one unit', async () => {
  world.setClock('2026-07-20T09:00:00+08:00');
  const count = async (who: Client, cut: 'due' | 'in_time' | 'late' | 'missing', orgId = '') =>
    (await who.sees(at.periods, { cut, orgId, year: 2026 })).rows.length;
  assert.deepEqual([await count(gd.clerk, 'due'), await count(gd.clerk, 'in_time')], [1, 1]);
  const hn = await world.unit('HN');
  assert.deepEqual([await count(officer, 'missing', hn.id), await count(officer, 'in_time', hn.id)], [1, 0]);
  assert.equal((await officer.sees(at.periods, { orgId: hn.id })).unitName, '湖南局');
  assert.equal(await count(gd.clerk, 'missing', hn.id), 0);
});
