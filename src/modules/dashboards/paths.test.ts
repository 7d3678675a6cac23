/** Everything that leads somewhere leads to a page: menu, messages, milestones. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { roles, type Role } from '../../base/policy.ts';
import { noticeRules } from '../notices/rules.ts';
import { menuFor } from './menu-for.ts';
import { menuTable } from './menu.ts';

const modules = path.resolve(import.meta.dirname, '..');
/** The addresses of all pages, read from each module's own list. */
async function pagePaths(): Promise<string[]> {
  const found: string[] = [];
  for (const name of readdirSync(modules)) {
    const routes = (await import(path.join(modules, name, 'pages/routes.ts')).catch(() => ({}))) as Record<
      string,
      { path: string }[]
    >;
    found.push(
      ...Object.values(routes)
        .flat()
        .map((page) => page.path),
    );
  }
  return found;
}
const leadsTo = (pages: readonly string[], href: string): boolean => {
  const [place = ''] = href.split('?');
  return pages.some((page) => new RegExp(`^${page.replace(/\$\w+/g, '[^/]+')}$`).test(place));
};
const pages = await pagePaths();

test('every line of every menu leads to a page', () => {
  assert.ok(pages.length > 30, 'the check found almost no pages');
  const lost = menuTable
    .flatMap((line) => [line, ...(line.children ?? [])])
    .filter((line) => line.path && !leadsTo(pages, line.path));
  assert.deepEqual(
    lost.map((line) => line.path),
    [],
  );
});

test('every message leads to a page', () => {
  const lost = noticeRules.filter((rule) => !leadsTo(pages, rule.path.replace(/\{\w+\}/g, 'x')));
  assert.deepEqual(
    lost.map((rule) => `${rule.key} ${rule.path}`),
    [],
  );
});

test('each role has a home and its messages, and each line of a menu is told apart', () => {
  for (const role of Object.keys(roles) as Role[]) {
    const menu = menuFor([role], []);
    assert.ok(
      menu.some((entry) => entry.path === '/workbench') && menu.some((entry) => entry.path === '/messages'),
      role,
    );
    const keys = menu.flatMap((entry) => [entry.key, ...(entry.children ?? []).map((child) => child.key)]);
    assert.equal(new Set(keys).size, keys.length, role);
    const paths = menu
      .flatMap((entry) => [entry.path, ...(entry.children ?? []).map((child) => child.path)])
      .filter(Boolean);
    assert.equal(new Set(paths).size, paths.length, `${role}: one place under two names`);
  }
});

test('the three administrators share no line but home, to-dos and messages (三员分立)', () => {
  const own = (role: Role) =>
    menuFor([role], [])
      .map((entry) => entry.key)
      .filter((key) => !['workbench', 'todo', 'messages'].includes(key));
  const [system, security, audit] = [own('system_admin'), own('security_admin'), own('audit_admin')];
  for (const [a, b] of [
    [system, security],
    [system, audit],
    [security, audit],
  ])
    assert.deepEqual(
      a?.filter((key) => b?.includes(key)),
      [],
    );
});

test('a menu counts to-dos of its kinds only and says how many are late', () => {
  const menu = menuFor(
    ['unit_intake'],
    [
      { kind: 'application.intake', late: true },
      { kind: 'organization_verification', late: false },
    ],
  );
  const line = (key: string) => menu.find((entry) => entry.key === key);
  assert.deepEqual(
    [line('todo')?.count, line('intake')?.count, line('intake')?.late, line('organizations')?.late],
    [2, 1, 1, 0],
  );
  assert.equal(line('works')?.count, undefined);
});
