/** The parts in a real browser under the production content policy: axe, zoom, keys, confirm, log-in, off line. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { aBrowser } from '../journeys/browser.ts';
import { galleryServer } from './gallery-server.ts';

let folder: string;
let browser: Browser;
let server: Awaited<ReturnType<typeof galleryServer>>;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jingwei-gallery-'));
  await build({ mode: 'gallery', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  server = await galleryServer(folder);
  browser = await aBrowser();
});
after(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
});

/** What passes is not described: that is most of axe’s time on so long a page. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

type Look = { width?: number; height?: number; display?: Record<string, unknown> };

async function opened(address: string, { width = 1366, height = 768, display }: Look = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (one) => ['error', 'warning'].includes(one.type()) && complaints.push(one.text()));
  page.on('pageerror', (fault) => complaints.push(fault.message));
  if (display) await page.addInitScript(`localStorage.setItem('jingwei.display', '${JSON.stringify(display)}')`);
  await page.goto(server.url + address);
  await page.locator('h1').first().waitFor();
  return { page, complaints };
}
const close = (page: Page) => page.context().close();

const looks: [string, string, Look][] = [
  ['on a desk screen', '/gallery', {}],
  ['at 200 % zoom', '/gallery', { width: 683, height: 384 }],
  ['with 大字 200 %', '/gallery', { display: { textSize: 200 } }],
  ['in 高对比', '/gallery', { display: { contrast: true } }],
  ['in 简洁', '/gallery', { display: { plain: true } }],
  ['in a past batch', '/gallery?batch=b2', {}],
  ['on the public side', '/gallery/public', {}],
  ['on the public side at 200 % zoom', '/gallery/public', { width: 683, height: 384 }],
  ['where there is no page', '/nowhere', {}],
];
for (const [name, address, look] of looks) {
  test(`${name} axe finds nothing, the console is silent, nothing scrolls sideways`, async () => {
    const { page, complaints } = await opened(address, look);
    const { violations } = await axe(page).analyze();
    assert.deepEqual(
      violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`),
      [],
    );
    const [wide, window] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
      number,
      number,
    ];
    assert.ok(wide <= window, `${wide} of ${window} pixels`);
    assert.deepEqual(complaints, []);
    await close(page);
  });
}

test('an act with effect asks first, starts on 返回 and waits for the tick', async () => {
  const { page } = await opened('/gallery');
  await page.getByRole('button', { name: '用印并报送…' }).click();
  const dialog = page.getByRole('dialog', { name: '用印并报送 5 部推荐作品' });
  const back = dialog.getByRole('button', { name: '返回' });
  await back.waitFor();
  await page.waitForFunction("document.activeElement?.textContent === '返回'");
  const seal = dialog.getByRole('button', { name: '用印并报送 5 部' });
  assert.equal(await seal.isDisabled(), true);
  await dialog.getByLabel('我已核对推荐函与 5 份意见').check();
  assert.equal(await seal.isDisabled(), false);
  const { violations } = await axe(page).include('.ant-modal').analyze();
  assert.deepEqual(
    violations.map((one) => one.id),
    [],
  );
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.deepEqual(server.state.keys, []);
  await close(page);
});

test('a session that ends asks for the password in place and the act goes on under the same key', async () => {
  const { page } = await opened('/gallery');
  server.state.keys.length = 0;
  server.state.expired = true;
  await page.getByLabel('作品名称').first().fill('没有发出的字');
  await page.getByRole('button', { name: '用印并报送…' }).click();
  await page.getByLabel('我已核对推荐函与 5 份意见').check();
  await page.getByRole('button', { name: '用印并报送 5 部' }).click();
  const again = page.getByRole('dialog', { name: '请重新输入密码' });
  await again.getByLabel('账号').fill('zhoumin');
  await again.getByLabel('密码').fill('密码');
  await again.getByRole('button', { name: '继续' }).click();
  await again.waitFor({ state: 'hidden' });
  await page.getByRole('dialog', { name: '用印并报送 5 部推荐作品' }).waitFor({ state: 'hidden' });
  assert.equal(server.state.keys.length, 2);
  assert.equal(new Set(server.state.keys).size, 1);
  assert.equal(await page.getByLabel('作品名称').first().inputValue(), '没有发出的字');
  await close(page);
});

test('over a new build the page stays with what was typed, says so, and goes over when asked', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.route(/chart-canvas[^/]*\.js/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${server.url}/gallery`);
  const banner = page.getByRole('status').filter({ hasText: '系统已更新' });
  await banner.waitFor();
  const title = page.getByLabel('作品名称').first();
  await title.fill('还没保存的字');
  await page.getByText('这一处要换到新版后才能打开').first().waitFor();
  assert.equal(await title.inputValue(), '还没保存的字');
  await page.unroute(/chart-canvas[^/]*\.js/);
  await Promise.all([page.waitForEvent('load'), banner.getByRole('button', { name: '换到新版' }).click()]);
  await title.waitFor();
  assert.equal(await banner.count(), 0);
  await context.close();
});

test('a refusal stands above the form and at its field, tied to it', async () => {
  const { page } = await opened('/gallery');
  const form = page.locator('form.act-form');
  await form.getByRole('button', { name: '保存' }).click();
  const wrong = form.locator('.field-error');
  await wrong.getByText('必填').waitFor();
  await form.getByLabel('资金使用说明').fill('太短');
  await form.getByRole('button', { name: '保存' }).click();
  await wrong.getByText('不少于30字').waitFor();
  await form
    .getByLabel('资金使用说明')
    .fill('扶持资金全部用于拍摄与后期，其中方言配音与无障碍字幕十二万元，其余按进度到位。');
  await form.getByRole('button', { name: '保存' }).click();
  await form.getByRole('alert').getByText('同名作品已在第二批申报').waitFor();
  const title = form.getByLabel('作品名称');
  assert.equal(await title.getAttribute('aria-invalid'), 'true');
  const described = (await title.getAttribute('aria-describedby')) ?? '';
  assert.match(
    (await page
      .locator(`#${described.split(' ').pop()}`)
      .first()
      .textContent()) ?? '',
    /同名作品已在第二批申报/,
  );
  await close(page);
});

test('keys work on the page and never inside a field', async () => {
  const { page } = await opened('/gallery');
  await page.keyboard.press('j');
  assert.equal(await page.locator('tr.row-on').count(), 1);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('示例机构 01').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('/');
  await page.keyboard.type('jk?');
  assert.equal(await page.getByLabel('搜索作品、单位、编号').inputValue(), 'jk?');
  assert.equal(await page.getByText('全部按键').locator('visible=true').count(), 1);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '页面、最近、搜索' }).fill('待办');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/todo');
  await close(page);
});

test('filters stand in the address, chips take them away, the batch stays', async () => {
  const { page } = await opened('/gallery?batch=b2&state=warn&q=侨批');
  await page.getByText('历史批次，只读').waitFor();
  await page.getByRole('button', { name: '去掉 状态：待补正' }).click();
  await page.waitForURL((url) => !url.searchParams.has('state'));
  assert.equal(new URL(page.url()).searchParams.get('q'), '侨批');
  assert.equal(new URL(page.url()).searchParams.get('batch'), 'b2');
  await page.getByRole('link', { name: '待办中心' }).click();
  await page.waitForURL('**/todo?batch=b2');
  await close(page);
});

