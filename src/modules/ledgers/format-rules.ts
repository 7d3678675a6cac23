import { normalised } from '../../base/fields.ts';
import { fenOf } from '../../base/money.ts';
import { localDate } from '../../base/time.ts';
import type { LedgerKind, RecordContent } from './terms.ts';

/** `money` is whole fen, `yuan` an amount as older formats wrote it, `code` a unified social credit code. */
export type FieldKind = 'text' | 'code' | 'choice' | 'date' | 'money' | 'yuan' | 'whole' | 'number';
export type LedgerField = {
  key: string;
  label: string;
  kind: FieldKind;
  need: boolean;
  /** Said beside the label: 次, 分钟. Amounts are fen here and 万元 on pages. */
  unit?: string | undefined;
  max?: number | undefined;
  most?: number | undefined;
  options?: { code: string; label: string }[] | undefined;
  /** Added up and compared with the sum the sender gives. */
  total?: boolean | undefined;
};
/** One step from a format to the next; each can be gone back. */
export type UpgradeStep =
  | { op: 'rename'; from: string; to: string }
  | { op: 'yuanToFen'; from: string; to: string }
  | { op: 'map'; field: string; values: Record<string, string> }
  /** A column that went: its value stays among the extra ones. */
  | { op: 'keep'; from: string };
export type FormatVersion = {
  from: string;
  until: string | null;
  fields: LedgerField[];
  upgrade?: UpgradeStep[] | undefined;
};
export type KindFormat = {
  label: string;
  senders: string[];
  expected: string[];
  /** Columns that the system itself reads: no version may drop them. */
  fixed: string[];
  current: string;
  versions: Record<string, FormatVersion>;
};
export type LedgerFormats = {
  note: string;
  clause: string;
  limits: {
    packedMegabytes: number;
    unpackedMegabytes: number;
    files: number;
    ratio: number;
    faultsListed: number;
    clockMinutes: number;
    /** How long a key that the system holds for a unit signs. */
    heldKeyDays: number;
  };
  limitsNote: string;
  corrections: { code: string; label: string }[];
  kinds: Record<LedgerKind, KindFormat>;
};

export const majorOf = (version: string): number => Number(version.split('.')[0]);
const rankOf = (version: string): number => majorOf(version) * 1000 + Number(version.split('.')[1] ?? 0);
/** Versions by their number, the newest first. */
export const newestFirst = (versions: readonly string[]): string[] =>
  versions.toSorted((a, b) => rankOf(b) - rankOf(a));
/** The format in force of a kind. */
export const currentFormat = ({ current, versions }: KindFormat): FormatVersion =>
  versions[current] ?? { from: '', until: null, fields: [] };

/** How to read a format that a sender names: the current one, a later minor of it, or the one before (n−1). */
export function formatNamed(
  kind: KindFormat,
  version: string,
): { fields: LedgerField[]; steps: UpgradeStep[] } | undefined {
  if (!/^\d{1,3}\.\d{1,3}$/.test(version)) return undefined;
  const [wanted, present] = [majorOf(version), majorOf(kind.current)];
  if (wanted === present) return { fields: currentFormat(kind).fields, steps: [] };
  const before = newestFirst(Object.keys(kind.versions)).find((one) => majorOf(one) === wanted);
  if (wanted !== present - 1 || before === undefined) return undefined;
  return { fields: kind.versions[before]?.fields ?? [], steps: currentFormat(kind).upgrade ?? [] };
}

export type FieldFault = { path: string; code: string; message: string };
export type ReadContent = { content: RecordContent; extra: string[]; faults: FieldFault[] };
type Value = { value: string | number } | { code: string; message: string };

const wrong = (code: string, message: string): Value => ({ code, message });
const largest = 9_007_199_254_740_991;

