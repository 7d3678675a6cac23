import { useState } from 'react';
import type { z } from 'zod';
import type { Finding } from '../../base/problem.ts';

type AnyField = z.ZodType & { def: { type: string; innerType?: z.ZodType; in?: z.ZodType; element?: z.ZodType } };

/** Words a schema may carry in `.meta()`. */
export type FieldMeta = {
  label?: string;
  hint?: string;
  unit?: string;
  /** Overrides what the schema suggests. */
  widget?: 'text' | 'long' | 'number' | 'money' | 'yuan' | 'date' | 'select' | 'radio' | 'multi' | 'check' | 'password';
  /** For enums: value → Chinese label. */
  options?: Record<string, string>;
  max?: number;
  min?: number;
  rows?: number;
  /** Whether 必填 stands beside the label; default: the schema has no default and is not optional. */
  need?: boolean;
  placeholder?: string;
};
export type FieldKind = NonNullable<FieldMeta['widget']> | 'object';
export type FieldShape = { kind: FieldKind; need: boolean; meta: FieldMeta; values: string[]; inner: z.ZodType };

const wrappers = ['optional', 'nullable', 'default', 'prefault', 'catch', 'readonly', 'nonoptional'];

function unwrapped(field: z.ZodType): { inner: AnyField; need: boolean; meta: FieldMeta } {
  let inner = field as AnyField;
  let need = true;
  let meta: FieldMeta = { ...(inner.meta() as FieldMeta | undefined) };
  for (;;) {
    const { type, innerType, in: source } = inner.def;
    const next = wrappers.includes(type) ? innerType : type === 'pipe' ? source : undefined;
    if (!next) return { inner, need: meta.need ?? need, meta };
    if (type !== 'pipe' && type !== 'readonly') need = false;
    inner = next as AnyField;
    meta = { ...(inner.meta() as FieldMeta | undefined), ...meta };
  }
}

function kindOf(field: AnyField, meta: FieldMeta): FieldKind {
  if (meta.widget) return meta.widget;
  const { type } = field.def;
  if (type === 'enum') return meta.options && Object.keys(meta.options).length <= 4 ? 'radio' : 'select';
  if (type === 'string' && (field as unknown as { format?: string | null }).format === 'date') return 'date';
  if (type === 'string') return (meta.max ?? 0) > 60 ? 'long' : 'text';
  const kinds: Record<string, FieldKind> = { number: 'number', boolean: 'check', array: 'multi', object: 'object' };
  return kinds[type] ?? 'text';
}

const valuesOf = (field: AnyField): string[] => {
  const one = (field.def.type === 'array' ? field.def.element : field) as unknown as
    | { options?: unknown[] }
    | undefined;
  return Array.isArray(one?.options) ? one.options.map(String) : [];
};

/** How a field of a schema is to be shown. */
export function shapeOf(field: z.ZodType): FieldShape {
  const { inner, need, meta } = unwrapped(field);
  const kind = kindOf(inner, meta);
  return { kind, need: kind === 'check' ? (meta.need ?? false) : need, meta, values: valuesOf(inner), inner };
}

const wide = /[\u4e00-\u9fff]/;

/** Issues of a schema as findings with Chinese sentences; our own schemas already speak Chinese. */
export function findingsFrom(error: z.ZodError, prefix = ''): Finding[] {
  return error.issues.map((issue) => {
    const path = [prefix, ...issue.path.map(String)].filter(Boolean).join('.');
    const missing = issue.code === 'invalid_type' && /undefined|null|NaN/.test(issue.message);
    const own = wide.test(issue.message) ? issue.message : undefined;
    const message = own ?? (missing ? '必填' : issue.code === 'invalid_value' ? '请选择' : '填写的内容不符合要求');
    return { code: `field_${issue.code}`, message, path };
  });
}

/** Chinese names of the fields of a schema, for 去“总投资”. */
export function labelsOf(schema: z.ZodObject, prefix = ''): (path: string) => string | undefined {
  return (path) => {
    const [first = '', ...rest] = (
      prefix && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path
    ).split('.');
    const field = schema.shape[first] as z.ZodType | undefined;
    if (!field) return undefined;
    const { kind, meta, inner } = shapeOf(field);
    return kind === 'object' && rest.length > 0 ? labelsOf(inner as z.ZodObject)(rest.join('.')) : meta.label;
  };
}

const valueAt = (values: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (within, key) =>
        typeof within === 'object' && within !== null ? (within as Record<string, unknown>)[key] : undefined,
      values,
    );

/** What a field held when a finding was first shown. */
export type Said = WeakMap<Finding, string | undefined>;
/** Findings whose field holds what it held when they were said: an edited field is not wrong until the next try. */
export function findingsStanding(
  findings: readonly Finding[],
  { values, prefix = '', said }: { values: unknown; prefix?: string; said: Said },
): Finding[] {
  return findings.filter((one) => {
    const { path = '' } = one;
    if (path === '' || (prefix && !path.startsWith(`${prefix}.`))) return true;
    const held = JSON.stringify(valueAt(values, prefix ? path.slice(prefix.length + 1) : path));
    if (!said.has(one)) said.set(one, held);
    return said.get(one) === held;
  });
}

/** `findingsStanding` for a form that is being filled in. */
export function useFindingsStanding(findings: readonly Finding[], values: unknown, prefix = ''): Finding[] {
  const [said] = useState((): Said => new WeakMap());
  return findingsStanding(findings, { values, prefix, said });
}
