/** A half-month table: filled by the clerk from what changed, checked, certified, recalled, confirmed by the nation. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { reportsEndpoints as at } from '../../src/modules/reports/contract.ts';
import { aReportingUnit, certified, fillAll, openedTable } from '../world/reports.ts';
import { aWorld } from '../world/world.ts';
import { aStage, button, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());

test('half month: the clerk says what changed, checker, leader, recall, the officer confirms', async () => {
  const world = await aWorld({ now: '2026-06-10T09:00:00+08:00' });
  const gd = await aReportingUnit(world, 'GD', ['岭南灯火', '骑楼下']);
  const nation = await world.person(world.national, ['national_officer']);
  const firstId = await openedTable(world, gd, '2026-06-12');
  await fillAll(gd, firstId);
  await certified(gd, firstId);
  await nation.does(at.confirm, {
    reportId: firstId,
    version: (await nation.sees(at.detail, { reportId: firstId })).version,
  });
  const reportId = await openedTable(world, gd, '2026-06-29');
  const path = `/reports/${reportId}`;
  const seen = () => nation.sees(at.detail, { reportId });

  stage = await aStage(world, 'half-month');
  await fill(await stage.logIn(gd.clerk, path));
  const checker = await stage.logIn(gd.checker, path);
  await stage.passes(checker, 'to-check');
  await button(checker, '审核通过').click();
  await checker.page.getByText('待签发').first().waitFor();
  const leader = await stage.logIn(gd.leader, path);
  await certify(leader);
  assert.deepEqual([(await seen()).state, (await seen()).edition], ['submitted', 1]);
  await recall(leader);
  assert.equal((await seen()).returnReason, '本单位撤回：完成比例多写了一位');
  await certified(gd, reportId);
  await confirm(await stage.logIn(nation, '/reports/national'));
  const { state, edition, rows } = await seen();
  assert.deepEqual([state, edition, rows.map(({ answer }) => answer)], ['confirmed', 2, ['changed', 'unchanged']]);
  stage.clean();
});

/** One cell typed, the rest answered by one button, handed to the checker with a telephone number. */
async function fill(clerk: Guest): Promise<void> {
  const { page } = clerk;
  await page.getByRole('grid').waitFor();
  await stage.passes(clerk, 'carried-forward');
  const row = page.getByRole('row', { name: /岭南灯火/ });
  await row.getByText('30', { exact: true }).first().click();
  await page.getByRole('textbox', { name: '完成' }).fill('45');
  await page.keyboard.press('Enter');
  await page.getByText('有变化 1').waitFor();
  await page.keyboard.press('Alt+a'); // from within the grid, where the cursor stands in a field
  await page.getByText('待填 0').waitFor();
  await stage.passes(clerk, 'filled');
  await button(clerk, '提交审核…').click();
  const asked = dialog(clerk, '提交审核');
  assert.equal(await asked.getByRole('textbox').inputValue(), '020-12345678', 'as it stood under the last table');
  await asked.getByRole('button', { name: '提交审核' }).click();
  await page.getByText('待审核').first().waitFor();
}

async function certify(leader: Guest): Promise<void> {
  await leader.page.getByRole('grid').waitFor();
  await button(leader, '签发报送…').click();
  const asked = dialog(leader, /签发报送/);
  await asked.getByRole('checkbox', { name: /我已看过全表/ }).check();
  await stage.passes(leader, 'certify');
  await asked.getByRole('button', { name: '签发报送 2 个项目' }).click();
  await leader.page.getByText('已提交').first().waitFor();
}

/** Before the nation confirmed it, the leader takes the table back. */
async function recall(leader: Guest): Promise<void> {
  await button(leader, '撤回报送…').click();
  const asked = dialog(leader, '撤回报送');
  await asked.getByRole('textbox').fill('完成比例多写了一位');
  await stage.passes(leader, 'recall');
  await asked.getByRole('button', { name: '撤回报送' }).click();
  await leader.page.getByText('退回修改').first().waitFor();
}

async function confirm(officer: Guest): Promise<void> {
  const { page } = officer;
  await button(officer, '确认全部待确认 1 个单位…').click();
  const asked = dialog(officer, '确认 1 个单位的推进表');
  await stage.passes(officer, 'confirm');
  await asked.getByRole('button', { name: '确认 1 个单位' }).click();
  await page.getByRole('tab', { name: '汇总表' }).click();
  await page.getByText('岭南灯火').first().waitFor();
  await stage.passes(officer, 'national-table');
}
