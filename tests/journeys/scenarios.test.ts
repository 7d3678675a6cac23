/** The officer tries another line for the list of decisions, compares it with the list, and makes it the list. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { expertReviewEndpoints as at } from '../../src/modules/expert-review/endpoints.ts';
import { aProposedList, aReviewWorld } from '../world/reviews.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());

test('officer: scenarios kept, works moved, two compared, one adopted as the list', async () => {
  const it = await aReviewWorld({ titles: ['锦衣巷', '灯火阑珊处', '侨批', '墨韵新生'] });
  const listId = await aProposedList(it, (work, judge) => 90 - work * 3 + judge);
  stage = await aStage(it.world, 'scenarios');
  const officer = await stage.logIn(it.officer, `/review/decision-lists/${listId}`);
  const { page } = officer;
  await page.getByRole('link', { name: '方案比选' }).click();
  await page.getByText('还没有方案').waitFor();
  await stage.passes(officer, 'none-yet');
  await keep(officer, '多选一部', '3');
  await keep(officer, '保持两部', '2');
  await move(officer);
  await choose(page, '乙侧', '多选一部');
  await page.getByText('甲：保持两部').first().waitFor();
  await page.getByRole('checkbox', { name: '只看不同（2 部）' }).check();
  await stage.passes(officer, 'compared');
  await adopt(officer);
  const list = await it.officer.sees(at.list, { listId });
  assert.deepEqual(
    list.rows.map((row) => [row.kind, row.reason]),
    [
      ['selected', null],
      ['not_selected', '与往年入选作品题材重复'],
      ['reserve', null],
      ['not_selected', null],
    ],
  );
  stage.clean();
});

async function keep(officer: Guest, name: string, places: string): Promise<void> {
  const { page } = officer;
  await button(officer, '新建方案').click();
  await page.getByLabel('方案名称').fill(name);
  await page.getByRole('spinbutton', { name: /^入选/ }).fill(places);
  if (places === '3') await stage.passes(officer, 'form');
  await button(officer, '保存方案').click();
  await page.getByRole('row', { name: new RegExp(name) }).waitFor();
}

/** The second work is taken out by hand, with the reason; the third stays a reserve. */
async function move(officer: Guest): Promise<void> {
  const row = officer.page.getByRole('row', { name: /灯火阑珊处/ });
  await row.getByRole('button', { name: /在甲中移动/ }).click();
  const asked = dialog(officer, /灯火阑珊处/);
  await asked.getByLabel('未入选').check();
  await asked.getByLabel('理由').fill('与往年入选作品题材重复');
  await stage.passes(officer, 'move');
  await asked.getByRole('button', { name: '保存移动' }).click();
  await asked.waitFor({ state: 'detached' });
}

async function adopt(officer: Guest): Promise<void> {
  const { page } = officer;
  await button(officer, /采用“保持两部”/).click();
  const asked = dialog(officer, /改写评定名单/);
  await asked.getByLabel('采用理由').fill('合议一致同意');
  await stage.passes(officer, 'adopt');
  await asked.getByRole('button', { name: '采用方案' }).click();
  await page.getByText('已采用').waitFor();
  await stage.passes(officer, 'adopted');
}
