// Pictures of every page as its role sees it: `npm run screens -- http://127.0.0.1:8080 [name…]` against a running demo.
import { globSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '../src/main/demo/cast.ts';
import { aBrowser } from '../tests/journeys/browser.ts';

type Api = (path: string) => Promise<Record<string, never>>;
/** With `open`, the first link of the page at `path` that begins so is followed. */
type Shot = { name: string; as: string | null; path: string | ((api: Api) => Promise<string>); open?: string };
type Rows = { rows: { id: string; state?: string; listId?: string | null }[] };

const first = (reply: unknown, fits: (row: Rows['rows'][number]) => boolean = () => true): string =>
  (reply as Rows).rows.find(fits)?.id ?? 'none';
const project = (tab: string) => async (api: Api) => `/projects/${first(await api('/projects?level=national'))}${tab}`;
/** The list of decisions of the first batch. */
const decisionList = async (api: Api) => {
  const { batches } = (await api('/frame')) as { batches?: { id: string }[] };
  const { list } = (await api(`/review/batches/${batches?.[0]?.id}/rounds`)) as { list?: { id: string } };
  return `/review/decision-lists/${list?.id}`;
};
/** A page of the first round of the first batch. */
const round = (page: string) => async (api: Api) => {
  const { batches } = (await api('/frame')) as { batches?: { id: string }[] };
  const { rounds } = (await api(`/review/batches/${batches?.[0]?.id}/rounds`)) as { rounds?: { id: string }[] };
  return `/review/rounds/${rounds?.[0]?.id}${page}`;
};
const application = (state: string) => async (api: Api) =>
  `/applications/${first(await api(`/applications?state=${state}`))}`;

/** Each page once for the role that works there. */
export const shots: readonly Shot[] = [
  { name: 'public-home', as: null, path: '/' },
  { name: 'login', as: null, path: '/login' },
  { name: 'register', as: null, path: '/register' },
  { name: 'producer-workbench', as: 'gd-jigou1', path: '/workbench' },
  { name: 'producer-applications', as: 'gd-jigou1', path: '/applications' },
  { name: 'producer-open-batches', as: 'gd-jigou1', path: '/open-batches' },
  { name: 'producer-form', as: 'gd-jigou1', path: application('draft') },
  { name: 'producer-organization', as: 'gd-jigou1', path: '/organization' },
  { name: 'producer-works', as: 'gd-jigou1', path: '/works' },
  { name: 'intake-workbench', as: 'gd-shouli', path: '/workbench' },
  { name: 'intake-list', as: 'gd-shouli', path: '/applications' },
  { name: 'intake-application', as: 'gd-shouli', path: application('submitted') },
  { name: 'secretary-first-review', as: 'gd-chuping', path: '/first-review' },
  { name: 'secretary-board', as: 'gd-chuping', path: '/recommendations' },
  { name: 'leader-workbench', as: 'gd-qianfa', path: '/workbench' },
  { name: 'officer-workbench', as: 'zongju', path: '/workbench' },
  { name: 'officer-todo', as: 'zongju', path: '/todo' },
  { name: 'officer-applications', as: 'zongju', path: '/applications' },
  { name: 'officer-works', as: 'zongju', path: '/works' },
  { name: 'officer-arrivals', as: 'zongju', path: '/recommendations/arrivals' },
  { name: 'officer-review', as: 'zongju', path: '/review/rounds' },
  { name: 'officer-experts', as: 'zongju', path: '/experts' },
  { name: 'officer-organizations', as: 'zongju', path: '/organizations' },
  { name: 'officer-search', as: 'zongju', path: '/search?q=岭南' },
  { name: 'officer-outbox', as: 'zongju', path: '/outbox' },
  { name: 'officer-calls', as: 'zongju', path: '/manage/calls' },
  { name: 'officer-quotas', as: 'zongju', path: '/quotas' },
  { name: 'officer-plan', as: 'zongju', path: '/plans' },
  { name: 'officer-calendar', as: 'zongju', path: '/calendar' },
  { name: 'officer-classes', as: 'zongju', path: '/rules' },
  { name: 'officer-decisions', as: 'zongju', path: '/review/decision-lists' },
  { name: 'officer-publicity', as: 'zongju', path: '/manage/publicity' },
  { name: 'public-publicity', as: null, path: '/publicity' },
  { name: 'public-results', as: null, path: '/results' },
  { name: 'public-objection', as: null, path: '/objection' },
  { name: 'public-calls', as: null, path: '/calls' },
  {
    name: 'producer-receipt',
    as: 'gd-jigou1',
    path: async (api) => `${await application('submitted,accepted,recommended,selected')(api)}/receipt`,
  },
  { name: 'reviewer-first-review', as: 'gd-pingwei1', path: '/first-review' },
  { name: 'unit-quota', as: 'gd-qianfa', path: '/quota' },
  { name: 'expert-seats', as: 'zhuanjia1', path: '/review/desk' },
  { name: 'handler-cases', as: 'yiyi', path: '/objections' },
  { name: 'admin-jobs', as: 'admin', path: '/jobs' },
  { name: 'expert-workbench', as: 'zhuanjia1', path: '/workbench' },
  { name: 'handler-workbench', as: 'yiyi', path: '/workbench' },
  { name: 'auditor-audit', as: 'shenji', path: '/audit' },
  { name: 'admin-people', as: 'admin', path: '/people' },
  { name: 'security-settings', as: 'anquan', path: '/security/settings' },
  { name: 'security-log', as: 'anquan', path: '/security/log' },
  { name: 'officer-projects', as: 'zongju', path: '/projects' },
  { name: 'officer-project', as: 'zongju', path: project('') },
  { name: 'officer-project-milestones', as: 'zongju', path: project('/milestones') },
  { name: 'officer-project-guidance', as: 'zongju', path: project('/guidance') },
  { name: 'officer-project-agreement', as: 'zongju', path: project('/agreement') },
  { name: 'officer-project-money', as: 'zongju', path: project('/money') },
  { name: 'officer-project-acceptance', as: 'zongju', path: project('/acceptance') },
  { name: 'officer-agreements', as: 'zongju', path: '/agreements' },
  { name: 'officer-acceptance', as: 'zongju', path: '/acceptance' },
  { name: 'finance-workbench', as: 'caiwu1', path: '/workbench' },
  { name: 'finance-payments', as: 'caiwu1', path: '/payments' },
  { name: 'finance-batches', as: 'caiwu1', path: '/payments/batches' },
  { name: 'finance-funds', as: 'caiwu1', path: '/funds' },
  { name: 'finance-fund', as: 'caiwu1', path: async (api) => `/funds/${first(await api('/funds'))}` },
  { name: 'finance-recoveries', as: 'caiwu1', path: '/recoveries' },
  { name: 'producer-project', as: 'gd-jigou1', path: project('') },
  { name: 'producer-project-agreement', as: 'gd-jigou1', path: project('/agreement') },
  { name: 'producer-payee-accounts', as: 'gd-jigou1', path: '/payee-accounts' },
  { name: 'public-notices', as: null, path: '/notices' },
  { name: 'public-notice', as: null, path: '/notices', open: '/notices/' },
  { name: 'public-call', as: null, path: '/calls', open: '/calls/' },
  { name: 'public-selected-works', as: null, path: '/selected-works' },
  { name: 'account-password', as: 'gd-jigou1', path: '/account/password' },
  { name: 'account-sessions', as: 'gd-jigou1', path: '/account/sessions' },
  { name: 'account-totp', as: 'gd-jigou1', path: '/account/totp' },
  { name: 'messages', as: 'gd-jigou1', path: '/messages' },
  { name: 'producer-projects', as: 'gd-jigou1', path: '/projects' },
  { name: 'producer-signing-keys', as: 'gd-jigou1', path: '/signing-keys' },
  { name: 'producer-work', as: 'gd-jigou1', path: '/works', open: '/works/' },
  { name: 'intake-report', as: 'gd-shouli', path: '/reports' },
  { name: 'intake-entered-projects', as: 'gd-shouli', path: '/entered-projects' },
  { name: 'intake-documents', as: 'gd-shouli', path: '/documents' },
  { name: 'reviewer-sheet', as: 'gd-pingwei1', path: '/first-review', open: '/first-review/sheets/' },
  { name: 'officer-acceptance-case', as: 'zongju', path: '/acceptance', open: '/projects/' },
  { name: 'officer-checklist', as: 'zongju', path: '/acceptance/checklist' },
  { name: 'officer-templates', as: 'zongju', path: '/agreement-templates' },
  { name: 'officer-template', as: 'zongju', path: '/agreement-templates', open: '/agreement-templates/' },
  { name: 'officer-expert', as: 'zongju', path: '/experts', open: '/experts/' },
  { name: 'officer-guides', as: 'zongju', path: '/guiding-experts' },
  { name: 'officer-funding-checks', as: 'zongju', path: '/funding-checks' },
  { name: 'officer-funding-check', as: 'zongju', path: '/funding-checks', open: '/funding-checks/' },
  { name: 'officer-funding-imports', as: 'zongju', path: '/funding-checks/imports' },
  { name: 'officer-call', as: 'zongju', path: '/manage/calls', open: '/manage/calls/' },
  { name: 'officer-notice', as: 'zongju', path: '/manage/publicity', open: '/manage/publicity/' },
  { name: 'officer-list', as: 'zongju', path: '/recommendations/arrivals', open: '/recommendations/lists/' },
  { name: 'officer-round', as: 'zongju', path: '/review/rounds', open: '/review/rounds/' },
  { name: 'officer-organization', as: 'zongju', path: '/organizations', open: '/organizations/' },
  { name: 'officer-work', as: 'zongju', path: '/works', open: '/works/' },
  { name: 'officer-import', as: 'zongju', path: '/works/import' },
  { name: 'officer-terms', as: 'zongju', path: '/terms' },
  { name: 'officer-reports', as: 'zongju', path: '/reports/national' },
  { name: 'officer-periods', as: 'zongju', path: '/reports/periods' },
  { name: 'officer-columns', as: 'zongju', path: '/reports/columns' },
  { name: 'officer-promotion', as: 'zongju', path: '/promotion' },
  { name: 'officer-reviews', as: 'zongju', path: '/promotion-reviews' },
  { name: 'officer-selected-lists', as: 'zongju', path: '/selected-lists' },
  { name: 'expert-own', as: 'zhuanjia1', path: '/experts/mine' },
  { name: 'expert-seat', as: 'zhuanjia1', path: '/review/desk', open: '/review/seats/' },
  { name: 'handler-case', as: 'yiyi', path: '/objections', open: '/objections/' },
  { name: 'handler-entry', as: 'yiyi', path: '/objection-entry' },
  { name: 'finance-batch', as: 'caiwu1', path: '/payments/batches', open: '/payments/batches/' },
  { name: 'finance-returns', as: 'caiwu1', path: '/payments/returns' },
  { name: 'finance-rules', as: 'caiwu1', path: '/payments/rules' },
  { name: 'finance-recovery', as: 'caiwu1', path: '/recoveries', open: '/recoveries/' },
  { name: 'admin-person', as: 'admin', path: '/people', open: '/people/' },
  { name: 'officer-project-promotion', as: 'zongju', path: project('/promotion') },
  { name: 'officer-project-reports', as: 'zongju', path: project('/reports') },
  { name: 'officer-project-changes', as: 'zongju', path: project('/changes') },
  { name: 'officer-project-log', as: 'zongju', path: project('/log') },
  { name: 'producer-project-report', as: 'gd-jigou1', path: project('/report') },
  { name: 'officer-promise', as: 'zongju', path: '/promotion', open: '/promotion/' },
  { name: 'officer-selected-list', as: 'zongju', path: '/selected-lists', open: '/selected-lists/' },
  { name: 'officer-promotion-review', as: 'zongju', path: '/promotion-reviews', open: '/promotion-reviews/' },
  { name: 'public-selected-list', as: null, path: '/selected-works', open: '/selected-works/' },
  { name: 'officer-calendar-year', as: 'zongju', path: '/calendar', open: '/calendar/' },
  { name: 'finance-return', as: 'caiwu1', path: '/payments/returns', open: '/payments/returns/' },
  { name: 'finance-fund-rules', as: 'caiwu1', path: '/funds/rules' },
  {
    name: 'officer-round-progress',
    as: 'zongju',
    path: round('/progress'),
  },
  {
    name: 'officer-round-results',
    as: 'zongju',
    path: round('/results'),
  },
  { name: 'officer-decision-list', as: 'zongju', path: decisionList },
  { name: 'officer-picture', as: 'zongju', path: '/picture' },
  { name: 'leader-picture', as: 'zongju-qianfa', path: '/picture' },
  { name: 'unit-picture', as: 'gd-qianfa', path: '/picture' },
  { name: 'platform-picture', as: 'pingtai1', path: '/picture' },
  { name: 'officer-definitions', as: 'zongju', path: '/picture/definitions' },
  { name: 'officer-wall', as: 'zongju', path: '/wall' },
  { name: 'unit-reserve', as: 'gd-shouli', path: '/reserve' },
  { name: 'unit-reserve-entry', as: 'gd-shouli', path: '/reserve', open: '/reserve/0' },
  { name: 'unit-reserve-new', as: 'gd-shouli', path: '/reserve/new' },
  { name: 'unit-reserve-import', as: 'gd-shouli', path: '/reserve/import' },
  { name: 'officer-reserve-gaps', as: 'zongju', path: '/reserve/gaps' },
  { name: 'officer-reserve-goals', as: 'zongju', path: '/reserve/goals' },
  { name: 'officer-reserve-rules', as: 'zongju', path: '/reserve/rules' },
  { name: 'officer-topics', as: 'zongju', path: '/manage/propositions' },
  { name: 'officer-topic', as: 'zongju', path: '/manage/propositions', open: '/manage/propositions/0' },
  { name: 'officer-topic-new', as: 'zongju', path: '/manage/propositions/new' },
  { name: 'officer-claims', as: 'zongju', path: '/manage/propositions/claims' },
  { name: 'officer-claim', as: 'zongju', path: '/manage/propositions/claims', open: '/manage/propositions/claims/' },
  { name: 'public-topics', as: null, path: '/propositions' },
  { name: 'public-topic', as: null, path: '/propositions', open: '/propositions/' },
  { name: 'platform-workbench', as: 'pingtai1', path: '/workbench' },
  { name: 'platform-ledgers', as: 'pingtai1', path: '/ledgers' },
  { name: 'platform-ledger-record', as: 'pingtai1', path: '/ledgers', open: '/ledgers/records/' },
  { name: 'platform-ledger-receipts', as: 'pingtai1', path: '/ledgers/receipts' },
  { name: 'platform-ledger-receipt', as: 'pingtai1', path: '/ledgers/receipts', open: '/ledgers/receipts/' },
  { name: 'platform-ledger-formats', as: 'pingtai1', path: '/ledgers/formats' },
  { name: 'platform-webhooks', as: 'pingtai1', path: '/webhooks' },
  { name: 'platform-webhook', as: 'pingtai1', path: '/webhooks', open: '/webhooks/' },
  { name: 'unit-ledger-senders', as: 'gd-shouli', path: '/ledgers/senders' },
  { name: 'unit-ledger-keys', as: 'gd-guanli', path: '/ledgers/keys' },
  { name: 'officer-ledger-records', as: 'zongju', path: '/ledgers/records' },
  { name: 'officer-differences', as: 'zongju', path: '/differences' },
  { name: 'officer-difference', as: 'zongju', path: '/differences', open: '/differences/' },
  { name: 'officer-cross-check-rules', as: 'zongju', path: '/cross-check-rules' },
  { name: 'officer-cross-check-rule', as: 'zongju', path: '/cross-check-rules', open: '/cross-check-rules/' },
  { name: 'officer-dispatches', as: 'zongju', path: '/dispatches' },
  { name: 'officer-dispatch', as: 'zongju', path: '/dispatches', open: '/dispatches/' },
  { name: 'officer-dispatch-actions', as: 'zongju', path: '/dispatch-actions' },
  { name: 'officer-dispatch-action', as: 'zongju', path: '/dispatch-actions', open: '/dispatch-actions/' },
  { name: 'officer-dispatch-layouts', as: 'zongju', path: '/dispatch-layouts' },
  { name: 'officer-evaluations', as: 'zongju', path: '/evaluations' },
  { name: 'officer-evaluation', as: 'zongju', path: '/evaluations', open: '/evaluations/' },
  { name: 'officer-evaluation-sets', as: 'zongju', path: '/evaluation-sets' },
  { name: 'officer-suggestions', as: 'zongju', path: '/evaluation-suggestions' },
  { name: 'unit-evaluations', as: 'gd-chuping', path: '/own-evaluations' },
  { name: 'unit-evaluation-sheet', as: 'gd-chuping', path: '/own-evaluations', open: '/evaluation-sheets/' },
];

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

async function shoot(page: Page, shot: Shot, folder: string): Promise<void> {
  const api: Api = async (at) => (await page.context().request.get(`/api${at}`)).json();
  const troubles: string[] = [];
  page.removeAllListeners('pageerror').on('pageerror', (error) => troubles.push(error.message));
  await page.goto(typeof shot.path === 'string' ? shot.path : await shot.path(api));
  await page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => {});
  await page
    .locator('.bars')
    .first()
    .waitFor({ state: 'detached', timeout: 20_000 })
    .catch(() => troubles.push('still loading'));
  await page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => {});
  if (shot.open) {
    const link = page.locator(`main a[href^="${shot.open}"]`).first();
    const href = await link.getAttribute('href', { timeout: 3000 }).catch(() => null);
    if (href) await page.goto(href);
    else troubles.push('no link');
    await page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => {});
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
