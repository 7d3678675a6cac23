/** A producer registers, is verified by its bureau, fills in an application with a colleague and hands it in. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { filledForm } from '../../src/main/demo/apply.ts';
import { sampleAnswers } from '../../src/main/demo/sample-answers.ts';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { applicationsEndpoints as at } from '../../src/modules/applications/endpoints.ts';
import { creditCodeCheck } from '../../src/modules/organizations/rules.ts';
import { anOpenCall } from '../world/builders.ts';
import { aWorld, type Client, type World } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const name = '岭南青禾示例影视有限公司';
const password = 'Qing-he-2026-yu';
const code = '91440101MA5TETAXK';
const creditCode = `${code}${creditCodeCheck(code)}`;
const title = '骑楼下的第三代';
const mine = '十三行后人阿岚守着一间修表铺，也守着一条街的记性';

test('applicant: from registration to the receipt, with a colleague writing in the same field', async () => {
  const world = await aWorld();
  stage = await aStage(world, 'registration');
  await anOpenCall(world);
  const unit = await world.unit('GD');
  // a field written by two and a scan of another version are refused: the browser notes both
  const applicant = await stage.guest(/status of (409|422)/);
  await register(applicant);
  const clerk = await world.person(unit.id, ['unit_admin', 'unit_intake'], '黄受理');
  await verify(await stage.logIn(clerk, '/organizations'));

  const id = await begin(applicant);
  const colleague = await aColleague(world);
  await clash(applicant, { colleague, id });
  await fillRest(colleague, id);
  await attachCommitment(applicant, { colleague, id });
  await submit(applicant);

  const application = await world.db
    .selectFrom('applications')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.deepEqual([application.state, application.number, application.edition], ['submitted', '2026-01-0001', 1]);
  const { answers } = await colleague.sees(at.detail, { applicationId: id });
  assert.equal(answers.find((one) => one.field === 'story.oneLine')?.value, mine);
  for (const act of ['organization.verify', 'application.start', 'application.submit'])
    assert.equal(await world.audits(act), 1, act);
  stage.clean();
});

/** The code's mistake is said as it is typed, with its reason; corrected, its region is named. */
async function register(applicant: Guest): Promise<void> {
  const { page } = applicant;
  await page.goto('/register');
  await page.getByLabel('机构名称').fill(name);
  await page.getByLabel('统一社会信用代码').fill(`${code}${creditCode.endsWith('0') ? '1' : '0'}`);
  await page.getByText(/校验码不符：按前 17 位应为/).waitFor();
  await stage.passes(applicant, 'wrong-code');
  await page.getByLabel('统一社会信用代码').fill(creditCode);
  await page.getByText('校验通过，登记地广东').waitFor();
  await page.getByRole('radio', { name: '广播电视节目制作经营机构' }).check();
  await choose(page, '许可证种类', '广播电视节目制作经营许可证');
  await page.getByLabel('许可证编号').fill('（粤）字第01234号');
  await page.getByLabel('许可证起始日').fill('2025-04-01');
  await page.getByLabel('许可证截止日').fill('2027-03-31');
  await choose(page, '所在地', '广东');
  await page.getByLabel('法定代表人').fill('林青禾');
  await page.getByLabel('联系人').fill('陈珊');
  await page.getByLabel('联系电话').fill('13800000000');
  await page.getByLabel('登录名').fill('qinghe');
  await page.getByLabel('姓名').fill('陈珊');
  await page.getByLabel(/^密码/).first().fill(password);
  await stage.passes(applicant, 'filled');
  await button(applicant, '注册并提交核验').click();
  await page.getByText('已注册，等待主管单位核验').waitFor();
  await stage.passes(applicant, 'registered');
  await page.getByRole('link', { name: '去登录' }).click();
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/workbench/);
  await stage.passes(applicant, 'workbench');
}

async function verify(unit: Guest): Promise<void> {
  const { page } = unit;
  await page.getByRole('link', { name }).waitFor();
  await stage.passes(unit, 'organizations');
  await page.getByRole('link', { name }).click();
  await button(unit, '核验通过…').click();
  const asked = dialog(unit, /核验通过/);
  await stage.passes(unit, 'verify-effect');
  await asked.getByRole('button', { name: '核验通过' }).click();
  await page.getByText('已核验').first().waitFor();
}

