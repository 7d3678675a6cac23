/** 年度评估: a unit scores itself with evidence, the nation settles, the unit reads its result and objects. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { evaluationsEndpoints as at } from '../../src/modules/evaluations/contract.ts';
import { allSettled, anEvaluation, handedIn, moveTo } from '../world/evaluations.ts';
import { agreedPlan } from '../world/projects.ts';
import { aWorld } from '../world/world.ts';
import { aStage, button, choose, dialog, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());

test('a year is appraised: self-scoring, checking, result, objection', async () => {
  const world = await aWorld({ now: '2026-06-03T10:00:00+08:00' });
  await agreedPlan(world, { unit: 'GD', title: '骑楼下的灯（示例）' });
  const { id: orgId } = await world.unit('GD');
  const clerk = await world.person(orgId, ['unit_secretary'], '陈秘书');
  const head = await world.person(orgId, ['unit_leader'], '黄签发');
  const officer = await world.person(world.national, ['national_officer'], '何业务');
  const leader = await world.person(world.national, ['national_leader'], '林签发');
  world.setClock('2026-11-20T10:00:00+08:00');
  const year = { kind: 'yearly', audience: 'province', year: 2026 } as const;
  const { evaluationId, sheetId } = await anEvaluation(officer, orgId, year);
  stage = await aStage(world, 'appraisal');

  const unit = await stage.logIn(clerk, '/own-evaluations');
  await stage.passes(unit, 'own');
  await unit.page.getByRole('link', { name: /2026年度/ }).click();
  await unit.page.getByLabel('工作综述').fill('本年度按方案要求推进各项工作。');
  await unit.page.getByLabel('储备库建设和属地创作指导自评分').fill('4.5');
  await unit.page.getByLabel('储备库建设和属地创作指导自评说明').fill('建成储备库，开展剧本研讨六次。');
  await stage.passes(unit, 'fill');
  await unit.page
    .getByText(/0\.0%（0\/\d+）/)
    .first()
    .click();
  await unit.page.getByText(/^口径/).waitFor();
  await stage.passes(unit, 'figure-with-rows');
  await unit.page.keyboard.press('Escape');
  await button(unit, '保存').click();
  await unit.page.getByRole('cell', { name: '4.50' }).waitFor();
  await handedIn(clerk, head, sheetId);

  world.setClock('2026-12-15T10:00:00+08:00');
  const desk = await stage.logIn(officer, `/evaluations/${evaluationId}`);
  await desk.page.getByRole('heading', { name: /^2026年度/ }).waitFor();
  await stage.passes(desk, 'round');
  await button(desk, '结束自评，转入核定…').click();
  await dialog(desk, '结束自评，转入核定').getByRole('button', { name: '转入核定' }).click();
  await desk.page.getByRole('link', { name: '广东局', exact: true }).click();
  await desk.page.getByLabel('地方投入保障核定分').fill('3');
  await desk.page.getByLabel('地方投入保障核定理由').fill('凭证不齐，核减两分。');
  await stage.passes(desk, 'settle');
  await button(desk, /^核定 \d+ 项$/).click();
  await button(desk, '核定 0 项').waitFor();
  const concluded = desk.page.waitForResponse((answer) => answer.url().endsWith('/conclude'));
  await button(desk, '完成核定').click();
  await concluded;
  await allSettled(officer, evaluationId);
  await moveTo(officer, evaluationId, 'announce');

  const told = await stage.logIn(clerk, `/evaluation-sheets/${sheetId}`);
  await told.page.getByText('凭证不齐，核减两分。').waitFor();
  await choose(told.page, '指标', '地方投入保障');
  await told.page.getByLabel('异议和理由').fill('已补充财政拨款凭证，申请恢复满分。');
  await stage.passes(told, 'announced');
  await button(told, '提出异议').click();
  await told.page.getByText('待答复').first().waitFor();

  const boss = await stage.logIn(leader, `/evaluation-sheets/${sheetId}`);
  await button(boss, '采纳…').click();
  await dialog(boss, '采纳').getByLabel('改核定为').fill('5');
  await dialog(boss, '采纳').getByLabel('答复').fill('凭证齐全，予以采纳。');
  await dialog(boss, '采纳').getByRole('button', { name: '采纳' }).click();
  await boss.page.getByText(/3\.00 → 5\.00/).waitFor();
  world.setClock('2026-12-28T10:00:00+08:00');
  await moveTo(leader, evaluationId, 'publish');
  assert.equal((await leader.sees(at.result, { evaluationId })).rows.length, 32);
  const last = await stage.logIn(officer, `/evaluations/${evaluationId}/result`);
  await stage.passes(last, 'result');
  await last.page.goto('/evaluation-suggestions');
  await stage.passes(last, 'suggestions');
  await last.page.goto('/evaluation-sets');
  await stage.passes(last, 'sets');
  await last.page.goto('/evaluations');
  await stage.passes(last, 'rounds');
  stage.clean();
});
