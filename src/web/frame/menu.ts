import type { MenuEntry } from '../../base/frame.ts';

export type Crumb = { label: string; path?: string | undefined };
type Flat = { entry: Omit<MenuEntry, 'children'>; parent?: MenuEntry };

/** Every entry of the menu, children with their parent. */
export const flatMenu = (menu: readonly MenuEntry[]): Flat[] =>
  menu.flatMap((entry) => [{ entry }, ...(entry.children ?? []).map((child) => ({ entry: child, parent: entry }))]);

/** The entry an address belongs to: the one with the longest path that leads to it. */
export function entryAt(menu: readonly MenuEntry[], pathname: string): Flat | undefined {
  const leads = (path: string | undefined) =>
    path !== undefined && (pathname === path || pathname.startsWith(`${path.replace(/\/$/, '')}/`));
  const found = flatMenu(menu).filter(({ entry }) => leads(entry.path));
  return found.sort((a, b) => (b.entry.path?.length ?? 0) - (a.entry.path?.length ?? 0))[0];
}

/** Breadcrumbs of a page that lies deeper than the menu; an entry's own page needs none. */
export function crumbsFor(menu: readonly MenuEntry[], pathname: string, title: string): Crumb[] {
  const found = entryAt(menu, pathname);
  if (!found || found.entry.path === pathname) return [];
  const { entry, parent } = found;
  return [
    ...(parent ? [{ label: parent.label, path: parent.path }] : []),
    { label: entry.label, path: entry.path },
    { label: title },
  ];
}
