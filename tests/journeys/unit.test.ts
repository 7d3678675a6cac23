/** A provincial bureau takes works in, has them scored, ranks them by keyboard and seals its list. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { applicationsEndpoints as applications } from '../../src/modules/applications/endpoints.ts';
import { firstReviewEndpoints as first } from '../../src/modules/first-review/endpoints.ts';
import { anAcceptance, anOpenCall, aSubmission } from '../world/builders.ts';
import { unitPeople } from '../world/rounds.ts';
import { aWorld, type Client } from '../world/world.ts';
import { aStage, button, dialog, type Guest, press, reach, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const comment = '立意端正，人物可信，制作方案可行，经费安排合理。';

test('unit: from the intake list to the sealed letter', async () => {
  const world = await aWorld();
  stage = await aStage(world, 'unit');
  const [batch] = (await anOpenCall(world)).batches;
  const batchId = batch?.id ?? '';
  const { unit, secretary, leader, panel } = await unitPeople(world, 'GD');
  const clerk = await world.person(unit.id, ['unit_intake'], '黄受理');
  const producer = await world.producer('GD', '岭南示例影视有限公司');
  await aSubmission(producer, { batchId, title: '骑楼下' });
  const second = await aSubmission(producer, { batchId, title: '侨批' });
  await anAcceptance(producer, clerk, { batchId, title: '潮起红头船' });

  const desk = await stage.logIn(clerk, '/applications');
  await takeIn(desk);
  await askToCorrect(desk);
  await answerCorrection(producer, second.id);
  await clerk.does(applications.accept, { applicationId: second.id });

  const room = await stage.logIn(secretary, '/first-review');
  await formPanel(room);
  await scoreOne(await stage.logIn(panel[0] ?? assert.fail(), '/first-review'));
  await scoreRest(panel, batchId);
  await rank(room);
  const file = await seal(await stage.logIn(leader, '/recommendations'));
  assert.equal(file.subarray(0, 5).toString(), '%PDF-');

  const states = await world.db.selectFrom('applications').select(['title', 'state']).orderBy('title').execute();
  assert.deepEqual(states.filter((one) => one.state === 'recommended').length, 2);
  assert.deepEqual(states.filter((one) => one.state === 'accepted').length, 1);
  for (const act of [
    'application.correct',
    'application.accept',
    'first_review.open',
    'first_review.close',
    'recommendation.seal',
  ])
    assert.ok((await world.audits(act)) > 0, act);
  stage.clean();
});

/** One work is looked at in the drawer and accepted. */
async function takeIn(clerk: Guest): Promise<void> {
  const { page } = clerk;
  await page.getByText('《骑楼下》').first().waitFor();
  await stage.passes(clerk, 'intake');
  await openRow(clerk, '骑楼下');
  await page.getByRole('heading', { name: '自动核验' }).waitFor();
  await stage.passes(clerk, 'intake-drawer');
  await button(clerk, '受理…').click();
  const asked = dialog(clerk, '受理《骑楼下》');
  await stage.passes(clerk, 'accept-effect');
  await asked.getByRole('button', { name: '受理 1 件' }).click();
  await asked.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

/** The other is sent back for one field only. */
async function askToCorrect(clerk: Guest): Promise<void> {
  const { page } = clerk;
  await openRow(clerk, '侨批');
  await button(clerk, '通知补正…').click();
  const asked = dialog(clerk, /补正/);
  // what the automatic check found is named already; here it has been looked at and stands
  await asked.getByRole('checkbox', { name: '规划立项备案号' }).uncheck();
  await asked.getByLabel('找栏目').fill('一句话故事');
  await asked.getByRole('checkbox', { name: '一句话故事' }).check();
  await asked.getByLabel('一句话故事 补正要求').fill('请写明主人公');
  await stage.passes(clerk, 'correct');
  await asked.getByRole('button', { name: '通知补正 1 处' }).click();
  await asked.waitFor({ state: 'detached' });
  await page.getByText('补正中').first().waitFor();
  await stage.passes(clerk, 'correcting');
}

const openRow = ({ page }: Guest, title: string): Promise<void> =>
  page.getByRole('row').filter({ hasText: title }).getByText('2026-', { exact: false }).first().click();

async function answerCorrection(producer: Client, applicationId: string): Promise<void> {
  const { answers } = await producer.sees(applications.detail, { applicationId });
  const seen = answers.find((one) => one.field === 'story.oneLine')?.version ?? 0;
  const answer = { field: 'story.oneLine', value: '水客阿銮与一封走了六十年的侨批', seen };
  await producer.does(applications.save, { applicationId, answers: [answer] });
  await producer.does(applications.submit, { applicationId });
}

async function formPanel(secretary: Guest): Promise<void> {
  const { page } = secretary;
  await stage.passes(secretary, 'first-review');
  await button(secretary, '选人').click();
  const chosen = dialog(secretary, /评审组$/);
  for (const box of await chosen.getByRole('checkbox').all()) await box.check();
  await stage.passes(secretary, 'panel');
  await chosen.getByRole('button', { name: '确定评审组' }).click();
  await button(secretary, '开始打分…').click();
  await dialog(secretary, '开始打分').getByRole('button', { name: '开始打分' }).click();
  await page.getByText('打分中').first().waitFor();
  await stage.passes(secretary, 'scoring');
}

/** A member of the panel declares, opens a work and scores it with the keyboard. */
async function scoreOne(reviewer: Guest): Promise<void> {
  const { page } = reviewer;
  await stage.passes(reviewer, 'declare');
  await button(reviewer, '我与各作品均无利害关系').click();
  await page.getByRole('link', { name: '骑楼下' }).click();
  const sheet = page.getByRole('region', { name: '评分' });
  await press(reviewer, sheet.getByRole('radio', { name: '通过', exact: true }), 'Space');
  for (const mark of ['27', '22', '13', '13', '12']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(mark);
  }
  await reach(reviewer, sheet.getByRole('textbox', { name: '评语' }));
  await page.keyboard.insertText(comment);
  await stage.passes(reviewer, 'sheet');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已评 1 / 3').waitFor();
}

async function scoreRest(panel: readonly Client[], batchId: string): Promise<void> {
  for (const [i, reviewer] of panel.entries()) {
    const { review, works } = await reviewer.sees(first.overview, { batchId });
    if (i > 0) await reviewer.does(first.declare, { reviewId: review?.id ?? '', conflicts: [] });
    for (const [j, work] of works.entries()) {
      if (work.mine === 'submitted') continue;
      const marks = {
        orientation: true,
        theme: 25 - j,
        story: 20 - i,
        innovation: 12,
        feasibility: 12,
        communication: 11,
      };
      await reviewer.does(first.submitSheet, { applicationId: work.applicationId, version: 0, marks, comment });
    }
  }
}

/** Scoring is closed; two works are seated with j, k and figures, each with its opinion. */
async function rank(secretary: Guest): Promise<void> {
  const { page } = secretary;
  await page.reload();
  await button(secretary, '结束打分').click();
  await page.getByRole('link', { name: '去拟定推荐名单' }).click();
  await page.getByRole('heading', { name: '推荐席位' }).waitFor();
  await stage.passes(secretary, 'board');
  await page.keyboard.press('1');
  await page.getByLabel(/^第 1 席《/).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await page.getByText('第 2 席空缺而其后有作品，请前移').first().waitFor();
  await page.keyboard.press('2');
  await page.getByLabel(/^第 2 席《/).waitFor();
  await page
    .getByRole('textbox', { name: /的推荐意见$/ })
    .nth(1)
    .waitFor();
  for (let i = 0; i < 2; i++) {
    const field = page.getByRole('textbox', { name: /的推荐意见$/ }).first();
    await field.fill('扎根本地生活，故事完整、表达新颖，团队有同类作品经验，经初评择优推荐。');
    await field.press('Tab');
    await page
      .getByRole('button', { name: /的推荐意见$/ })
      .nth(i)
      .waitFor();
  }
  await stage.passes(secretary, 'board-seated');
}

/** The leader reads the effect, ticks, seals; the letter has its number and comes as PDF. */
async function seal(leader: Guest): Promise<Buffer> {
  const { page } = leader;
  await button(leader, '用印并报送…').click();
  const asked = dialog(leader, '用印并报送 2 部推荐作品');
  await asked.getByRole('button', { name: '返回' }).and(page.locator(':focus')).waitFor();
  await stage.passes(leader, 'seal-effect');
  const act = asked.getByRole('button', { name: '用印并报送 2 部' });
  assert.equal(await act.isDisabled(), true);
  await asked.getByRole('checkbox', { name: /我已核对推荐函/ }).check();
  await act.click();
  await page.waitForURL(/\/recommendations\/lists\//);
  await page
    .getByText(/网推〔2026〕1号/)
    .first()
    .waitFor();
  await stage.passes(leader, 'sealed');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '推荐函 PDF' }).click();
  return readFileSync(await (await download).path());
}
