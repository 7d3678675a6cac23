import type { Target } from '../../../web/parts/Text.tsx';

/** An address of ours as page and filter. */
export function targetOf(href: string): Target {
  const [path = '/', query = ''] = href.split('?');
  return { path, search: Object.fromEntries(new URLSearchParams(query)) };
}