function readText(raw: unknown, { max = 200 }: LedgerField): Value {
  if (typeof raw !== 'string') return wrong('field_type', '应为文字');
  const text = raw.normalize('NFC').trim();
  if (text.length > max && [...text].length > max) return wrong('field_long', `不超过 ${max} 字`);
  // biome-ignore lint: control characters are the point
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) || !text.isWellFormed()
    ? wrong('field_type', '含有无法显示的字符')
    : { value: text };
}
function readWhole(raw: unknown, most = largest): Value {
  const value = typeof raw === 'string' && /^\d{1,16}$/.test(raw.trim()) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrong('field_type', '应为整数');
  return value < 0 || value > most ? wrong('field_range', `应在 0 至 ${most} 之间`) : { value };
}
function readNumber(raw: unknown, most = largest): Value {
  const value = typeof raw === 'string' && /^\d{1,12}(\.\d{1,6})?$/.test(raw.trim()) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('field_type', '应为数');
  return value < 0 || value > most ? wrong('field_range', `应在 0 至 ${most} 之间`) : { value };
}
const daysRead = new Map<unknown, Value>();
/** A ledger has many rows and few days: each is looked at once. */
function readDate(raw: unknown): Value {
  const known = daysRead.get(raw);
  if (known) return known;
  const read = dayIn(raw);
  if (daysRead.size < 5000) daysRead.set(raw, read);
  return read;
}
function dayIn(raw: unknown): Value {
  try {
    return { value: localDate(String(raw).trim()) };
  } catch {
    return wrong('date_invalid', '日期应为 2026-06-05 的写法');
  }
}
function readMoney(raw: unknown): Value {
  const read = readWhole(raw);
  return 'value' in read ? read : wrong('money_invalid', '金额应为整数分');
}
const readYuan = (raw: unknown): Value => {
  const text = typeof raw === 'number' ? String(raw) : String(raw ?? '').trim();
  return fenOf(text, 'yuan') === undefined ? wrong('money_invalid', '金额（元）最多两位小数') : { value: text };
};
function readChoice(raw: unknown, { options = [] }: LedgerField): Value {
  const text = typeof raw === 'number' ? String(raw) : raw;
  return options.some(({ code }) => code === text)
    ? { value: text as string }
    : wrong('choice_unknown', `只能是：${options.map(({ code, label }) => `${code}（${label}）`).join('、')}`);
}
const codeShape = /^[0-9A-Z]{18}$/;
function readCode(raw: unknown): Value {
  if (typeof raw === 'string' && codeShape.test(raw)) return { value: raw };
  const text = normalised(String(raw)).trim().toUpperCase();
  return codeShape.test(text) ? { value: text } : wrong('credit_code', '统一社会信用代码为 18 位');
}
const readers: Record<FieldKind, (raw: unknown, field: LedgerField) => Value> = {
  text: readText,
  code: readCode,
  choice: readChoice,
  date: readDate,
  money: readMoney,
  yuan: readYuan,
  whole: (raw, { most }) => readWhole(raw, most),
  number: (raw, { most }) => readNumber(raw, most),
};

/**
 * Reads the fields of a record, as JSON or as the texts of a CSV line. What is empty is left out; fields the format
 * does not know are kept in `extra` and named.
 */
export function readContent(fields: readonly LedgerField[], raw: Readonly<Record<string, unknown>>): ReadContent {
  const content: RecordContent = {};
  const faults: FieldFault[] = [];
  let known = 0;
  for (const field of fields) {
    const given = raw[field.key];
    if (given !== undefined) known += 1;
    if (given === undefined || given === null || given === '') {
      if (field.need) faults.push({ path: field.key, code: 'field_missing', message: `${field.label}必填` });
      continue;
    }
    const read = readers[field.kind](given, field);
    if (!('value' in read)) faults.push({ path: field.key, code: read.code, message: `${field.label}${read.message}` });
    else if (read.value !== '') content[field.key] = read.value;
    else if (field.need) faults.push({ path: field.key, code: 'field_missing', message: `${field.label}必填` });
  }
  const extra = known === Object.keys(raw).length ? [] : extraOf(fields, raw);
  if (extra.length > 0) content.extra = Object.fromEntries(extra.map((key) => [key, raw[key]]));
  return { content, extra, faults };
}
function extraOf(fields: readonly LedgerField[], raw: Readonly<Record<string, unknown>>): string[] {
  const names = new Set(fields.map(({ key }) => key));
  return Object.keys(raw).filter((key) => !names.has(key) && raw[key] !== '' && raw[key] !== null);
}

