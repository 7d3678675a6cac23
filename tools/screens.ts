// Pictures of every page as its role sees it: `npm run screens -- http://127.0.0.1:8080 [name…]` against a running demo.
import { globSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '../src/main/demo/cast.ts';
import { aBrowser } from '../tests/journeys/browser.ts';
import { type Shot, shots } from './screen-list.ts';
import type { Api } from './screen-paths.ts';

/** The page routes of all modules, as patterns of addresses. */
async function routesOfAll(): Promise<Map<string, RegExp>> {
  const routes = new Map<string, RegExp>();
  for (const file of globSync(path.join(import.meta.dirname, '../src/modules/*/pages/routes.ts')))
    for (const { path: at } of Object.values((await import(file)) as Record<string, { path: string }[]>).flat())
      routes.set(at, new RegExp(`^${at.replace(/\$\w+/g, '[^/]+')}$`));
  return routes;
}

async function logIn(browser: Browser, address: string, login: string | null): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    baseURL: address,
  });
  const page = await context.newPage();
  if (login) {
    const reply = await context.request.post('/api/login', {
      data: { loginName: login, password: demoPassword },
      headers: { 'x-jingwei': '1' },
    });
    if (!reply.ok()) throw new Error(`${login}: ${await reply.text()}`);
  }
  return page;
}

/** Until the page has its heading, nothing is being read any more and no bars stand for what is to come. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached', timeout: 20_000 });
  await page.waitForLoadState('networkidle', { timeout: 8000 }).catch(() => {});
  await page.locator('.bars').first().waitFor({ state: 'detached', timeout: 20_000 });
  await page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => {});
}

async function shoot(page: Page, shot: Shot, folder: string): Promise<void> {
  const api: Api = async (at) => (await page.context().request.get(`/api${at}`)).json();
  const troubles: string[] = [];
  page.removeAllListeners('pageerror').on('pageerror', (error) => troubles.push(error.message));
  const address = typeof shot.path === 'string' ? shot.path : await shot.path(api, page).catch(String);
  if (!address.startsWith('/')) return void process.stdout.write(`${shot.name.padEnd(26)} not taken: ${address}\n`);
  await page.goto(address);
  await settle(page).catch(() => troubles.push('still loading'));
  if (shot.open) {
    const link = page.locator(`main a[href^="${shot.open}"]`).first();
    const href = await link.getAttribute('href', { timeout: 3000 }).catch(() => null);
    if (href) await page.goto(href);
    else troubles.push('no link');
    await settle(page).catch(() => troubles.push('still loading'));
  }
  if ((await page.locator('h1').count()) === 0) troubles.push('no heading');
  await page.screenshot({ path: path.join(folder, `${shot.name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
  process.stdout.write(`${shot.name.padEnd(26)} ${serious.join(' ') || 'ok'} ${troubles.join(' | ')}\n`);
}

if (import.meta.main) {
  const [address = 'http://127.0.0.1:8080', ...names] = process.argv.slice(2);
  const folder = path.resolve(process.env.SCREENS ?? path.join(import.meta.dirname, '../docs/screens'));
  mkdirSync(folder, { recursive: true });
  const browser = await aBrowser();
  const wanted = shots.filter(({ name }) => names.length === 0 || names.some((one) => name.includes(one)));
  const unseen = await routesOfAll();
  for (const [login, list] of Map.groupBy(wanted, ({ as }) => as)) {
    const page = await logIn(browser, address, login);
    for (const shot of list) {
      await shoot(page, shot, folder);
      for (const [route, pattern] of unseen) if (pattern.test(new URL(page.url()).pathname)) unseen.delete(route);
    }
    await page.context().close();
  }
  await browser.close();
  if (names.length === 0) for (const route of unseen.keys()) process.stdout.write(`no picture of ${route}\n`);
}
