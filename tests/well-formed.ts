/**
 * Makes input that a zod schema accepts, so that a test of permissions is never stopped by the form before the policy.
 */
import type { z } from 'zod';

type Definition = {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  element?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, string | number>;
  values?: unknown[];
  format?: string;
  valueType?: z.ZodType;
  keyType?: z.ZodType;
  items?: z.ZodType[];
  left?: z.ZodType;
  right?: z.ZodType;
  getter?: () => z.ZodType;
};
const definitionOf = (schema: z.ZodType): Definition => (schema as unknown as { _zod: { def: Definition } })._zod.def;

const fill = (count: number): string => '示例文字'.repeat(Math.ceil(count / 4)).slice(0, count);
/** Tried in order until the field accepts one. */
const texts = [
  fill(4),
  '00000000-0000-4000-8000-000000000001',
  '2026-06-05',
  '2026-06-05T09:00:00+08:00',
  'pdf',
  'abcd1234',
  'a@example.invalid',
  '13800000000',
  '1',
  '^x$',
  fill(20),
  fill(60),
  fill(200),
  'a'.repeat(64),
  'https://example.invalid/',
  '91440101MA59ABCD12',
  '45',
  '450000',
  '{}',
];
const numbers: unknown[] = [1, 0, 2026, 5, 100, 10_000];

/** A value the schema takes; optional parts are left out. Answers undefined when it cannot think of one. */
export function wellFormed(schema: z.ZodType): unknown {
  const it = definitionOf(schema);
  const fits = (value: unknown): boolean => schema.safeParse(value).success;
  switch (it.type) {
    case 'object': {
      const entries = Object.entries(it.shape ?? {}).filter(([, field]) => !field.safeParse(undefined).success);
      return Object.fromEntries(entries.map(([name, field]) => [name, wellFormed(field)]));
    }
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
    case 'nonoptional':
      return it.innerType && wellFormed(it.innerType);
    case 'nullable':
      return null;
    case 'lazy':
      return it.getter && wellFormed(it.getter());
    case 'pipe': {
      const inner = it.in && definitionOf(it.in).type !== 'transform' ? wellFormed(it.in) : undefined;
      return fits(inner) ? inner : [...texts, ...numbers, true].find(fits);
    }
    case 'enum':
      return Object.values(it.entries ?? {}).find(fits);
    case 'literal':
      return it.values?.[0];
    case 'boolean':
      return [true, 'true'].find(fits);
    case 'number':
    case 'int':
    case 'bigint':
      return numbers.find(fits);
    case 'string':
      return texts.find(fits);
    case 'array':
      return fits([])
        ? []
        : [1, 2, 3, 5].map((n) => Array.from({ length: n }, () => it.element && wellFormed(it.element))).find(fits);
    case 'tuple':
      return it.items?.map(wellFormed);
    case 'record':
      return {};
    case 'union':
      return (it.options ?? []).map(wellFormed).find(fits);
    case 'intersection':
      return { ...(it.left && (wellFormed(it.left) as object)), ...(it.right && (wellFormed(it.right) as object)) };
    default:
      return [undefined, {}, '示例'].find(fits);
  }
}