async function begin(applicant: Guest): Promise<string> {
  const { page } = applicant;
  await page.goto('/open-batches');
  await button(applicant, '开始填报').first().click();
  const asked = dialog(applicant, /为哪部作品申报/);
  await asked.getByLabel('作品名称').fill(title);
  await stage.passes(applicant, 'start');
  await asked.getByRole('button', { name: '开始填报' }).click();
  await page.waitForURL(/\/applications\/[0-9a-f-]{36}/);
  await stage.passes(applicant, 'form');
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

async function aColleague(world: World): Promise<Client> {
  const own = await world.db
    .selectFrom('organizations')
    .select('id')
    .where('creditCode', '=', creditCode)
    .executeTakeFirstOrThrow();
  return world.person(own.id, ['producer_editor'], '王同事');
}

type Together = { colleague: Client; id: string };

/** Both write in one field: both texts stand side by side until one is chosen. */
async function clash(applicant: Guest, { colleague, id }: Together): Promise<void> {
  const { page } = applicant;
  await page
    .getByRole('navigation', { name: '申请书各节' })
    .getByRole('button', { name: /作品内容/ })
    .click();
  const field = page.getByLabel('一句话故事');
  await field.fill('修表铺的故事');
  await page.getByText(/^已保存/).waitFor();
  const { answers } = await colleague.sees(at.detail, { applicationId: id });
  const seen = answers.find((one) => one.field === 'story.oneLine')?.version ?? 0;
  const theirs = { field: 'story.oneLine', value: '一间修表铺的三代人', seen };
  await colleague.does(at.save, { applicationId: id, answers: [theirs] });
  await field.fill(mine);
  const asked = dialog(applicant, /刚刚被 王同事 改过/);
  await asked.getByText('一间修表铺的三代人').waitFor();
  await stage.passes(applicant, 'clash');
  await asked.getByRole('button', { name: '用我的' }).click();
  await asked.waitFor({ state: 'detached' });
  await page.getByText(/^已保存/).waitFor();
}

/** The colleague answers every other question and fills every required slot but the commitment. */
async function fillRest(colleague: Client, applicationId: string): Promise<void> {
  const begun = await filledForm(colleague, applicationId);
  const filled = sampleAnswers(begun.form.sections, {
    title,
    place: '岭南',
    theme: '人间烟火',
    category: 'V4',
    form: 'live_action',
    number: 1,
    options: begun.options,
    contact: { name: '陈珊', phone: '13800000000' },
  });
  const seen = new Map(begun.answers.map((one) => [one.field, one.version]));
  const answers = Object.entries(filled)
    .filter(([field]) => field !== 'story.oneLine')
    .map(([field, value]) => ({ field, value, seen: seen.get(field) ?? 0 }));
  await colleague.does(at.save, { applicationId, answers });
  for (const slot of begun.slots.filter((one) => one.required === true && one.paper !== 'commitment')) {
    const uploadId = await colleague.upload(`${slot.label}.pdf`, samplePdf(slot.label));
    await colleague.does(at.attach, { applicationId, slot: slot.key, uploadId });
  }
}

/** The scan is refused under another version's code and taken under the present one. */
async function attachCommitment(applicant: Guest, { colleague, id }: Together): Promise<void> {
  const { page } = applicant;
  await page.reload();
  await page
    .getByRole('navigation', { name: '申请书各节' })
    .getByRole('button', { name: /申报承诺/ })
    .click();
  const scan = { name: '承诺书扫描件.pdf', mimeType: 'application/pdf', buffer: samplePdf('版权承诺书') };
  const typed = page.getByLabel('扫描件页脚的版本码');
  await typed.fill('ZZZZ-9999-v1');
  await page.locator('input[type=file]').last().setInputFiles(scan);
  await page.getByRole('alert').filter({ hasText: '版本码' }).first().waitFor();
  await stage.passes(applicant, 'commitment-wrong');
  const { commitmentVersion } = await colleague.sees(at.detail, { applicationId: id });
  await typed.fill(commitmentVersion ?? '');
  await page.locator('input[type=file]').last().setInputFiles(scan);
  await button(applicant, '查看 承诺书扫描件.pdf').waitFor();
  await stage.passes(applicant, 'commitment');
}

async function submit(applicant: Guest): Promise<void> {
  const { page } = applicant;
  await button(applicant, '检查全篇').click();
  await page.getByText('没有发现问题，可以提交').waitFor();
  await stage.passes(applicant, 'check');
  await button(applicant, /^提交至.*…$/).click();
  const asked = dialog(applicant, /提交至/);
  const act = asked.getByRole('button', { name: /^提交至/ });
  assert.equal(await act.isDisabled(), true);
  await asked.getByRole('checkbox').check();
  await stage.passes(applicant, 'submit-effect');
  await act.click();
  await page.waitForURL(/\/receipt$/);
  await page.getByText('2026-01-0001').first().waitFor();
  await stage.passes(applicant, 'receipt');
}
