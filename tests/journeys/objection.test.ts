/** A list is published, a named person objects with evidence, the objection is upheld and the list appears anew. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, test } from 'node:test';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { aReleasedWorld } from '../world/publicity.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const checkList = path.resolve(import.meta.dirname, '../../tools/check-list.mjs');
const claim = '该作品第一集至第三集的主要情节与本人发表的小说相同，附出版物版权页和情节对照表。';

test('public: a notice, an objection by a named person, the list published anew', async () => {
  const it = await aReleasedWorld();
  stage = await aStage(it.world, 'objection');
  const officer = await stage.logIn(it.officer, '/manage/publicity');
  const noticePath = await prepare(officer);
  const leader = await stage.logIn(it.leader, noticePath);
  await release(leader);

  const citizen = await stage.guest();
  const noticeUrl = await readNotice(citizen);
  const receipt = await object(citizen);
  const handler = await stage.logIn(it.handler, '/objections');
  const casePath = await handle(handler, receipt.number);
  await uphold(leader, casePath);

  await readAnew(citizen, { noticeUrl, ...receipt });
  const decisions = await it.world.db.selectFrom('reviewDecisions').select('kind').execute();
  assert.deepEqual(decisions.map((one) => one.kind).sort(), ['not_selected', 'removed', 'selected', 'selected']);
  assert.equal(await it.world.count('objections', "state = 'upheld'"), 1);
  assert.equal(await it.world.audits('objection.uphold'), 1);
  stage.clean();
});

async function prepare(officer: Guest): Promise<string> {
  const { page } = officer;
  await stage.passes(officer, 'batches');
  await button(officer, '拟制公示').click();
  await page.waitForURL(/\/manage\/publicity\/[0-9a-f-]{36}$/);
  await page.getByText('与公众将看到的完全一致').waitFor();
  await stage.passes(officer, 'notice-draft');
  await button(officer, '报请签发').click();
  await page.getByText('待签发').first().waitFor();
  return new URL(page.url()).pathname;
}

async function release(leader: Guest): Promise<void> {
  const { page } = leader;
  await button(leader, '签发并发布公示…').click();
  const asked = dialog(leader, /签发并发布公示/);
  await asked.getByRole('checkbox', { name: '已通读公示稿，同意发布' }).check();
  await stage.passes(leader, 'release-effect');
  await asked.getByRole('button', { name: '签发并发布 2 部' }).click();
  await page.getByText('公众现在看到的').waitFor();
  await stage.passes(leader, 'notice-open');
}

/** Without log-in: from the column to the notice, as it is on the screen and as it is printed. */
async function readNotice(citizen: Guest): Promise<string> {
  const { page } = citizen;
  await page.goto('/');
  await stage.passes(citizen, 'public-home');
  await page.goto('/publicity');
  await stage.passes(citizen, 'publicity');
  await page.getByRole('main').getByRole('link', { name: /公示/ }).first().click();
  await page.getByRole('heading', { name: /怎样提出异议/ }).waitFor();
  await stage.passes(citizen, 'notice');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await button(citizen, '提出异议').isVisible(), false);
  assert.equal(await page.getByText('《骑楼下》').first().isVisible(), true);
  await stage.passes(citizen, 'notice-print');
  await page.emulateMedia({ media: 'screen' });
  return page.url();
}

