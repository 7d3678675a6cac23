import type { MenuEntry } from '../../base/frame.ts';
import type { Role } from '../../base/policy.ts';
import { type Line, menuTable } from './menu.ts';

export type Counted = { kind: string; late: boolean };

/** The menu of somebody with these roles; counts are of the to-dos given, and no place stands in it twice. */
export function menuFor(roles: readonly Role[], todos: readonly Counted[]): MenuEntry[] {
  const places = new Set<string>();
  const fresh = (line: Line): boolean => {
    if (!seen(line, roles) || (line.path && places.has(line.path))) return false;
    if (line.path) places.add(line.path);
    return true;
  };
  return menuTable.filter(fresh).map((line) => {
    const { children } = line;
    const entry = entryOf(line, todos);
    return children ? { ...entry, children: children.filter(fresh).map((one) => entryOf(one, todos)) } : entry;
  });
}

const seen = (line: Line, roles: readonly Role[]): boolean => line.roles.some((role) => roles.includes(role));

function entryOf(
  { key, label, path, icon, todos: kinds = [] }: Line,
  todos: readonly Counted[],
): Omit<MenuEntry, 'children'> {
  const counted = todos.filter(({ kind }) => kinds.includes('*') || kinds.includes(kind));
  return {
    key,
    label,
    ...(path ? { path } : {}),
    ...(icon ? { icon } : {}),
    ...(counted.length > 0 ? { count: counted.length, late: counted.filter(({ late }) => late).length } : {}),
  };
}
