/** A platform's ledgers every way in by the page: typed, pasted, by workbook with a wrong cell, by signed package; the format moves on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import ExcelJS from 'exceljs';
import { ledgersEndpoints as at } from '../../src/modules/ledgers/endpoints.ts';
import { creationCsv } from '../world/ledger-texts.ts';
import { aKey, aPackage, aPlatform, openedPeriods, type Platform } from '../world/ledgers.ts';
import { aWorld } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('a platform reports its ledgers by page, workbook and package; the office adds a column', async () => {
  const world = await aWorld();
  const platform = await aPlatform(world, { name: '岭南示例视听平台' });
  await openedPeriods(world, '2026-06-10');
  const nation = await world.person(world.national, ['national_officer']);
  stage = await aStage(world, 'ledgers');
  const operator = await stage.logIn(platform.operator, '/ledgers', /422/); // the broken package
  await operator.page.getByText('创作台账还没有记录').waitFor();
  await stage.passes(operator, 'empty');
  await typeOne(operator);
  await pasteSome(operator);
  await byWorkbook(operator, platform);
  await byPackage(operator, platform);
  const standing = await platform.operator.sees(at.list, { kind: 'creation' } as never);
  assert.deepEqual(
    standing.rows.map(({ key, version }) => `${key}.${version}`),
    ['A-1.2', 'A-2.1', 'A-3.1', 'P-1.1'],
  );
  await addColumn(await stage.logIn(nation, '/ledgers/formats'));
  assert.equal(await world.audits('ledger_format.publish'), 1);
  const clerk = await stage.logIn(platform.clerk, '/ledgers/receipts');
  await clerk.page.getByText('岭南示例视听平台').first().waitFor();
  await stage.passes(clerk, 'receipts');
  stage.clean();
});

async function typeOne(operator: Guest): Promise<void> {
  const { page } = operator;
  await button(operator, '新增记录').click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/^编号/).fill('A-1');
  await form.getByLabel(/^作品名称/).fill('侨批');
  await choose(form, '级别', '平台级');
  await form.getByLabel(/^制作机构/).fill('示例影视');
  await choose(form, '阶段', '剧本创作');
  await stage.passes(operator, 'new-record');
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByText('《侨批》').first().waitFor();
  await stage.passes(operator, 'one-record');
}

/** Two rows as a spreadsheet copies them, the second with a level that does not exist. */
async function pasteSome(operator: Guest): Promise<void> {
  const { page } = operator;
  await button(operator, '粘贴录入').click();
  const sheet = page.getByRole('dialog', { name: '粘贴录入' });
  const copied = 'A-2\t骑楼人家\t\t\t平台级\t示例影视\nA-3\t珠江来信\t\t\t特级\t示例影视\n';
  await sheet.getByLabel('第 1 行 编号').focus();
  await page.evaluate(
    `(() => { const copied = new DataTransfer(); copied.setData('text/plain', ${JSON.stringify(copied)});
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true })); })()`,
  );
  await sheet.getByLabel('第 1 行 阶段', { exact: true }).fill('拍摄制作');
  await sheet.getByLabel('第 2 行 阶段', { exact: true }).fill('剧本创作');
  await button(operator, '保存 2 条').click();
  await sheet.getByText('第 2 行“级别”：只能填', { exact: false }).waitFor();
  await stage.passes(operator, 'pasted-wrong');
  await sheet.getByLabel('第 2 行 级别').fill('省级');
  await button(operator, '保存 2 条').click();
  await page.getByText('《珠江来信》').first().waitFor();
}

