/** An officer carries a batch from the draw of the panels to the decisions; the leader releases them. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { applicationsEndpoints } from '../../src/modules/applications/endpoints.ts';
import { expertReviewEndpoints as at } from '../../src/modules/expert-review/endpoints.ts';
import { anOpenRound, aReviewWorld, markAll, type ReviewWorld, seatOf } from '../world/reviews.ts';
import { aStage, button, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const titles = ['锦衣巷', '灯火阑珊处', '侨批', '墨韵新生'];

test('officer: panels drawn, experts urged, rounds closed, list adjusted, decisions released by the leader', async () => {
  const it = await aReviewWorld({ titles, experts: 4 });
  stage = await aStage(it.world, 'officer');
  const officer = await stage.logIn(it.officer, '/workbench');
  await stage.passes(officer, 'workbench');

  const roundId = await formPanels(officer);
  await accept(it, roundId);
  await openRound(officer);
  await urge(officer);
  await markAll(it, roundId, (work, judge) => 88 - work * 4 + judge);
  await close(officer);

  const finalId = await anOpenRound(it, 'final');
  await markAll(it, finalId, (work, judge) => 90 - work * 3 + judge);
  await it.officer.does(at.close, { roundId: finalId });
  const listId = await proposeAndAdjust(officer);
  assert.deepEqual(new Set(await shownTo(it)), new Set(['recommended']));

  await release(await stage.logIn(it.leader, `/review/decision-lists/${listId}`));
  assert.deepEqual((await shownTo(it)).sort(), ['not_selected', 'reserve', 'selected', 'selected_unfunded']);
  const decided = await it.world.db
    .selectFrom('reviewDecisions')
    .select(['kind', 'reason'])
    .where('listId', '=', listId)
    .execute();
  assert.equal(decided.find((one) => one.kind === 'selected_unfunded')?.reason, '已获地方专项资金，本次只给予称号');
  const acts = ['review.draw', 'review.invite', 'review.open', 'review.urge', 'review.close', 'decision.release'];
  for (const act of acts) assert.ok((await it.world.audits(act)) > 0, act);
  stage.clean();
});

/** What the applicant may see of its works. */
async function shownTo(it: ReviewWorld): Promise<string[]> {
  const seen = it.works.map((applicationId) => it.producer.sees(applicationsEndpoints.detail, { applicationId }));
  return (await Promise.all(seen)).map((one) => one.state);
}

async function formPanels(officer: Guest): Promise<string> {
  const { page } = officer;
  await page.goto('/review/rounds');
  await stage.passes(officer, 'no-round');
  await button(officer, /建立复评/).click();
  await page.waitForURL(/\/review\/rounds\/[0-9a-f-]{36}$/);
  await stage.passes(officer, 'round');
  await button(officer, '随机抽取…').click();
  const draw = dialog(officer, '随机抽取专家');
  await draw.getByLabel('每组正选人数').fill('3');
  await draw.getByLabel('每组候补人数').fill('1');
  await draw.getByLabel('随机种子').fill('第 26188 期');
  await stage.passes(officer, 'draw');
  await draw.getByRole('button', { name: '随机抽取' }).click();
  await page.getByRole('list', { name: /席位/ }).waitFor();
  await stage.passes(officer, 'panels');
  await button(officer, '发出邀请').click();
  await page.getByText('待回复').first().waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** All experts but one accept, sign and declare; an alternate stands by. */
async function accept(it: ReviewWorld, roundId: string): Promise<void> {
  for (const judge of it.judges) {
    const seatId = await seatOf(it, roundId, judge);
    await judge.does(at.accept, { seatId });
    await judge.does(at.signPledge, { seatId, agreed: true });
    await judge.does(at.declare, { seatId, complete: true, conflicts: [] });
  }
}

async function openRound(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.reload();
  await button(officer, '开启评审…').click();
  const asked = dialog(officer, /开启.*复评/);
  await asked.getByText('申报机构和推荐单位看不到任何变化').waitFor();
  await stage.passes(officer, 'open-effect');
  await asked.getByRole('button', { name: '开启复评' }).click();
  await page.getByRole('link', { name: '评审进度' }).click();
}

async function urge(officer: Guest): Promise<void> {
  await button(officer, '催办…').first().click();
  const asked = dialog(officer, /^催办/);
  await asked.getByLabel('附言').fill('请于周五前完成');
  await asked.getByRole('button', { name: '催办' }).click();
  await asked.waitFor({ state: 'detached' });
  await stage.passes(officer, 'progress');
}

async function close(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.reload();
  await button(officer, '结束评审并汇总…').click();
  const asked = dialog(officer, /结束复评/);
  await asked.getByText('已交 12 / 12 份').waitFor();
  await asked.getByRole('button', { name: '结束复评' }).click();
  await page.waitForURL(/\/results$/);
  await stage.passes(officer, 'results');
  await button(officer, '确定 3 部进入终评…').click();
  const going = dialog(officer, /进入终评/);
  await stage.passes(officer, 'finalists-effect');
  await going.getByRole('button', { name: '确定 3 部' }).click();
  await going.waitFor({ state: 'detached' });
}

/** The proposal of the rules, one kind changed with a reason, sent up. */
async function proposeAndAdjust(officer: Guest): Promise<string> {
  const { page } = officer;
  await page.getByRole('link', { name: '评审轮次' }).click();
  await stage.passes(officer, 'rounds');
  await button(officer, '形成建议名单').click();
  await page.waitForURL(/\/decision-lists\/[0-9a-f-]{36}$/);
  await stage.passes(officer, 'list');
  const second = page.getByRole('row').filter({ hasText: titles[1] ?? '' });
  await second.getByRole('button', { name: '调整…' }).click();
  const asked = dialog(officer, /调整/);
  await asked.getByRole('radio', { name: '入选（不给予资金）' }).check();
  await asked.getByLabel('调整理由').fill('已获地方专项资金，本次只给予称号');
  await stage.passes(officer, 'adjust');
  await asked.getByRole('button', { name: '保存调整' }).click();
  await page.getByText('1 部，均有理由').waitFor();
  await button(officer, '报请签发').click();
  await page.getByText('待签发').first().waitFor();
  await stage.passes(officer, 'list-sent');
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The effect is said first, the focus stands on 返回, and without the tick nothing is released. */
async function release(leader: Guest): Promise<void> {
  const { page } = leader;
  await button(leader, '签发评定结论…').click();
  const asked = dialog(leader, /签发.*评定结论/);
  await asked.getByRole('button', { name: '返回' }).and(page.locator(':focus')).waitFor();
  await asked.getByText('怎样收回').waitFor();
  assert.equal(await asked.getByRole('button', { name: '签发 4 部' }).isDisabled(), true);
  await asked.getByRole('checkbox', { name: '我已逐项审阅名单' }).check();
  await stage.passes(leader, 'release-effect');
  await asked.getByRole('button', { name: '签发 4 部' }).click();
  await page.getByText('已签发').first().waitFor();
  await stage.passes(leader, 'released');
}
