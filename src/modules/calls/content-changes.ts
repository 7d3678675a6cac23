import type { CallContent } from './schema.ts';
import { type CallPart, callParts, partMembers } from './terms.ts';

const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length;

/** One difference between two contents: the part it belongs to, where, and both values as text. */
export type ContentChange = { part: CallPart; path: string; before: string; after: string };

/** Every leaf that differs, by part: what a new version changes. */
export function contentChanges(before: CallContent, after: CallContent): ContentChange[] {
  return (Object.keys(callParts) as CallPart[]).flatMap((part) =>
    partMembers[part].flatMap((member) =>
      leafChanges(before[member], after[member], member).map((change) => ({ part, ...change })),
    ),
  );
}

function leafChanges(before: unknown, after: unknown, path: string): Omit<ContentChange, 'part'>[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [a, b] = [childrenOf(before), childrenOf(after)];
  if (!a || !b) return [{ path, before: leafText(before), after: leafText(after) }];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) =>
    leafChanges(a.get(key), b.get(key), `${path}.${key}`),
  );
}

/** Children by name; members of a list by their own key where they have one: an insertion is then one change. */
function childrenOf(value: unknown): Map<string, unknown> | undefined {
  if (Array.isArray(value)) {
    const names = value.map((one, i) =>
      String((one as { key?: string; code?: string })?.key ?? (one as { code?: string })?.code ?? i),
    );
    return repeated(names) ? undefined : new Map(value.map((one, i) => [names[i] ?? '', one]));
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

const leafText = (value: unknown): string =>
  value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : typeof value === 'boolean'
        ? value
          ? '是'
          : '否'
        : typeof value === 'object' && value !== null && 'label' in value
          ? String(value.label)
          : JSON.stringify(value);
