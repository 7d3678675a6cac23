/** A tripartite agreement: generated, changed by the producer, agreed to, fixed, signed by sealed paper, in force. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { agreementSeen, partiesOf } from '../world/agreements.ts';
import { aProject } from '../world/projects.ts';
import { aWorld, type Client } from '../world/world.ts';
import { aStage, button, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const wanted = '乙方逢双周五报送进度，指导专家所提意见逐条答复。';
const wrongScan = /422 \(Unprocessable Entity\)/;

test('agreement: from the template to force, by three parties in their order', async () => {
  const world = await aWorld({ now: '2026-08-04T10:00:00+08:00' });
  const { project, projectId, producer: first } = await aProject(world, { title: '骑楼下的灯' });
  assert.equal(first.actor.orgId, project.producerOrgId);
  const people = await partiesOf(world, project);
  stage = await aStage(world, 'agreement');
  const tab = `/projects/${projectId}/agreement`;

  const officer = await stage.logIn(people.officer, tab);
  await draft(officer);
  const producer = await stage.logIn(people.producer, tab, wrongScan);
  await propose(producer);
  const unit = await stage.logIn(people.unitLeader, tab);
  await compare(unit);
  assert.equal(await button(producer, '同意本版').count(), 0, 'who proposes agrees');
  await button(unit, '同意本版').click();
  await unit.page.getByText('已同意本版').nth(1).waitFor();
  await fix(officer);

  const leader = await stage.logIn(people.leader, tab);
  await leader.page.getByText('还差：须待乙方、丙方签署后再签。').waitFor();
  assert.equal(await button(leader, '上传盖章件签署…').isDisabled(), true, 'the office signs last');
  await stage.passes(leader, 'not-yet');
  const code = await codeSeen(people, projectId);
  await sign(producer, { code, wrong: true });
  await sign(unit, { code });
  await leader.page.reload();
  await sign(leader, { code });

  await leader.page.getByText('已生效').first().waitFor();
  await stage.passes(leader, 'in-force');
  await listed(officer);
  assert.equal((await agreementSeen(people.producer, projectId)).state, 'in_force');
  assert.equal(await world.audits('agreement.in_force'), 1);
  stage.clean();
});

async function draft(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.getByText('不勾选的不列入').waitFor();
  await stage.passes(officer, 'none-yet');
  await button(officer, '拟制三方协议').click();
  await page.getByText('订立中').first().waitFor();
  await stage.passes(officer, 'drafted');
}

/** The producer rewrites a clause open to negotiation; those that are not cannot be typed into. */
async function propose(producer: Guest): Promise<void> {
  const { page } = producer;
  await button(producer, '提出修改').click();
  assert.equal(await page.getByLabel('扶持金额').isDisabled(), true);
  await page.getByLabel('跟踪指导与报告').fill(wanted);
  await page.getByLabel('修改说明').fill('报送日改为双周五，与推进表一致');
  await stage.passes(producer, 'propose');
  await button(producer, '提出第 2 版').click();
  await page.getByText('报送日改为双周五，与推进表一致').first().waitFor();
  await stage.passes(producer, 'proposed');
}

async function compare(unit: Guest): Promise<void> {
  await button(unit, '与第 1 版比较').click();
  const drawer = dialog(unit, '第 2 版的改动');
  await drawer.locator('ins').filter({ hasText: '双周五' }).first().waitFor();
  await stage.passes(unit, 'differences');
  await unit.page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
}

async function fix(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.reload();
  await page.getByText('已同意本版').nth(1).waitFor();
  await stage.passes(officer, 'agreed');
  await button(officer, '定稿送签…').click();
  const asking = dialog(officer, /^定稿送签/);
  await asking.getByRole('checkbox').check();
  await stage.passes(officer, 'fix-effect');
  await asking.getByRole('button', { name: '定稿送签' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByText('待签署').first().waitFor();
}

const codeSeen = async ({ officer }: { officer: Client }, projectId: string): Promise<string> =>
  (await agreementSeen(officer, projectId)).papers[0]?.code ?? '';

/** The scan of another version is not taken; the one whose foot bears the fixed code is. */
async function sign(party: Guest, { code, wrong = false }: { code: string; wrong?: boolean }): Promise<void> {
  const { page } = party;
  await page.reload();
  await button(party, '上传盖章件签署…').click();
  const asking = dialog(party, /^以盖章扫描件签署/);
  const scan = { name: '盖章协议.pdf', mimeType: 'application/pdf', buffer: samplePdf(`盖章件 ${code}`) };
  await asking.locator('input[type=file]').setInputFiles(scan);
  await button(party, '移除 盖章协议.pdf').waitFor();
  await asking.getByRole('checkbox').check();
  const typed = asking.getByLabel('扫描件页脚的版本号');
  if (wrong) {
    await typed.fill(code.replace(/v\d+$/, 'v1'));
    await asking.getByRole('button', { name: '签署', exact: true }).click();
    await asking.getByText('扫描件与定稿版本不一致').first().waitFor();
    await stage.passes(party, 'wrong-version');
  }
  await typed.fill(code);
  await stage.passes(party, 'sign');
  await asking.getByRole('button', { name: '签署', exact: true }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '看扫描件' }).first().waitFor();
}

async function listed(officer: Guest): Promise<void> {
  await officer.page.goto('/agreements');
  const row = officer.page.getByRole('row').filter({ hasText: '骑楼下的灯' });
  await row.getByText('已生效').waitFor();
  await stage.passes(officer, 'list');
}
