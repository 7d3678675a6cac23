/** 月度调度: pack looked through and fixed, meeting written down, an action given, told of by its owner, released. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aPlatform, aPromise } from '../world/promotion.ts';
import { aProject, agreedPlan } from '../world/projects.ts';
import { aReportingUnit, certified, fillAll, openedTable } from '../world/reports.ts';
import { aDispatch, aMeeting } from '../world/dispatch.ts';
import { promotionEndpoints } from '../../src/modules/promotion/contract.ts';
import { dispatchEndpoints as at } from '../../src/modules/dispatch/contract.ts';
import { aWorld, type World } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, password, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());

async function aMonth(world: World) {
  const gd = await aReportingUnit(world, 'GD', ['骑楼下的灯（示例）', '潮起红头船（示例）']);
  await aProject(world, { unit: 'HN', title: '湘江夜渡（示例）' });
  await agreedPlan(world, { unit: 'SC', title: '蜀道来信（示例）' });
  const reportId = await openedTable(world, gd, '2026-06-14');
  await fillAll(gd, reportId);
  await certified(gd, reportId);
  const platform = await aPlatform(world, '示例长视频平台');
  await platform.does(promotionEndpoints.promise, aPromise(gd.projectIds[0] ?? '', platform));
  world.setClock('2026-07-30T10:00:00+08:00');
  return { gd, platform };
}

test('a month is dispatched: pack, meeting, action, its end', async () => {
  const world = await aWorld({ now: '2026-06-03T10:00:00+08:00' });
  const { platform } = await aMonth(world);
  const officer = await world.person(world.national, ['national_officer'], '何业务');
  await aDispatch(officer, { year: 2026, month: 6 });
  stage = await aStage(world, 'dispatch');

  const desk = await stage.logIn(officer, '/dispatches');
  await choose(desk.page, '月份', '2026年7月');
  await button(desk, '建立月度调度').click();
  await stage.passes(desk, 'months');
  await desk.page.getByRole('link', { name: '2026年7月', exact: true }).click();
  await desk.page.getByRole('heading', { name: '项目进展' }).waitFor();
  await stage.passes(desk, 'pack-live');
  await button(desk, '补充说明…').nth(1).click();
  await dialog(desk, /补充说明/)
    .getByLabel('补充说明')
    .fill('下月起重点跟踪进入拍摄的项目。');
  await dialog(desk, /补充说明/)
    .getByRole('button', { name: '保存' })
    .click();
  await desk.page.getByText('下月起重点跟踪').waitFor();
  await button(desk, '定稿材料…').click();
  await dialog(desk, '定稿调度材料').getByRole('button', { name: '定稿材料' }).click();
  await desk.page.getByText('材料第 1 版').waitFor();
  await meeting(desk);
  await stage.passes(desk, 'meeting');

  const owner = await stage.logIn(platform, '/dispatch-actions?cut=mine');
  await owner.page.getByRole('link', { name: '补充七月展示截图' }).click();
  await owner.page.getByLabel('办理情况').fill('已补充七月全部展示截图。');
  await stage.passes(owner, 'action-of-platform');
  await button(owner, '报请核销').click();
  await owner.page.getByText('待核销').first().waitFor();
  await owner.page.setViewportSize({ width: 390, height: 844 });
  await stage.passes(owner, 'action-on-telephone');
  const wide = await owner.page.evaluate<number>('document.documentElement.scrollWidth');
  assert.ok(wide <= 390, `the action is ${wide} wide on a telephone`);

  await desk.page.goto('/dispatch-actions');
  await desk.page.getByRole('link', { name: '补充七月展示截图' }).click();
  await button(desk, '核销办结…').click();
  await dialog(desk, '核销办结').getByLabel('核销意见').fill('核对无误，同意办结。');
  await dialog(desk, '核销办结').getByRole('button', { name: '核销办结' }).click();
  await desk.page.getByText('已办结').first().waitFor();
  await stage.passes(desk, 'action-done');
  await desk.page.goto('/dispatch-layouts');
  await stage.passes(desk, 'layouts');
  for (const act of ['dispatch.issue', 'dispatch.record', 'dispatch_action.decide', 'dispatch_action.finish'])
    assert.equal(await world.audits(act), 1, act);
  stage.clean();
});

test('the leader prints the pack with one click, decides, and releases what was done', async () => {
  const world = await aWorld({ now: '2026-06-03T10:00:00+08:00' });
  const { platform } = await aMonth(world);
  const officer = await world.person(world.national, ['national_officer'], '何业务');
  const leader = await world.person(world.national, ['national_leader'], '林签发');
  await aMeeting(officer, await aDispatch(officer, { year: 2026, month: 7 }), '2026-07-30');
  const own = await aStage(world, 'dispatch-leader');

  const chair = await own.logIn(leader, '/dispatches');
  const paper = chair.page.waitForEvent('download');
  await chair.page.getByRole('link', { name: '打印2026年7月调度材料' }).click();
  assert.match((await paper).suggestedFilename(), /月度调度材料.*\.pdf$/);
  await own.passes(chair, 'months');
  await chair.page.getByRole('link', { name: '2026年7月', exact: true }).click();
  await chair.page.getByText('材料第 1 版').waitFor();
  assert.equal(await button(chair, '定稿材料…').count(), 0, 'the pack is the office’s to fix');
  await chair.page.getByRole('tab', { name: /会议和议定事项/ }).click();
  assert.equal(await button(chair, '修改记录').count(), 0, 'so is the record of the meeting');
  await decided(chair, '核对七月播放数据');
  await own.passes(chair, 'decided');

  const owner = await own.logIn(platform, '/dispatch-actions?cut=mine');
  await owner.page.getByRole('link', { name: '核对七月播放数据' }).click();
  await owner.page.getByLabel('办理情况').fill('已逐日核对七月播放数据。');
  await button(owner, '报请核销').click();
  await owner.page.getByText('待核销').first().waitFor();
  await chair.page.getByRole('link', { name: '核对七月播放数据' }).click();
  await button(chair, '核销办结…').click();
  await dialog(chair, '核销办结').getByLabel('核销意见').fill('情况属实，同意办结。');
  await dialog(chair, '核销办结').getByRole('button', { name: '核销办结' }).click();
  await chair.page.getByText('已办结').first().waitFor();
  await own.passes(chair, 'released');
  own.clean();
  await own.close();
});

test('a log-in that ends while minutes are being typed: asked in place, nothing typed is lost, the save goes on', async () => {
  const world = await aWorld({ now: '2026-06-03T10:00:00+08:00' });
  await aMonth(world);
  const officer = await world.person(world.national, ['national_officer'], '何业务');
  const dispatchId = await aDispatch(officer, { year: 2026, month: 7 });
  await officer.does(at.issue, { dispatchId, version: 1 });
  const own = await aStage(world, 'session');
  const desk = await own.logIn(officer, `/dispatches/${dispatchId}`, /401/);
  const { page } = desk;
  const minutes = page.getByLabel('会议纪要');
  const half = '会议听取了七月进展，写到这里登录已经过期';
  await page.getByRole('tab', { name: /会议和议定事项/ }).click();
  await page.getByLabel('会议日期').fill('2026-07-30');
  await page.keyboard.press('Enter');
  await page.getByLabel('地点或方式').fill('视频会议');
  await page.getByLabel('主持人').fill('林主持');
  await page.getByLabel('参加单位和人员').fill('各省局、播出平台');
  await minutes.fill(half);
  world.setClock('2026-07-30T18:00:00+08:00');
  await button(desk, '保存会议记录').click();
  const again = dialog(desk, '请重新输入密码');
  await again.waitFor();
  assert.equal(new URL(page.url()).pathname, `/dispatches/${dispatchId}`, 'the page is still the same');
  assert.equal(await minutes.inputValue(), half);
  await own.passes(desk, 'asked-in-place');
  await page.waitForFunction("document.activeElement?.id === 'again-password'");
  await again.getByLabel('密码').fill('wrong-password-1');
  await again.getByRole('button', { name: '继续' }).click();
  await again.getByText(/密码/).nth(1).waitFor();
  assert.equal(await world.audits('dispatch.record'), 0, 'nothing is saved before');
  await again.getByLabel('密码').fill(password);
  const saved = page.waitForResponse((reply) => reply.url().includes('/record') && reply.status() === 200);
  await again.getByRole('button', { name: '继续' }).click();
  await saved;
  await again.waitFor({ state: 'detached' });
  assert.equal((await officer.sees(at.detail, { dispatchId })).minutes, half);
  assert.equal(await world.audits('dispatch.record'), 1, 'saved once');
  own.clean();
  await own.close();
});

async function meeting(desk: Guest): Promise<void> {
  const { page } = desk;
  await page.getByRole('tab', { name: /会议和议定事项/ }).click();
  await page.getByLabel('会议日期').fill('2026-07-30');
  await page.keyboard.press('Enter');
  await page.getByLabel('地点或方式').fill('视频会议');
  await page.getByLabel('主持人').fill('林主持');
  await page.getByLabel('参加单位和人员').fill('各省局、播出平台');
  await page.getByLabel('会议纪要').fill('会议听取了七月进展，议定下列事项。');
  await button(desk, '保存会议记录').click();
  await page.getByText('2026-07-30').first().waitFor();
  await decided(desk, '补充七月展示截图');
}

/** Gives the platform something to do. */
async function decided(desk: Guest, matter: string): Promise<void> {
  const { page } = desk;
  await button(desk, '登记事项').click();
  await choose(page, '责任单位（必填）', '示例长视频平台');
  await page.getByRole('textbox', { name: '议定事项' }).fill(matter);
  await button(desk, '登记事项').click();
  await page.getByRole('link', { name: matter }).waitFor();
}
