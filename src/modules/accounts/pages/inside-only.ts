/** Where to go after the door: only to a page of ours, never to another site that an address names. */
export function insideOnly(next: string): { path: string; search?: Record<string, string> } {
  if (!/^\/(?![/\\])/.test(next) || next.startsWith('/login')) return { path: '/workbench' };
  const { pathname, searchParams } = new URL(next, 'http://here');
  return { path: pathname, search: Object.fromEntries(searchParams) };
}