async function object(citizen: Guest): Promise<{ number: string; queryCode: string }> {
  const { page } = citizen;
  await button(citizen, '提出异议').click();
  await page.getByRole('heading', { name: '提出异议' }).waitFor();
  await stage.passes(citizen, 'object');
  await button(citizen, '提交异议').click();
  await page
    .getByText(/请|必填|不能为空/)
    .first()
    .waitFor();
  await stage.passes(citizen, 'object-missing');
  await choose(page, '对哪部作品有异议', '骑楼下');
  await choose(page, '异议类型', '版权权属或抄袭');
  await page.getByLabel('异议内容').fill(claim);
  const isWrong = (label: string) => page.getByLabel(label).getAttribute('aria-invalid');
  assert.deepEqual([await isWrong('异议内容'), await isWrong('姓名')], ['false', 'true'], 'only what was not edited');
  await page.getByLabel('姓名').fill('欧阳喆');
  await page.getByLabel('单位名称').fill('示例大学');
  await page.getByLabel('联系电话').fill('13900001111');
  const evidence = { name: '情节对照表.pdf', mimeType: 'application/pdf', buffer: samplePdf('情节对照表') };
  await page.locator('input[type=file]').first().setInputFiles(evidence);
  await page.getByText('情节对照表.pdf').first().waitFor();
  await page.getByText('证据材料（1/10）').waitFor();
  await stage.passes(citizen, 'object-filled');
  await button(citizen, '提交异议').click();
  const receipt = page.getByRole('region', { name: '回执' });
  await receipt.waitFor();
  await stage.passes(citizen, 'receipt');
  const number = /YY\d{4}-\d{4}/.exec(await receipt.innerText())?.[0] ?? assert.fail('no number');
  return { number, queryCode: await receipt.locator('.query-code').innerText() };
}

/** Assigned to a person without a stake, accepted, the claimant looked up, proposed to the leader. */
async function handle(handler: Guest, number: string): Promise<string> {
  const { page } = handler;
  await page.getByRole('link', { name: number }).waitFor();
  await stage.passes(handler, 'cases');
  await page.getByRole('link', { name: number }).click();
  await page.getByRole('heading', { name: '确定承办人' }).waitFor();
  await stage.passes(handler, 'case');
  await button(handler, /^由梁承办承办/).click();
  await button(handler, '受理异议').click();
  await button(handler, '查看提出人信息').click();
  await page.getByText('欧阳喆').waitFor();
  await button(handler, '拟认定异议成立…').click();
  const asked = dialog(handler, '拟认定异议成立');
  await asked.getByLabel('核查情况').fill('经比对，第一至三集主要情节与所附小说实质性相似，申报机构未能说明来源。');
  await asked.getByLabel('对外理由').fill('版权权属不清，不符合申报条件');
  await stage.passes(handler, 'propose');
  await asked.getByRole('button', { name: '拟认定异议成立' }).click();
  await asked.waitFor({ state: 'detached' });
  await stage.passes(handler, 'case-proposed');
  return new URL(page.url()).pathname;
}

/** The leader sees what will happen to the list before it happens. */
async function uphold(leader: Guest, casePath: string): Promise<void> {
  const { page } = leader;
  await page.goto(casePath);
  await button(leader, '签发：异议成立…').click();
  const asked = dialog(leader, /异议成立/);
  await asked.getByRole('button', { name: '返回' }).and(page.locator(':focus')).waitFor();
  await asked.getByText('递补', { exact: true }).waitFor();
  await asked.getByRole('checkbox', { name: /已审阅核查情况/ }).check();
  await stage.passes(leader, 'uphold-effect');
  await asked.getByRole('button', { name: '签发：移出 1 部，递补 1 部' }).click();
  await asked.waitFor({ state: 'detached' });
  await stage.passes(leader, 'case-closed');
}

/**
 * The former edition leads to the present one; its file can be checked without the system; the code tells how it went.
 */
async function readAnew(
  citizen: Guest,
  given: { noticeUrl: string; number: string; queryCode: string },
): Promise<void> {
  const { page } = citizen;
  await page.goto(given.noticeUrl);
  await page.getByRole('link', { name: '看现行版' }).click();
  await page.getByText('此版已更新').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '各版' }).waitFor();
  await page.getByText('版权权属不清，不符合申报条件').first().waitFor();
  await stage.passes(citizen, 'notice-anew');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载名单（JSON）' }).click();
  const checked = execFileSync(process.execPath, [checkList, await (await download).path()], { encoding: 'utf8' });
  assert.match(checked, /2/);
  await page.goto('/objection');
  await page.getByLabel('异议编号').fill(given.number);
  await page.getByLabel('查询码').fill(given.queryCode);
  await button(citizen, '查询').click();
  await page.locator('.case-status').getByText('版权权属不清').first().waitFor();
  await stage.passes(citizen, 'status');
}
