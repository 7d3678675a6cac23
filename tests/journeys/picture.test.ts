/** 一张图: figures open their rows, charts as tables, a filter kept and shared, leader's page, platform, wall. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { reservePoolEndpoints } from '../../src/modules/reserve-pool/contract.ts';
import { aPlatform } from '../world/promotion.ts';
import { aProject } from '../world/projects.ts';
import { aReportingUnit, certified, fillAll, openedTable } from '../world/reports.ts';
import { anEntry } from '../world/reserve-pool.ts';
import { aWorld, type World } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());

async function aYear(world: World) {
  const gd = await aReportingUnit(world, 'GD', ['骑楼下的灯（示例）', '潮起红头船（示例）']);
  await aProject(world, { unit: 'HN', title: '湘江夜渡（示例）' });
  const reportId = await openedTable(world, gd, '2026-06-14');
  await fillAll(gd, reportId);
  await certified(gd, reportId);
  const platform = await aPlatform(world, '示例长视频平台');
  await anEntry(platform, { title: '平台储备（示例）', level: 'platform' });
  const officer = await world.person(world.national, ['national_officer'], '何业务');
  const content = { total: 1000, categories: { V1: 200, V2: 200 }, subPlans: {}, units: {} };
  const goal = { year: 2026, orgId: world.national, content, basis: '示例：年度任务分解表', seen: 0 };
  await officer.does(reservePoolEndpoints.setGoal, goal);
  world.setClock('2026-07-30T10:00:00+08:00');
  return officer;
}

async function keptAndShared(desk: Guest): Promise<void> {
  const { page } = desk;
  await choose(page, '层级', '国家级');
  await page.waitForURL(/level=national/);
  await button(desk, '视图').click();
  await page.getByText('把当前筛选存为视图…').click();
  const naming = dialog(desk, '存为视图');
  await naming.getByLabel('名称').fill('国家级项目');
  await naming.getByLabel('本单位的人都能看到').check();
  await naming.getByRole('button', { name: '保存' }).click();
  await button(desk, '视图 1').waitFor();
  await button(desk, '复制链接').click();
  const link = await page.evaluate<string>('navigator.clipboard.readText()');
  assert.match(link, /\/picture\?.*level=national/);
  await button(desk, '重置').click();
  await page.waitForURL((url) => !url.search.includes('level'));
}

test('the picture of the year: rows behind figures, tables, views, leader, platform, wall', async () => {
  const world = await aWorld({ now: '2026-06-03T10:00:00+08:00' });
  const officer = await aYear(world);
  const leader = await world.person(world.national, ['national_leader'], '林签发');
  stage = await aStage(world, 'picture');

  const desk = await stage.logIn(officer, '/picture');
  const { page, context } = desk;
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.address });
  await page.getByRole('heading', { name: '五个一批' }).waitFor();
  await page.getByText('示例：年度任务分解表').waitFor();
  await stage.passes(desk, 'whole');
  await button(desk, '五个一批，表格').click();
  await page.getByRole('columnheader', { name: '年度目标' }).waitFor();
  await button(desk, '五个一批，口径').click();
  await dialog(desk, '五个一批：口径').getByText('没有设定的不显示').waitFor();
  await stage.passes(desk, 'definition');
  await page.keyboard.press('Escape');
  await keptAndShared(desk);

  await page.getByRole('link', { name: /^在册项目 3 个，看明细/ }).click();
  await page.waitForURL(/\/projects/);
  await page.getByText('湘江夜渡（示例）').first().waitFor();
  await stage.passes(desk, 'rows');
  await page.goBack();
  await choose(page, '单位', '示例长视频平台');
  await page.getByRole('heading', { name: /示例长视频平台/ }).waitFor();
  await stage.passes(desk, 'platform');

  const head = await stage.logIn(leader, '/picture');
  await head.page.getByRole('heading', { name: '预警与逾期' }).waitFor();
  assert.equal(await head.page.getByText('个省级单位').count(), 0, 'the leader begins with the leader’s page');
  await stage.passes(head, 'leader');
  await button(head, '视图 1').click();
  await head.page.getByText('国家级项目（何业务）').click();
  await head.page.waitForURL(/level=national/);
  await head.page.setViewportSize({ width: 390, height: 844 });
  await stage.passes(head, 'on-telephone');
  const wide = await head.page.evaluate<number>('document.documentElement.scrollWidth');
  assert.ok(wide <= 390, `the picture is ${wide} wide on a telephone`);

  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/wall');
  await page
    .getByRole('heading', { name: /一张图/ })
    .first()
    .waitFor();
  await stage.passes(desk, 'wall');
  const cut = await page.evaluate<string[]>(`[...document.querySelectorAll('.wall, .wall-col')]
    .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.getBoundingClientRect().bottom > 1080)
    .map((one) => one.className + ' ' + one.scrollHeight)`);
  assert.deepEqual(cut, [], 'nothing on the wall is cut off');
  stage.clean();
});
