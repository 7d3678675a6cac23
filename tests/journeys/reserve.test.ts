/** A topic set by the nation and taken up, an entry of the pool brought on and carried over into an application. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { anOpenCall } from '../world/builders.ts';
import { anEntry } from '../world/reserve-pool.ts';
import { aWorld, type Client, type World } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const topic = '大江大桥：建设者的日常';

type Cast = { world: World; officer: Client; leader: Client; secretary: Client; producer: Client & { orgId: string } };
async function aCast(): Promise<Cast> {
  const world = await aWorld({ now: '2026-06-01T10:00:00+08:00' });
  await anOpenCall(world);
  const { id: unitId } = await world.unit('GD');
  const producer = await world.producer('GD', '岭南示例影视公司');
  const officer = await world.person(world.national, ['national_officer'], '何业务');
  const leader = await world.person(world.national, ['national_leader'], '林签发');
  const secretary = await world.person(unitId, ['unit_secretary'], '周秘书');
  for (const [i, title] of ['骑楼旧梦', '碉楼来信', '榕荫书屋', '疍家少年'].entries()) {
    const producerName = i % 2 ? '' : '岭南示例文化公司';
    const more = { categoryCode: `V${i + 1}`, regionCode: '44', stage: i % 2 ? 'topic' : 'script', producerName };
    await anEntry(secretary, { title: `${title}（示例）`, wantedFen: 30_000_000 + i, ...more });
  }
  return { world, officer, leader, secretary, producer };
}

test('a topic is published and claimed, the claim lies in the pool, the entry becomes an application', async () => {
  const cast = await aCast();
  stage = await aStage(cast.world, 'reserve');
  const officer = await stage.logIn(cast.officer, '/manage/propositions');
  await draft(officer);
  await sign(await stage.logIn(cast.leader, '/manage/propositions'));
  await readByAnybody(await stage.guest());
  const producer = await stage.logIn(cast.producer, '/manage/propositions');
  await claim(producer);
  await accept(officer);
  const secretary = await stage.logIn(cast.secretary, '/manage/propositions/claims');
  await toReserve(secretary);
  await promote(secretary);
  await producer.page.goto('/applications');
  await producer.page.getByText('桥上人家').first().waitFor();
  await poolPages(secretary, await stage.logIn(cast.officer, '/reserve/gaps'));
  for (const act of ['proposition.publish', 'proposition.accept', 'reserve.promote', 'application.start'])
    assert.equal(await cast.world.audits(act), 1, act);
  stage.clean();
});

const day = async (within: Guest['page'], label: string, on: string): Promise<void> => {
  await within.getByLabel(label).first().fill(on);
  await within.keyboard.press('Enter');
};

async function draft(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.getByText('还没有命题').waitFor();
  await stage.passes(officer, 'topics-none');
  await button(officer, '拟制命题').click();
  await page.getByLabel('命题名称').fill(topic);
  await page.getByLabel('命题说明').fill('围绕重大工程建设者的日常，写出新时代的奋斗与牵挂。');
  await day(page, '认领开始', '2026-06-01');
  await day(page, '认领截止', '2026-06-30');
  await page.getByLabel('依据').fill('方案五（一）1');
  await button(officer, '增加一行').click();
  await choose(page, '第 1 行 支持', '专家');
  await page.getByLabel('第 1 行 内容').fill('选题论证和剧本指导');
  await stage.passes(officer, 'topic-draft');
  await button(officer, '保存').click();
  await page.getByRole('heading', { name: topic }).waitFor();
  await button(officer, '报请签发').click();
  await page.getByText('待签发').first().waitFor();
  await stage.passes(officer, 'topic-submitted');
}

async function sign(leader: Guest): Promise<void> {
  await leader.page.getByRole('link', { name: topic }).click();
  await button(leader, '签发并发布…').click();
  await dialog(leader, /发布命题/)
    .getByRole('button', { name: '签发并发布' })
    .click();
  await leader.page.getByText('认领中').first().waitFor();
}

async function readByAnybody(guest: Guest): Promise<void> {
  await guest.page.goto('/propositions');
  await guest.page.getByRole('link', { name: topic }).waitFor();
  await stage.passes(guest, 'public-topics');
}

async function claim(producer: Guest): Promise<void> {
  const { page } = producer;
  await page.getByRole('link', { name: topic }).click();
  await button(producer, '认领这个命题').click();
  await page.getByLabel('拟定片名').fill('桥上人家');
  await page.getByLabel('创作设想').fill('以三代桥梁工人的家庭为主线，写一座桥从图纸到通车的十年。');
  await page.getByLabel('联系人和电话').fill('示例联系人 020-00000000');
  await stage.passes(producer, 'claim-form');
  await button(producer, '提交认领').click();
  await page.getByText('待审核').first().waitFor();
}

async function accept(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.goto('/manage/propositions/claims');
  await stage.passes(officer, 'claims');
  await page.getByRole('link', { name: '《桥上人家》' }).click();
  await button(officer, '接受…').click();
  await dialog(officer, '接受').getByRole('button', { name: '接受' }).click();
  await page.getByText('已接受').first().waitFor();
}

async function toReserve(secretary: Guest): Promise<void> {
  const { page } = secretary;
  await page.getByRole('link', { name: '《桥上人家》' }).click();
  await button(secretary, '转入储备库…').click();
  const asked = dialog(secretary, '转入储备库');
  await choose(asked, '所处阶段', '剧本创作');
  await asked.getByRole('button', { name: '转入储备库' }).click();
  await page.getByText('已入储备库 · 剧本创作').waitFor();
  await stage.passes(secretary, 'claim-in-reserve');
}

async function promote(secretary: Guest): Promise<void> {
  const { page } = secretary;
  await page.getByRole('link', { name: /^CB2026-/ }).click();
  await page.getByText('创作设想').or(page.getByText('内容')).first().waitFor();
  await stage.passes(secretary, 'entry');
  await button(secretary, '转申报…').click();
  const asked = dialog(secretary, /转申报/);
  await stage.passes(secretary, 'promote-dialog');
  await asked.getByRole('button', { name: '转申报' }).click();
  await page.getByText('已转申报').first().waitFor();
  await page.getByText('办理中').first().waitFor();
  await stage.passes(secretary, 'promoted');
}

async function poolPages(secretary: Guest, officer: Guest): Promise<void> {
  const visit = async (guest: Guest, path: string, name: string): Promise<void> => {
    await guest.page.goto(path);
    await stage.passes(guest, name);
  };
  await visit(secretary, '/reserve', 'pool');
  await visit(secretary, '/reserve/new', 'pool-new');
  await visit(secretary, '/reserve/import', 'pool-import');
  await visit(secretary, '/reserve/gaps', 'pool-gaps');
  await visit(secretary, '/reserve/goals', 'pool-goals');
  await visit(officer, '/reserve', 'pool-nation');
  await visit(officer, '/reserve/gaps', 'gaps-nation');
  await visit(officer, '/reserve/rules', 'rules');
  await button(officer, '拟新版').click();
  await stage.passes(officer, 'rules-editor');
}