/** The template of the period with these cells of the first record. */
async function filled(platform: Platform, cells: Record<string, string>): Promise<Buffer> {
  const template = await platform.operator.get(at.template, { kind: 'creation', period: '2026-06-H1' });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(template.bytes as never);
  const sheet = book.getWorksheet('台账') as ExcelJS.Worksheet;
  sheet.getRow(3).eachCell((cell, column) => {
    const value = cells[String(cell.value).replace(/[*（].*$/, '')];
    if (value !== undefined) sheet.getRow(4).getCell(column).value = value;
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function send(operator: Guest, buffer: Buffer): Promise<void> {
  const { page } = operator;
  await button(operator, '导入表格').click();
  const asking = dialog(operator, '导入创作台账');
  await asking.locator('input[type=file]').setInputFiles({ name: '创作台账.xlsx', mimeType: workbook, buffer });
  await asking.getByRole('button', { name: '读入并核对' }).click();
  await page.waitForURL(/\/ledgers\/imports\//);
}

async function byWorkbook(operator: Guest, platform: Platform): Promise<void> {
  const { page } = operator;
  await send(operator, await filled(platform, { 阶段: '杀青' }));
  await page.getByText('错误 1 处，整表未导入').waitFor();
  await page.getByRole('cell', { name: '杀青' }).waitFor();
  await stage.passes(operator, 'workbook-wrong');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载标出错误的原表' }).click();
  const marked = new ExcelJS.Workbook();
  await marked.xlsx.load(readFileSync(await (await download).path()) as never);
  const notes: string[] = [];
  marked.getWorksheet('台账')?.eachRow((row) => row.eachCell((cell) => void (cell.note && notes.push(cell.address))));
  assert.equal(notes.length, 1, 'the wrong cell carries a note');
  await page.getByRole('link', { name: '返回台账' }).click();
  await send(operator, await filled(platform, { 阶段: '拍摄制作' }));
  await page.getByText('新增 0 · 修改 1 · 无变化 2 · 错误 0').waitFor();
  await stage.passes(operator, 'workbook-right');
  await button(operator, /^导入/).click();
  await page.getByRole('heading', { name: '台账', exact: true }).waitFor();
}

async function byPackage(operator: Guest, platform: Platform): Promise<void> {
  const { page } = operator;
  const key = await aKey(platform);
  const made = aPackage(platform, key, { data: { creation: creationCsv([{ key: 'P-1', title: '西关小姐' }]) } });
  const broken = Buffer.from(made.bytes);
  broken[120] = (broken[120] ?? 0) ^ 1;
  await button(operator, '发送报送包').click();
  const asking = dialog(operator, '发送报送包');
  const put = async (buffer: Buffer) => {
    await asking.locator('input[type=file]').setInputFiles({ name: made.name, mimeType: 'application/zip', buffer });
    await asking.getByRole('button', { name: '核验并接收' }).click();
  };
  await put(broken);
  await asking.getByText('报送包未被接收，内容没有进入台账').waitFor();
  await stage.passes(operator, 'package-refused');
  await put(made.bytes);
  await page.waitForURL(/\/ledgers\/receipts\//);
  await page.getByText('示例密钥').waitFor();
  await stage.passes(operator, 'receipt');
}

async function addColumn(officer: Guest): Promise<void> {
  const { page } = officer;
  await button(officer, '编制新版').click();
  await page.getByLabel('第 20 行 名称').fill('说明');
  await button(officer, '增加一行').click();
  await page.getByLabel('第 21 行 字段代码').fill('mood');
  await page.getByLabel('第 21 行 名称').fill('基调');
  await button(officer, '试排').click();
  await page.getByText('新版号 2.1', { exact: false }).waitFor();
  await stage.passes(officer, 'format-trial');
  await page.getByRole('button', { name: '移除第 7 行' }).click();
  await button(officer, '试排').click();
  await page.getByText('新版号 3.0', { exact: false }).waitFor();
  await stage.passes(officer, 'format-dropped');
  await button(officer, '发布新版…').click();
  const asking = dialog(officer, /^发布创作台账/);
  await asking.getByLabel(/^自何时起/).fill('2026-07-01');
  await page.keyboard.press('Enter');
  await asking.getByLabel(/^改了什么/).fill('增设基调，取消类别');
  await asking.getByRole('button', { name: '发布' }).click();
  await page.getByText('格式 3.0（待生效，自 2026-07-01 起）').waitFor();
  await stage.passes(officer, 'formats');
}
