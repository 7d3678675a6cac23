/** On the set: progress reported from a telephone, an expert’s advice, the producer’s answer, the expert closes. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { guidanceEndpoints } from '../../src/modules/projects/contract.ts';
import { agreedPlan, aGuide } from '../world/projects.ts';
import { aWorld, type Client } from '../world/world.ts';
import { aStage, button, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const advice = '前三集合并为两集，主要冲突提前到第一集末尾';
const answer = '已按意见重剪，前三集合为两集，冲突提前到第一集末尾';

test('after selection: progress from a telephone, advice, answer, settled', async () => {
  const world = await aWorld();
  const { projectId, producer } = await agreedPlan(world, { title: '骑楼下的灯' });
  const officer = await world.person(world.national, ['national_officer']);
  const guide = await aGuide(world, officer);
  await officer.does(guidanceEndpoints.assignGuide, { projectId, expertId: guide.expertId });
  stage = await aStage(world, 'after');

  const phone = await report(producer, projectId);
  const expert = await stage.logIn(guide, `/projects/${projectId}`);
  await stage.passes(expert, 'project-of-guide');
  await advise(expert, projectId);
  await reply(phone, projectId);
  await close(expert);

  await phone.page.reload();
  await phone.page.getByText('已办结').first().waitFor();
  await narrow(phone);
  await stage.passes(phone, 'settled-on-telephone');
  for (const act of ['project.report', 'project.advice', 'project.advice_answer', 'project.advice_close'])
    assert.equal(await world.audits(act), 1, act);
  stage.clean();
});

/** Nothing hangs over the edge of a telephone. */
async function narrow({ page }: Guest): Promise<void> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  assert.ok(wide <= 390, `${new URL(page.url()).pathname} is ${wide} wide`);
}

async function report(producer: Client, projectId: string): Promise<Guest> {
  const phone = await stage.logIn(producer, `/projects/${projectId}/report`);
  const { page } = phone;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('本节点完成比例').fill('40');
  await page.getByLabel('本期完成').fill('完成第一至第六集剧本修改');
  await page.getByLabel('下期安排').fill('完成全部剧本，确定主要演员');
  await narrow(phone);
  await stage.passes(phone, 'report-on-telephone');
  await button(phone, '报送').click();
  await page.waitForURL(/\/reports$/);
  await page.getByText('第 1 期').waitFor();
  await narrow(phone);
  await stage.passes(phone, 'reports-on-telephone');
  return phone;
}

async function advise(expert: Guest, projectId: string): Promise<void> {
  const { page } = expert;
  await page.goto(`/projects/${projectId}/guidance`);
  await page.getByText('还没有指导意见').waitFor();
  await button(expert, '提出意见…').click();
  const writing = dialog(expert, '提出指导意见');
  await writing.getByLabel('指导日期').fill('2026-05-28');
  await page.keyboard.press('Enter');
  await writing.getByLabel('看到').fill('看了前六集剧本，第一至三集节奏偏慢');
  await writing.getByLabel('建议').fill(advice);
  await writing.getByLabel('答复期限').fill('2026-06-05');
  await page.keyboard.press('Enter');
  await stage.passes(expert, 'advice-written');
  await writing.getByRole('button', { name: '提出意见' }).click();
  await writing.waitFor({ state: 'detached' });
  await page.getByText('待答复').first().waitFor();
}

async function reply(phone: Guest, projectId: string): Promise<void> {
  const { page } = phone;
  await page.goto(`/projects/${projectId}/guidance`);
  await page.getByText(advice).first().waitFor();
  await narrow(phone);
  await stage.passes(phone, 'advice-on-telephone');
  await button(phone, '答复…').click();
  const answering = dialog(phone, /^答复第 1 条意见/);
  await answering.getByRole('radio', { name: '采纳', exact: true }).check();
  await answering.getByLabel('落实情况或理由').fill(answer);
  await stage.passes(phone, 'answer-on-telephone');
  await answering.getByRole('button', { name: '答复' }).click();
  await answering.waitFor({ state: 'detached' });
  await page.getByText(answer).waitFor();
}

async function close(expert: Guest): Promise<void> {
  const { page } = expert;
  await page.reload();
  await page.getByText(answer).waitFor();
  await button(expert, '办结…').click();
  const closing = dialog(expert, '办结');
  await closing.getByRole('textbox').fill('重剪后的前两集已看，同意');
  await closing.getByRole('button', { name: '办结' }).click();
  await closing.waitFor({ state: 'detached' });
  await page.getByText('已办结').first().waitFor();
  await stage.passes(expert, 'settled');
}
