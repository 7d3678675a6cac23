/** A difference explained by the province and closed by the nation; a comparison changed; a system that is told. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { deliverDue } from '../../src/modules/webhooks/index.ts';
import { aLedgerRecord } from '../world/cross-checks.ts';
import { aPlatform } from '../world/promotion.ts';
import { aReportingUnit, certified, fillAll, firstFill, openedTable } from '../world/reports.ts';
import { aReceiver, type Receiver } from '../world/webhooks.ts';
import { aWorld, type Client, type World } from '../world/world.ts';
import { aStage, button, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
let receiver: Receiver;
after(async () => {
  await receiver?.close();
  await stage?.close();
});

/** A certified table of three works, and a platform whose ledger says otherwise of two of them. */
async function aDisagreement(world: World) {
  const gd = await aReportingUnit(world, 'GD', ['岭南灯火', '骑楼人家', '侨批']);
  const platform = await aPlatform(world, '岭南示例视听平台');
  const reportId = await openedTable(world, gd, '2026-06-12');
  await fillAll(gd, reportId, { ...firstFill, plays: 1_200_000 });
  await certified(gd, reportId);
  const rows = await world.inTx((tx) => tx.selectFrom('vProjects').select(['workId', 'title']).execute());
  for (const [i, { workId, title }] of rows.slice(0, 2).entries()) {
    await aLedgerRecord(world, {
      kind: 'broadcast',
      sourceOrgId: platform.actor.orgId,
      workId,
      key: `w${i}`,
      content: { title, position: '首页', firstAiredOn: '2026-06-08', episodesAired: 3, plays: 2_000_000 },
    });
  }
  return { gd, platform };
}

test('figures that do not agree are explained and closed, rules are data, systems are told', async () => {
  const world = await aWorld({ now: '2026-06-12T10:00:00+08:00' });
  world.house.loopbackTargets = true;
  receiver = await aReceiver();
  const { gd, platform } = await aDisagreement(world);
  const nation = await world.person(world.national, ['national_officer']);
  stage = await aStage(world, 'exchange');

  const officer = await stage.logIn(nation, '/differences');
  await officer.page.getByText('没有未结的差异').waitFor();
  await stage.passes(officer, 'none-yet');
  await button(officer, '立即核对').click();
  await officer.page.getByRole('link', { name: '《岭南灯火》' }).first().waitFor();
  await stage.passes(officer, 'differences');

  await told(world, await world.person(gd.orgId, ['unit_admin']));
  await explain(await stage.logIn(gd.clerk, '/differences?cut=mine'));
  await close(officer);
  await changeRule(officer);
  await ofPlatform(platform);
  await world.deliver();
  await deliverDue(world.house);
  const types = receiver.got.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  assert.deepEqual(types, ['webhook.test', 'difference.ended']);
  assert.equal(await world.audits('cross_check.closed'), 1);
  assert.equal(await world.audits('cross_check.rule'), 1);
  stage.clean();
});

async function explain(clerk: Guest): Promise<void> {
  const { page } = clerk;
  await page.getByRole('link', { name: '《岭南灯火》' }).first().click();
  await page.getByText('省级推进表未填').first().waitFor();
  await stage.passes(clerk, 'difference');
  await page.getByText('甲方数据有误，将更正').click();
  await page.getByLabel('情况说明').fill('填报时漏填播出日期，第12期更正。');
  await stage.passes(clerk, 'answer');
  await button(clerk, '提交说明').click();
  await page.getByText('已说明').first().waitFor();
}

async function close(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.goto('/differences?state=answered');
  await page.getByRole('link', { name: '《岭南灯火》' }).click();
  await button(officer, '核销…').click();
  await page.getByLabel('核销意见').fill('同意，下期核对。');
  await dialog(officer, '核销').getByRole('button', { name: '核销' }).click();
  await page.getByText('已核销').first().waitFor();
  await stage.passes(officer, 'closed');
}

async function changeRule(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.goto('/cross-check-rules');
  await page.getByRole('link', { name: '播放量：推进表与平台' }).waitFor();
  await stage.passes(officer, 'rules');
  await page.getByRole('link', { name: '播放量：推进表与平台' }).click();
  await button(officer, '编制新版').click();
  await page.getByLabel(/^或允许相差比例/).fill('5000');
  await button(officer, '试算').click();
  await page.getByText('比较 2 处，不一致 0 处').waitFor();
  await stage.passes(officer, 'rule');
  await button(officer, '发布新版…').click();
  await page.getByLabel(/^自何时起/).fill('2026-06-12');
  await page.keyboard.press('Enter');
  await page.getByLabel(/^改了什么/).fill('播放量统计口径不一，放宽到一半');
  await dialog(officer, '发布核对规则新版').getByRole('button', { name: '发布' }).click();
  await page.getByText('第 2 版').first().waitFor();
}

async function ofPlatform(platform: Client): Promise<void> {
  const operator = await stage.logIn(platform, '/differences');
  await operator.page.getByRole('link', { name: '《骑楼人家》' }).first().click();
  await operator.page.getByText('出处由该单位和总局查看').waitFor();
  await stage.passes(operator, 'of-platform');
}

/** An administrator makes a target, keeps its key, and sees the test message in the log. */
async function told(world: World, keeper: Client): Promise<void> {
  const guest = await stage.logIn(keeper, '/webhooks');
  const { page } = guest;
  await page.getByText('还没有推送地址').waitFor();
  await stage.passes(guest, 'webhooks-none');
  await button(guest, '新建推送地址').first().click();
  await page.getByLabel(/^名称/).fill('省局业务系统');
  await page.getByLabel(/^接收地址/).fill(receiver.url);
  await page.getByLabel('推进表退回').check();
  await page.getByLabel('差异核销或一致').check();
  await stage.passes(guest, 'webhook-form');
  await dialog(guest, '新建推送地址').getByRole('button', { name: '保存' }).click();
  await page.getByText('签名密钥只显示这一次').waitFor();
  await stage.passes(guest, 'webhook-key');
  await button(guest, '已保存，关闭').click();
  await page.getByRole('link', { name: '省局业务系统' }).click();
  await button(guest, '发送测试消息').click();
  await page.getByRole('cell', { name: '测试消息', exact: true }).waitFor();
  await deliverDue(world.house);
  await page.reload();
  await page.getByText('对方已接收').waitFor();
  await stage.passes(guest, 'webhook');
  await page.getByRole('cell', { name: '测试消息', exact: true }).click();
  await stage.passes(guest, 'webhook-message');
  await page.keyboard.press('Escape');
}
