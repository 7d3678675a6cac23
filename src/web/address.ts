import { addressOf } from '../base/endpoint.ts';

type Address = { path: string };

/** A query string: arrays as repeated names, nothing for empty values, `?` in front when there is anything. */
export function queryOf(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined || one === null || one === '') continue;
      query.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/**
 * The search part of a page's own address. An empty value is a choice (全部 where the page begins with another one) and
 * stays; no batch at all is the batch of the day.
 */
export function searchText({ batch, ...values }: Record<string, unknown>): string {
  const kept = Object.entries(values).filter(([, value]) => value === '');
  const text = [queryOf({ batch, ...values }).slice(1), new URLSearchParams(kept as [string, string][]).toString()];
  const query = text.filter((part) => part !== '').join('&');
  return query ? `?${query}` : '';
}

/** The address of a question or download below /api, with its input in path and query. */
export function addressFor(endpoint: Address, input: Record<string, unknown>): string {
  const { path, rest } = addressOf(endpoint.path, input);
  return `/api${path}${queryOf(rest)}`;
}

/** Search parameters of the page's address as text; a name that stands twice becomes a list. */
export function searchOf(query: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  const all = new URLSearchParams(query);
  for (const name of new Set(all.keys())) {
    const values = all.getAll(name);
    found[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return found;
}

export type FilterValue = string | number | boolean | string[];
export type FilterValues = Record<string, FilterValue>;

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Reads filters from an address; each value takes the kind of its default, nonsense falls back to it. */
export function filterFrom<T extends FilterValues>(search: Record<string, unknown>, defaults: T): T {
  const read = (value: unknown, usual: FilterValue): FilterValue => {
    if (value === undefined) return usual;
    if (Array.isArray(usual)) return (Array.isArray(value) ? value : [value]).map(String);
    const one = String(Array.isArray(value) ? value[0] : value);
    if (typeof usual === 'number') return one !== '' && Number.isFinite(Number(one)) ? Number(one) : usual;
    if (typeof usual === 'boolean') return one === 'true';
    return one;
  };
  return Object.fromEntries(Object.entries(defaults).map(([name, usual]) => [name, read(search[name], usual)])) as T;
}

/** Filters as search parameters; what equals its default stays out of the address. */
export const searchFrom = (values: FilterValues, defaults: FilterValues): Record<string, FilterValue | undefined> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, sameValue(value, defaults[name]) ? undefined : value]),
  );
/** Names of the filters that differ from their defaults. */
export const changedIn = (values: FilterValues, defaults: FilterValues): string[] =>
  Object.keys(defaults).filter((name) => !sameValue(values[name], defaults[name]));
