const place = 'jingwei.recent';
type Recent = { title: string; href: string };

/** Pages opened lately in this tab, the newest first. */
export function recentPages(): Recent[] {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '[]') as Recent[];
  } catch {
    return [];
  }
}

export function rememberPage(page: Recent): void {
  const others = recentPages().filter((one) => one.href !== page.href);
  sessionStorage.setItem(place, JSON.stringify([page, ...others].slice(0, 12)));
}