/** A record of the format before in the present one. What has no place in it is among the extra values. */
export function upgraded(content: RecordContent, steps: readonly UpgradeStep[]): RecordContent {
  const now = { ...content };
  for (const step of steps) {
    const source = step.op === 'map' ? step.field : step.from;
    const value = now[source];
    if (value === undefined) continue;
    if (step.op === 'map') {
      now[step.field] = step.values[String(value)] ?? value;
      continue;
    }
    delete now[step.from];
    if (step.op === 'keep' || now[step.to] !== undefined) {
      now.extra = { ...(now.extra as RecordContent | undefined), [step.from]: value };
    } else now[step.to] = step.op === 'rename' ? value : fenOf(String(value), 'yuan');
  }
  return now;
}
/** The way back: what the format before would have written. */
export function downgraded(content: RecordContent, steps: readonly UpgradeStep[]): RecordContent {
  const before = { ...content };
  for (const step of steps.toReversed()) {
    if (step.op === 'keep') {
      const { [step.from]: kept, ...left } = (before.extra ?? {}) as RecordContent;
      if (kept === undefined) continue;
      before[step.from] = kept;
      if (Object.keys(left).length > 0) before.extra = left;
      else delete before.extra;
      continue;
    }
    const source = step.op === 'map' ? step.field : step.to;
    const value = before[source];
    if (value === undefined) continue;
    if (step.op === 'map') {
      before[step.field] = Object.entries(step.values).find(([, to]) => to === value)?.[0] ?? value;
    } else {
      delete before[step.to];
      before[step.from] = step.op === 'rename' ? value : String(Number(value) / 100);
    }
  }
  return before;
}

const keyPattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$';
const keyShape = new RegExp(keyPattern);
/** A number that a sender gives to its record: letters, digits, dot, dash and underscore. */
export const isRecordKey = (text: unknown): text is string => typeof text === 'string' && keyShape.test(text);
/** A version: a whole number from 1 up; senders may use counters or moments. */
export const isRecordVersion = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;

const schemaTypes: Record<FieldKind, Record<string, unknown>> = {
  text: { type: 'string' },
  code: { type: 'string', pattern: '^[0-9A-Z]{18}$' },
  choice: { type: 'string' },
  date: { type: 'string', format: 'date' },
  money: { type: 'integer', minimum: 0, description: '整数分' },
  yuan: { type: 'string', pattern: '^\\d{1,12}(\\.\\d{1,2})?$' },
  whole: { type: 'integer', minimum: 0 },
  number: { type: 'number', minimum: 0 },
};
/** JSON Schema 2020-12 of a record, made from the same fields that read it. */
export function jsonSchemaOf(label: string, version: string, fields: readonly LedgerField[]): Record<string, unknown> {
  const property = ({ label: title, kind, unit, max, most, options }: LedgerField): Record<string, unknown> => ({
    title,
    ...schemaTypes[kind],
    ...(unit ? { description: unit } : {}),
    ...(kind === 'text' && max !== undefined ? { maxLength: max } : {}),
    ...(most === undefined ? {} : { maximum: most }),
    ...(options ? { oneOf: options.map(({ code, label: name }) => ({ const: code, title: name })) } : {}),
  });
  const content = {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.key, property(field)])),
    required: fields.filter(({ need }) => need).map(({ key }) => key),
    additionalProperties: true,
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${label} ${version}`,
    type: 'object',
    properties: {
      key: { type: 'string', pattern: keyPattern },
      version: { type: 'integer', minimum: 1 },
      deleted: { type: 'boolean' },
      data: content,
    },
    required: ['key', 'version'],
  };
}
