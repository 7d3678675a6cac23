import type { MenuEntry } from '../../base/frame.ts';
import { flatMenu } from './menu.ts';
import { places } from './places.ts';

export type Choice = {
  key: string;
  label: string;
  kind: '最近' | '前往' | '搜索';
  go: { path: string; search?: Record<string, unknown> };
};
type Recent = { title: string; href: string };

/** What the palette offers for a text: pages seen lately, pages of the menu, and the search. */
export function choicesFor(text: string, menu: readonly MenuEntry[], recent: readonly Recent[]): Choice[] {
  const wanted = text.trim().toLowerCase();
  const fits = (label: string) => label.toLowerCase().includes(wanted);
  const pages = flatMenu(menu).flatMap(({ entry, parent }): Choice[] => {
    if (!entry.path || !fits(entry.label)) return [];
    const label = parent ? `${parent.label} / ${entry.label}` : entry.label;
    return [{ key: `m${entry.key}`, label, kind: '前往', go: { path: entry.path } }];
  });
  const lately = recent
    .filter((one) => fits(one.title))
    .map(({ title, href }): Choice => {
      const [path = '/', query = ''] = href.split('?');
      const search = Object.fromEntries(new URLSearchParams(query));
      return { key: `r${href}`, label: title, kind: '最近', go: { path, search } };
    });
  const q = text.trim();
  const search: Choice[] = q
    ? [{ key: 'search', label: `搜索“${q}”`, kind: '搜索', go: { path: places.search, search: { q } } }]
    : [];
  return [...lately.slice(0, 6), ...pages.slice(0, 12), ...search];
}
