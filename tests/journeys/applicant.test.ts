/**
 * An applicant begins, fills in by hand, seals, checks, hands in, and answers a correction; every page is looked at by
 * axe.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { filledForm } from '../../src/main/demo/apply.ts';
import { sampleAnswers } from '../../src/main/demo/sample-answers.ts';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { applicationsEndpoints as at } from '../../src/modules/applications/endpoints.ts';
import type { ApplicationOut, FilledForm } from '../../src/modules/applications/views.ts';
import type { FormField, FormSection } from '../../src/modules/calls/contract.ts';
import { anOpenCall } from '../world/builders.ts';
import { aWorld, type World } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const title = '岭南灯火';

test('applicant: from the open batch to the receipt, and a correction answered', async () => {
  const world = await aWorld();
  await anOpenCall(world);
  const producer = await world.producer('GD', '珠江示例影视有限公司');
  const clerk = await world.person((await world.unit('GD')).id, ['unit_intake']);
  stage = await aStage(world, 'applicant');
  const applicant = await stage.logIn(producer, '/open-batches');
  const { page } = applicant;

  const id = await begin(applicant);
  const begun = await filledForm(producer, id);
  const answers = answersFor(begun);
  for (const section of begun.form.sections) {
    await page
      .getByRole('navigation', { name: '申请书各节' })
      .getByRole('button', { name: nameOf(section) })
      .click();
    await page.getByRole('heading', { name: nameOf(section) }).waitFor();
    await fillSection(page, { section, answers, options: begun.options });
    await fillSlots(page, begun, section);
    await saved(page);
    if (['team', 'funds', 'pledges'].includes(section.key)) await stage.passes(applicant, section.key);
  }
  await everythingKept(producer.sees(at.detail, { applicationId: id }), answers);

  await handIn(applicant);
  await page.getByRole('heading', { name: '申报材料接收回执' }).waitFor();
  await stage.passes(applicant, 'receipt');
  const submitted = await producer.sees(at.detail, { applicationId: id });
  assert.equal(submitted.state, 'submitted');
  const receipt = await page.locator('main').innerText();
  for (const file of submitted.files) assert.ok(receipt.includes(file.sha256), `${file.name} with its hash`);
  assert.ok(receipt.includes(submitted.number ?? '-') && receipt.includes(submitted.versionCode ?? '-'));

  await correct(applicant, { world, clerk, id });
  await page.goto('/applications');
  await page.getByRole('heading', { name: '我的申报' }).waitFor();
  await stage.passes(applicant, 'own-list');
  assert.equal(await world.audits('application.submit'), 2);
  stage.clean();
});

/** Chooses the first open batch and opens a new dossier by its title. */
async function begin(applicant: Guest): Promise<string> {
  const { page } = applicant;
  await stage.passes(applicant, 'open-batches');
  await button(applicant, '开始填报').first().click();
  const asked = dialog(applicant, '为哪部作品申报');
  await asked.getByLabel('作品名称').fill(title);
  await stage.passes(applicant, 'start');
  await asked.getByRole('button', { name: '开始填报' }).click();
  await page.waitForURL(/\/applications\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await stage.passes(applicant, 'form-begun');
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** 检查全篇, then the seal button, its promise and the act. */
async function handIn(applicant: Guest): Promise<void> {
  const { page } = applicant;
  await button(applicant, '检查全篇').click();
  await page.getByText('没有发现问题，可以提交').waitFor();
  await stage.passes(applicant, 'check');
  await button(applicant, /^提交至.*…$/).click();
  const asked = dialog(applicant, `提交至广东省广播电视局：《${title}》`);
  await asked.getByText('24:00 前可撤回重填').waitFor();
  const seal = asked.getByRole('button', { name: '提交至广东省广播电视局' });
  assert.equal(await seal.isDisabled(), true, 'the promise comes first');
  await asked.getByRole('checkbox').check();
  await stage.passes(applicant, 'confirm');
  await seal.click();
}

type Clerk = Awaited<ReturnType<World['person']>>;
/** The unit names one field; only that one opens, with the reason; old and new stand beside each other. */
async function correct(
  applicant: Guest,
  { world, clerk, id }: { world: World; clerk: Clerk; id: string },
): Promise<void> {
  const { page } = applicant;
  await clerk.does(at.correct, {
    applicationId: id,
    items: [{ field: 'story.oneLine', reason: '请写明主人公与结局' }],
  });
  world.setClock('2026-05-28T12:10:00+08:00');
  await page.goto(`/applications/${id}`);
  await page.getByRole('region', { name: '补正通知' }).getByText('请写明主人公与结局').waitFor();
  await stage.passes(applicant, 'correction');
  assert.equal(await page.getByLabel('主题立意').isDisabled(), true);
  await page.getByLabel('一句话故事').fill('老船长与孙女在骑楼下重修一盏灯，把远行的人一一照回家。');
  await saved(page);
  await page.getByText('待补正 1 处，已改 1 处').waitFor();
  await button(applicant, '检查全篇').click();
  await page.getByRole('table', { name: '补正前后对照' }).getByText('把远行的人一一照回家').waitFor();
  await stage.passes(applicant, 'correction-check');
  await button(applicant, '提交补正…').click();
  const asked = dialog(applicant, '提交补正');
  await asked.getByRole('checkbox').check();
  await asked.getByRole('button', { name: '提交补正' }).click();
  await page.getByText('第 2 版').waitFor();
  const changes = (await clerk.sees(at.detail, { applicationId: id })).changes;
  assert.deepEqual(
    changes.map(({ label, after: now }) => [label, now.slice(0, 3)]),
    [['一句话故事', '老船长']],
  );
  assert.equal(await world.audits('application.correct'), 1);
}

const nameOf = ({ label }: { label: string }): string => label.replace(/^[A-Z]\s+/, '');
const placeOf = (page: Page, path: string): Locator => page.locator(`#f-${path.replace(/[^\w-]+/g, '-')}`);
/** The mark says that the server has everything. */
const saved = (page: Page) => page.locator('.saved').getByText('已保存').waitFor();

const answersFor = (begun: FilledForm): Record<string, unknown> =>
  sampleAnswers(begun.form.sections, {
    title,
    place: '岭南',
    theme: '人间烟火',
    category: 'V4',
    form: 'live_action',
    number: 1,
    options: begun.options,
    contact: { name: '陈珊', phone: '13800000000' },
  });

type Filling = { section: FormSection; answers: Record<string, unknown>; options: FilledForm['options'] };
async function fillSection(page: Page, { section, answers, options }: Filling): Promise<void> {
  for (const field of section.fields) {
    const path = `${section.key}.${field.key}`;
    const value = answers[path];
    if (value === undefined || field.bind?.startsWith('organization.')) continue;
    if (field.kind === 'table')
      await fillTable(page, { field, path, rows: value as Record<string, unknown>[], options });
    else await fillField(page, { field, place: placeOf(page, path), value, options });
  }
}

type OneField = { field: FormField; place: Locator; value: unknown; options: FilledForm['options'] };
async function fillField(page: Page, { field, place, value, options }: OneField): Promise<void> {
  const labelOf = (one: unknown) =>
    (field.options ?? options[field.optionsFrom ?? ''] ?? []).find((option) => option.value === one)?.label ??
    String(one);
  switch (field.kind) {
    case 'money':
      return place.fill(String(Number(value) / 1_000_000));
    case 'date':
      await place.fill(String(value));
      return place.press('Enter');
    case 'yesNo':
      return place.getByText(value ? '是' : '否', { exact: true }).click();
    case 'choice':
      if ((await place.getAttribute('role')) === 'combobox') return choose(page, field.label, labelOf(value));
      return place.getByText(labelOf(value), { exact: true }).click();
    case 'choices':
      for (const one of value as unknown[]) {
        await page.getByRole('group', { name: field.label }).getByLabel(labelOf(one)).check();
      }
      return;
    case 'list':
      return place.fill((value as string[])[0] ?? '');
    default:
      return place.fill(String(value));
  }
}

type Table = { field: FormField; path: string; rows: Record<string, unknown>[]; options: FilledForm['options'] };
async function fillTable(page: Page, { field, path, rows, options }: Table): Promise<void> {
  const table = placeOf(page, path);
  for (const [i, row] of rows.entries()) {
    await table.getByRole('button', { name: /填第一行|增加一行/ }).click();
    for (const column of field.columns ?? []) {
      if (row[column.key] === undefined || row[column.key] === '') continue;
      const place = placeOf(page, `${path}.${i}.${column.key}`);
      const named = { ...column, label: `${field.label} 第 ${i + 1} 行 ${column.label}` };
      await fillField(page, { field: named, place, value: row[column.key], options });
    }
  }
}

/** Every required attachment; the commitment goes in with the code that the system prints on it. */
async function fillSlots(page: Page, { slots }: FilledForm, section: FormSection): Promise<void> {
  for (const slot of slots.filter((one) => one.section === section.key && one.required === true)) {
    const place = placeOf(page, `files.${slot.key}`);
    if (slot.paper === 'commitment') {
      const code = /当前版本码 (\S+?)；/.exec(await place.innerText())?.[1] ?? assert.fail('no version code');
      await place.getByLabel('扫描件页脚的版本码').fill(code);
    }
    const name = `${slot.key}.pdf`;
    await place
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: samplePdf(slot.label) });
    await place.getByRole('link', { name }).waitFor();
  }
}

/** What was typed is what the server has: every answer, by value. */
async function everythingKept(view: Promise<ApplicationOut>, answers: Record<string, unknown>): Promise<void> {
  const kept = Object.fromEntries((await view).answers.map(({ field, value }) => [field, value]));
  for (const [field, value] of Object.entries(answers)) assert.deepEqual(kept[field], typed(value), field);
}

/** A sample answer as a hand types it: one line of a list, nothing where a cell stays empty. */
function typed(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (typeof value[0] === 'string') return value.slice(0, 1);
  return (value as object[]).map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')));
}
