/** An expert accepts, pledges, declares, scores every work and steps back from one, without ever touching a mouse. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { expertReviewEndpoints as at } from '../../src/modules/expert-review/endpoints.ts';
import { aDrawnRound, aReviewWorld, seatOf } from '../world/reviews.ts';
import { aStage, button, dialog, type Guest, press, reach, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const titles = ['锦衣巷', '灯火阑珊处', '侨批', '墨韵新生', '祈安澜'];
const comment = '人物克制，叙事自然，立意扎实，建议压缩第二集的回忆段落。';

test('expert: from the invitation to the last sheet handed in, by keyboard alone', async () => {
  const it = await aReviewWorld({
    titles,
    experts: 4,
    answers: (i) => ({
      'content.synopsis': `晨雾未散。石阶被潮水舔得发亮。对岸传来水客的铜铃声。第 ${i + 1} 部。`.repeat(8),
    }),
  });
  stage = await aStage(it.world, 'expert');
  const roundId = await aDrawnRound(it);
  await it.officer.does(at.invite, { roundId });
  const { panels } = await it.officer.sees(at.round, { roundId });
  const regular = panels.flatMap((panel) => panel.seats).find((seat) => seat.standing === 'regular')?.expertId;
  const judge = it.judges.find((one) => one.expertId === regular) ?? assert.fail('nobody drawn');
  const seatId = await seatOf(it, roundId, judge);

  const expert = await stage.logIn(judge, '/workbench');
  const { page } = expert;
  await page.evaluate(`window.addEventListener('pointerdown', () => (window.pointed = true), true)`);
  await takeSeat(expert);
  await it.officer.does(at.open, { roundId });
  await press(expert, page.getByRole('link', { name: /^我的评审/ }).first());
  await stage.passes(expert, 'queue');
  await press(expert, button(expert, '进入评审工作间'));
  await page.getByRole('region', { name: '评分' }).waitFor();
  await stage.passes(expert, 'desk');

  await score(expert, ['26', '21', '11.5', '12', '13']);
  await stage.passes(expert, 'desk-filled');
  const first = await heading(expert);
  await page.keyboard.press('Control+Enter');
  await page.getByText('已评 1 / 5').waitFor();
  await stage.passes(expert, 'desk-next');
  assert.notEqual(await heading(expert), first);

  await stepBack(expert);
  await page.getByText('已评 1 / 4').waitFor();
  for (const marks of [
    ['24', '20', '10', '11', '12'],
    ['22', '18', '9', '13', '11'],
  ]) {
    const before = await heading(expert);
    await score(expert, marks);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.getByRole('region', { name: '评分' }).filter({ hasNotText: before }).waitFor();
  }
  await press(expert, button(expert, '一并提交 2 份草稿'));
  await page.getByText('已评 3 / 4').waitFor();
  // the two drafts may have led past the last one or onto it
  const sheet = page.getByRole('region', { name: '评分' });
  if (!(await sheet.innerText()).includes('未评')) await page.keyboard.press('s');
  await sheet.filter({ hasText: '未评' }).waitFor();
  await score(expert, ['27', '23', '13', '12', '14']);
  await page.keyboard.press('Control+Enter');
  await page.getByText('已评 4 / 4').waitFor();
  await stage.passes(expert, 'desk-done');
  assert.equal(await page.evaluate('window.pointed'), undefined, 'no pointer was used');

  const sheets = await it.world.db.selectFrom('reviewSheets').selectAll().where('seatId', '=', seatId).execute();
  const states = Map.groupBy(sheets, (one) => one.state);
  assert.deepEqual([states.get('submitted')?.length, states.get('recused')?.length], [4, 1]);
  const totals = (states.get('submitted') ?? []).map(({ marks }) => Object.values(marks).reduce((a, b) => a + b, 0));
  assert.deepEqual(
    totals.sort((a, b) => a - b),
    [73, 77, 83.5, 89],
  );
  assert.ok(
    (states.get('submitted') ?? []).every((one) => one.comment === comment && one.gates.orientation === 'pass'),
  );
  assert.equal(await it.world.audits('review.recuse'), 1);
  assert.equal(await it.world.audits('review.submit'), 4);
  stage.clean();
});

const heading = ({ page }: Guest): Promise<string> =>
  page.getByRole('region', { name: '评分' }).locator('.desk-head b').innerText();

/** Invitation, pledge, declaration. */
async function takeSeat(expert: Guest): Promise<void> {
  const { page } = expert;
  await stage.passes(expert, 'workbench');
  await press(expert, page.getByRole('link', { name: /^我的评审/ }).first());
  await stage.passes(expert, 'invited');
  await press(expert, button(expert, '回复评审邀请'));
  await page.getByRole('heading', { name: '评审邀请' }).waitFor();
  await stage.passes(expert, 'invitation');
  await press(expert, button(expert, '接受邀请'));
  await press(expert, page.getByRole('checkbox', { name: '本人已通读以上内容' }), 'Space');
  await stage.passes(expert, 'pledge');
  await press(expert, button(expert, '签署保密承诺'));
  await press(expert, page.getByRole('checkbox', { name: '本人已逐一核对名单' }), 'Space');
  await stage.passes(expert, 'declaration');
  await press(expert, button(expert, '声明无利害关系'));
  await page.getByText('评审开启后即可进入工作间').waitFor();
  await stage.passes(expert, 'ready');
}

/** Gate, five marks and a comment on the sheet that is open. */
async function score(expert: Guest, marks: readonly string[]): Promise<void> {
  const { page } = expert;
  await reach(expert, page.getByRole('radiogroup', { name: '导向审查' }));
  await page.keyboard.press('1');
  for (const mark of marks) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(mark);
  }
  await page.keyboard.press('c');
  await page.keyboard.insertText(comment);
}

/** Recuses from the work that is open, with a coded reason. */
async function stepBack(expert: Guest): Promise<void> {
  const { page } = expert;
  await page.keyboard.press('r');
  const asked = dialog(expert, '回避');
  await reach(expert, asked.getByRole('combobox', { name: '回避理由' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await stage.passes(expert, 'recusal');
  await press(expert, asked.getByRole('button', { name: '确认回避' }));
  await asked.waitFor({ state: 'detached' });
}
