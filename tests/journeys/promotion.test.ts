/** A promised place proved and checked, what stayed short, and a list of excellence signed by another. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { samplePng } from '../../src/main/demo/sample-file.ts';
import { anAcceptedFilm } from '../world/acceptance.ts';
import { aPlatform } from '../world/promotion.ts';
import { aWorld, type Client, type World } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const listTitle = '2026年第二季度优秀片单';

test('promotion: promised by the office, proved by the platform, checked; short when the days are over', async () => {
  const world = await aWorld({ now: '2026-06-05T10:00:00+08:00' });
  const film = await anAcceptedFilm(world, { title: '骑楼下的灯' });
  const platform = await aPlatform(world, '岭南示例视听平台');
  stage = await aStage(world, 'promotion');

  const officer = await stage.logIn(film.officer, '/promotion');
  await promise(officer);
  const operator = await stage.logIn(platform, '/promotion');
  await prove(operator);
  await check(officer);

  world.setClock('2026-07-06T10:00:00+08:00');
  await short(world, film.officer);
  const desk = await stage.logIn(film.officer, '/selected-lists');
  await draftList(desk);
  await signList(await stage.logIn(film.leader, '/selected-lists'));
  await published(await stage.guest());
  const producer = await stage.logIn(film.producer, `/projects/${film.projectId}/promotion`);
  await producer.page.getByRole('link', { name: listTitle }).waitFor();
  await stage.passes(producer, 'of-producer');
  for (const act of ['promotion.promise', 'promotion.report', 'promotion.confirm', 'selected_list.publish'])
    assert.equal(await world.audits(act), 1, act);
  stage.clean();
});

/** A day typed into the field whose label begins so. */
const day = async (page: Guest['page'], label: string, on: string): Promise<void> => {
  await page.getByLabel(new RegExp(`^${label}`)).fill(on);
  await page.keyboard.press('Enter');
};

async function promise(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.getByText('还没有承诺位置').waitFor();
  await stage.passes(officer, 'none-yet');
  await button(officer, '登记承诺位置').click();
  await choose(page, '作品', '骑楼下的灯');
  await choose(page, '平台', '岭南示例视听平台');
  await choose(page, '位置 必填', '首页入口');
  await page.getByLabel('具体位置').fill('首页第二屏精品微短剧栏');
  await day(page, '起', '2026-06-01');
  await day(page, '止', '2026-06-20');
  await page.getByLabel('承诺天数').fill('10');
  await page.getByLabel('依据').fill('平台承诺函（示例）');
  await stage.passes(officer, 'promise');
  await button(officer, '登记').click();
  await page.getByRole('row').filter({ hasText: '岭南示例视听平台' }).getByText('进行中').waitFor();
  await stage.passes(officer, 'promised');
}

/** Address, days and a capture whose digest is kept; the platform finds nothing but its own promise. */
async function prove(operator: Guest): Promise<void> {
  const { page } = operator;
  await stage.passes(operator, 'own-promises');
  await page.getByRole('link', { name: /^首页入口/ }).click();
  await page.getByText('还没有提交证明').waitFor();
  await day(page, '展示起', '2026-06-01');
  await day(page, '展示止', '2026-06-05');
  await page.getByLabel('网址').fill('https://platform.example/home');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '首页截图.png', mimeType: 'image/png', buffer: samplePng('首页第二屏') });
  await button(operator, '移除 首页截图.png').waitFor();
  await stage.passes(operator, 'proof');
  await button(operator, '提交证明').click();
  await page.getByText('待核对').first().waitFor();
  await stage.passes(operator, 'reported');
}

async function check(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.goto('/promotion?cut=mine');
  await page.getByRole('link', { name: /^首页入口/ }).click();
  await page.getByRole('link', { name: '首页截图.png' }).waitFor();
  await stage.passes(officer, 'to-check');
  await button(officer, '核对无误…').click();
  const asking = dialog(officer, '核对无误');
  await asking.getByLabel('核对说明').fill('网址与截图一致');
  await asking.getByRole('button', { name: '核对无误' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByText('5/10 天已核对').waitFor();
  await stage.passes(officer, 'checked');
}

/** After the days to report are over five of ten are missing: the table says so and its export names them. */
async function short(world: World, who: Client): Promise<void> {
  const officer = await stage.logIn(who, '/promotion?standing=short');
  const { page } = officer;
  await page.getByRole('row').filter({ hasText: '骑楼下的灯' }).getByText('5 天').waitFor();
  await stage.passes(officer, 'short');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出欠缺清单（1 项）' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /\.csv$/);
  await page.getByRole('link', { name: /^首页入口/ }).click();
  await page.getByText('承诺期已过，尚欠 5 天').waitFor();
  await stage.passes(officer, 'short-one');
  assert.equal(world.clock().slice(0, 10), '2026-07-06');
}

async function draftList(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.getByText('还没有片单').waitFor();
  await stage.passes(officer, 'no-list');
  await button(officer, '拟制片单').click();
  const beginning = dialog(officer, '拟制优秀片单');
  await beginning.getByLabel('年份').fill('2026');
  await choose(beginning, '时期', '第二季度');
  await beginning.getByLabel('片单名称').fill(listTitle);
  await stage.passes(officer, 'begin-list');
  await beginning.getByRole('button', { name: '拟制', exact: true }).click();
  await beginning.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: listTitle }).click();
  await page.getByRole('heading', { name: listTitle }).waitFor();
  await page.getByRole('combobox', { name: '添加作品' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('《骑楼下的灯》').click();
  await page.getByLabel('《骑楼下的灯》推荐语').fill('以小见大，制作精良。');
  await page.getByLabel('说明').fill('本季度推荐作品。');
  await button(officer, '保存').click();
  await page.getByText('修改优秀片单').first().waitFor();
  await stage.passes(officer, 'list-chosen');
  await button(officer, '报请签发').click();
  await page.getByText('待签发').first().waitFor();
  assert.equal(await button(officer, '签发并发布…').count(), 0, 'not by its maker');
}

async function signList(leader: Guest): Promise<void> {
  const { page } = leader;
  await page.getByRole('link', { name: listTitle }).click();
  await button(leader, '签发并发布…').click();
  const asking = dialog(leader, /^签发并发布/);
  await asking.getByRole('checkbox').check();
  await stage.passes(leader, 'publish-effect');
  await asking.getByRole('button', { name: '签发并发布' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByText('已发布', { exact: true }).first().waitFor();
  await stage.passes(leader, 'list-published');
}

async function published(citizen: Guest): Promise<void> {
  const { page } = citizen;
  await page.goto('/selected-works');
  await page.getByText('以小见大，制作精良。').waitFor();
  await stage.passes(citizen, 'public');
  await page.getByRole('link', { name: '核对' }).click();
  await page.getByText('第 1 版，核验码').waitFor();
  await stage.passes(citizen, 'edition');
}
