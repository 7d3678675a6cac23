/** A browser in front of a world: people log in by the page, every page is checked as it is passed. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { hashPassword } from '../../src/platform/credentials.ts';
import { aBrowser } from './browser.ts';
import type { Client, World } from '../world/world.ts';

/** Of everybody whom `logIn` lets in. */
export const password = 'Mu-mian-2026-hua';
/** Pictures of the pages passed are kept where JOURNEY_SCREENS says. */
const pictures = process.env.JOURNEY_SCREENS;

/** What passes is not described, and a rule that is never serious not asked: half of axe's time. */
const whatCounts = { resultTypes: ['violations' as const], rules: { region: { enabled: false } } };

export type Stage = Awaited<ReturnType<typeof aStage>>;
export type Guest = { page: Page; context: BrowserContext };

/** The world on a loopback address and one browser; `close` says what went wrong on any page. */
export async function aStage(world: World, journey: string) {
  const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await aBrowser();
  const troubles: string[] = [];
  const pages: Page[] = [];
  let pictured = 0;
  const picture = async (page: Page, name: string) => {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({
      path: path.join(pictures, `${journey}-${String(++pictured).padStart(2, '0')}-${name}.png`),
    });
  };

  /** A person at a window of 1366 × 768; `expects` names refusals the journey itself brings about. */
  const guest = async (expects: RegExp = /^$/): Promise<Guest> => {
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    pages.push(page);
    const note = (text: string) => expects.test(text) || troubles.push(`${new URL(page.url()).pathname}: ${text}`);
    page.on('console', (message) => message.type() === 'error' && note(message.text()));
    page.on('pageerror', (error) => note(error.message));
    return { page, context };
  };

  return {
    address,
    guest,
    /** Goes to the log-in page, types name and password, and arrives at `to`. */
    logIn: async (who: Client, to: string, expects?: RegExp): Promise<Guest> => {
      const loginName = await givePassword(world, who);
      const at = await guest(expects);
      await at.page.goto(`/login?next=${encodeURIComponent(to)}`);
      await at.page.getByLabel('账号').fill(loginName);
      await at.page.getByLabel('密码', { exact: true }).fill(password);
      await at.page.keyboard.press('Enter');
      await at.page.waitForURL((url) => url.pathname === to.split('?')[0]);
      return at;
    },
    /** Axe finds nothing serious on what is shown; a picture is kept when asked for. */
    passes: async ({ page }: Guest, name: string) => {
      await settled(page);
      await picture(page, name);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(whatCounts).analyze();
      for (const { id, impact, nodes } of violations) {
        if (impact === 'serious' || impact === 'critical')
          troubles.push(
            `${name}: ${id} ${nodes
              .map((node) => node.html.slice(0, 160))
              .slice(0, 3)
              .join(' | ')}`,
          );
      }
    },
    close: async () => {
      try {
        for (const page of pages) await picture(page, 'end');
        await browser.close();
      } finally {
        await world.close();
      }
    },
    /** Nothing was said on any console and axe found nothing serious. */
    clean: () => assert.deepEqual(troubles, []),
  };
}

/** No read under way and nothing that still moves. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.bars').first().waitFor({ state: 'detached' });
  await page.evaluate(`Promise.all(
    document.getAnimations()
      .filter((one) => one.effect?.getTiming().iterations !== Infinity)
      .map((one) => one.finished.catch(() => {})),
  ).then(() => {})`);
}

async function givePassword(world: World, who: Client): Promise<string> {
  const { personId } = who.actor as { personId: string };
  const passwordHash = await hashPassword(password);
  await world.arrange(async (tx) => {
    await tx
      .updateTable('persons')
      .set({ passwordHash, passwordChangedAt: world.clock() })
      .where('id', '=', personId)
      .execute();
  });
  return (await world.db.selectFrom('persons').select('loginName').where('id', '=', personId).executeTakeFirstOrThrow())
    .loginName;
}

/** The dialog whose title holds these words. */
export const dialog = ({ page }: Guest, title: string | RegExp): Locator => page.getByRole('dialog', { name: title });
export const button = ({ page }: Guest, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
/** Chooses an option of a select by its label; where it can be searched, types the option first. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label });
  await field.click();
  if (await field.isEditable()) await field.fill(option);
  const page = 'page' in within ? within.page() : within;
  await page.locator('.ant-select-dropdown:visible').getByText(option).first().click();
}
/** Presses Tab until the element has the focus: what cannot be reached so cannot be used without a mouse. */
export async function reach({ page }: Guest, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let i = 0; i < 80; i++) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${target.toString()}`);
}
/** Goes there by Tab and presses a key on it. */
export async function press(at: Guest, target: Locator, key = 'Enter'): Promise<void> {
  await reach(at, target);
  await at.page.keyboard.press(key);
}
