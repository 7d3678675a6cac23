import { z } from 'zod';
import type { Finding } from '../../../base/problem.ts';
import type { LedgerField } from '../format-rules.ts';

type Shown = Pick<LedgerField, 'key' | 'label' | 'need' | 'max' | 'options'> & { kind: string };
const widgets: Record<string, string> = {
  text: 'text',
  code: 'text',
  choice: 'select',
  date: 'date',
  money: 'money',
  whole: 'number',
  number: 'number',
};

/** The form of a ledger, made from its format. */
export function recordForm(fields: readonly Shown[]): z.ZodObject {
  const entries = fields.map(({ key, label, kind, need, max, options }) => {
    const isLong = kind === 'text' && (max ?? 0) >= 300;
    const meta = {
      label,
      need,
      widget: isLong ? 'long' : (widgets[kind] ?? 'text'),
      ...(max === undefined ? {} : { max }),
      ...(options ? { options: Object.fromEntries(options.map((one) => [one.code, one.label])) } : {}),
    };
    const base = ['money', 'whole', 'number'].includes(kind) ? z.number() : z.string();
    return [key, (need ? base : base.optional()).meta(meta)] as const;
  });
  return z.object(Object.fromEntries(entries));
}

/** Findings of the server at the fields of the form they belong to. */
export const atFields = (findings: readonly Finding[]): Finding[] =>
  findings.map((one) => ({ ...one, path: one.path?.replace(/^rows\.\d+\.(content\.)?/, '') }));
