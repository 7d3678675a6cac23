import { z } from 'zod';
import { bodyKinds } from '../../organizations/contract.ts';
import { fieldsByPath } from '../content-rules.ts';
import type { CallContent, EligibilityRule } from '../schema.ts';

/** Parameters that a known rule takes; all are kept as data of the call. */
const parameters: Record<string, readonly string[]> = {
  body_kind: ['allowed'],
  original: ['field', 'accept'],
  in_creation: ['field', 'accept'],
  not_online: ['field', 'accept'],
  filing_present: ['field'],
  filing_pattern: ['field'],
  class3_voluntary: ['filingField', 'investmentField', 'subjectField', 'mainFormField'],
  other_central_money: ['field', 'accept'],
  episode_minutes: ['field', 'below'],
  pledges: [],
};
const labels: Record<string, string> = {
  field: '看哪个字段',
  accept: '可接受的答案',
  allowed: '可参评的机构类别',
  below: '须少于',
  filingField: '备案号字段',
  investmentField: '投资额度字段',
  subjectField: '特殊题材字段',
  mainFormField: '主要制作形式字段',
};

type Options = Record<string, string>;
/** The answers a field can have, as words: option values, or 是 and 否. */
function answersOf(content: CallContent, path: unknown): Options {
  const field = fieldsByPath(content).get(String(path ?? ''));
  if (field?.kind === 'yesNo') return { true: '是', false: '否' };
  return Object.fromEntries((field?.options ?? []).map(({ value, label }) => [value, label]));
}

/** A form for the parameters of one rule. */
export function parameterForm(rule: EligibilityRule, content: CallContent): z.ZodObject {
  const fields: Options = Object.fromEntries(
    [...fieldsByPath(content)].map(([path, { label }]) => [path, `${label}（${path}）`]),
  );
  const choice = (label: string, options: Options, widget: 'select' | 'multi') =>
    (widget === 'multi' ? z.array(z.string()) : z.string()).optional().meta({ label, options, widget });
  return z.object(
    Object.fromEntries(
      (parameters[rule.code] ?? []).map((name) => {
        const label = labels[name] ?? name;
        if (name === 'below') return [name, z.number().optional().meta({ label, widget: 'number' })];
        if (name === 'allowed') return [name, choice(label, bodyKinds, 'multi')];
        if (name === 'accept') return [name, choice(label, answersOf(content, rule.values.field), 'multi')];
        return [name, choice(label, fields, 'select')];
      }),
    ),
  );
}

/** Stored values as the form holds them: 是 and 否 are words there. */
export const shownValues = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : value]),
  );

/** What the form holds as it is stored. */
export const storedValues = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map((one) => (one === 'true' ? true : one === 'false' ? false : one)) : value,
      ]),
  );