test('without the server the page says so, keeps what is written, and goes on when it is back', async () => {
  const { page } = await opened('/gallery');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '用印并报送…' }).click();
  await page.getByLabel('我已核对推荐函与 5 份意见').check();
  await page.getByRole('button', { name: '用印并报送 5 部' }).click();
  await page.getByRole('dialog').getByText('没有连上服务器').waitFor();
  await page.keyboard.press('Escape');
  const banner = page.getByText('已离线，未保存的内容保留在本机');
  await banner.waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '现在重试' }).click();
  await banner.waitFor({ state: 'hidden' });
  await close(page);
});

test('what is typed is saved after a rest, kept here off line, and offered on the next visit', async () => {
  const { page } = await opened('/gallery');
  const title = page.getByLabel('作品名称').first();
  await title.fill('侨批');
  await page
    .getByText(/已保存 \d\d:\d\d:\d\d/)
    .first()
    .waitFor();
  await page.context().setOffline(true);
  await title.fill('侨批·归来');
  await page.getByText('离线，已存本机').waitFor();
  await page.context().setOffline(false);
  await page.goto(`${server.url}/nowhere`); // the page is left before the knock gets through
  await page.goto(`${server.url}/gallery`);
  await page.getByRole('button', { name: '用它继续' }).click();
  assert.equal(await page.getByLabel('作品名称').first().inputValue(), '侨批·归来');
  await close(page);
});

test('a file goes up in pieces into its slot; a wrong one is refused with the reason', async () => {
  const { page } = await opened('/gallery');
  const slot = page.locator('.slot').first();
  const chooser = slot.locator('input[type=file]');
  await chooser.setInputFiles({ name: '报告.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('x') });
  await slot.getByText('“报告.exe”不是 .pdf 文件').waitFor();
  await chooser.setInputFiles({
    name: '报告.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.alloc(9 * 1024 * 1024, 7),
  });
  await slot.getByText('已收到').waitFor();
  await slot.getByText('9.0 MB').waitFor();
  const other = page.locator('.slot').nth(1);
  await other
    .locator('input[type=file]')
    .setInputFiles({ name: '坏.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await other.getByRole('alert').getByText('文件已损坏，打不开').waitFor();
  await close(page);
});

test('with large text a menu opens at its button', async () => {
  const { page } = await opened('/gallery', { display: { textSize: 150 } });
  const button = page.getByRole('button', { name: /周敏/ });
  await button.click();
  const menu = page.getByRole('menu').filter({ hasText: '修改密码' });
  await menu.waitFor();
  await menu.getByText('退出').click({ trial: true }); // waits until it has stopped moving
  const [a, b] = [await button.boundingBox(), await menu.boundingBox()];
  assert.ok(a && b && Math.abs(b.y - (a.y + a.height)) < 16, JSON.stringify([a, b]));
  assert.ok(b.x < a.x + a.width && b.x + b.width > a.x && b.x + b.width <= 1366, JSON.stringify([a, b]));
  await close(page);
});

test('paper shows the notice without the frame', async () => {
  const { page } = await opened('/gallery/public', { width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  for (const name of ['栏目', '站点工具']) assert.equal(await page.getByLabel(name).isVisible(), false);
  assert.equal(await page.getByText('本件与系统版本一致').isVisible(), true);
  assert.equal(await page.getByRole('row').count(), 9);
  await close(page);
});
