import { fen, tenThousandYuan } from '../../../base/money.ts';
import type { Finding } from '../../../base/problem.ts';
import { localDate, longDate } from '../../../base/time.ts';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { AttachmentSlot, FormField, FormSection } from '../../calls/contract.ts';
import { asksFor, completenessFindings, sectionStateOf, type SlotFile } from '../form-rules.ts';
import type { FilledForm } from '../views.ts';

export type Answers = Readonly<Record<string, unknown>>;
export type Option = { value: string; label: string };

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A section's name; the letter that official annexes put before it is not shown beside our own number. */
export const nameOfSection = ({ label }: { label: string }): string => label.replace(/^[A-Z]\s+/, '');

export const optionsOf = (field: FormField, { options }: Pick<FilledForm, 'options'>): Option[] =>
  field.options ?? (field.optionsFrom ? (options[field.optionsFrom] ?? []) : []);

/** A field of the organisation's own record: shown, never typed here. */
export const ofOrganization = (field: FormField): string | undefined =>
  field.bind?.startsWith('organization.') ? field.bind.slice('organization.'.length) : undefined;

/** What depends on an answer of the same section appears with that answer; anything else always stands there. */
export function isShown(
  asked: FormField['required'],
  answers: Answers,
  { section, value }: { section: string; value: unknown },
) {
  if (typeof asked === 'boolean' || !isEmpty(value)) return true;
  return !asked.field.startsWith(`${section}.`) || asksFor(asked, answers);
}

export const slotsOfSection = (
  { slots, files }: FilledForm,
  { section, answers }: { section: string; answers: Answers },
): AttachmentSlot[] =>
  slots.filter(
    (slot) =>
      slot.section === section &&
      (slot.required === false || asksFor(slot.required, answers) || files.some((file) => file.slot === slot.key)),
  );

const asSlotFile = (file: FilledForm['files'][number]): SlotFile => ({ ...file, findings: [] });
const isOfForm = ({ code }: Finding): boolean => /^(field|table)_|^file_missing$/.test(code);

/**
 * Everything against handing in, as the page stands: the form judged here and now, the rest as the server last said.
 */
export function findingsOn(application: FilledForm, answers: Answers): Finding[] {
  const own = completenessFindings(application, answers, application.files.map(asSlotFile));
  const unfilled = new Set(own.filter(({ code }) => code === 'field_missing').map(({ path }) => path));
  const others = application.findings.filter((one) => !isOfForm(one) && !unfilled.has(one.path));
  return [...own, ...others];
}

export const isMissing = ({ code }: Finding): boolean => code === 'field_missing' || code === 'file_missing';
export const stopsIn = (findings: readonly Finding[]): Finding[] => findings.filter((one) => one.weight !== 'look');

/** The section that a finding's field or attachment stands in. */
export function sectionOfPath({ slots, form }: FilledForm, path: string | undefined): string | undefined {
  const [first, second] = (path ?? '').split('.');
  if (first === 'files') return slots.find((slot) => slot.key === second)?.section;
  return form.sections.find((section) => section.key === first)?.key;
}

/** The words beside a field for a path, e.g. 总投资 or 第 2 行 金额. */
export function labelOfPath({ form, slots }: Pick<FilledForm, 'form' | 'slots'>, path: string): string | undefined {
  const [first, second, row, cell] = path.split('.');
  if (first === 'files') return slots.find((slot) => slot.key === second)?.label;
  const field = form.sections.find(({ key }) => key === first)?.fields.find(({ key }) => key === second);
  if (!field || row === undefined) return field?.label.replace(/“/g, '‘').replace(/”/g, '’');
  const column = field.columns?.find(({ key }) => key === cell)?.label ?? '';
  return `${field.label}第 ${Number(row) + 1} 行${column ? ` ${column}` : ''}`;
}

/** The places a correction opens that have been changed or uploaded since it was asked. */
export function correctedPaths(
  { unlocked, correction, answers, files }: FilledForm,
  edited: readonly string[],
): string[] {
  const since = correction?.askedAt ?? '';
  const later = (path: string) =>
    path.startsWith('files.')
      ? files.some((file) => `files.${file.slot}` === path && file.addedAt > since)
      : edited.includes(path) || answers.some((one) => one.field === path && one.savedAt > since);
  return (unlocked ?? []).filter(later);
}

export type Mark = { kind: Kind; words: string };
const lookOnly = (findings: readonly Finding[]) => findings.some((one) => one.weight === 'look');

/** What stands beside a section in the task list: a shape and what to do next. */
export function markOf(
  application: FilledForm,
  {
    section,
    answers,
    findings,
    corrected = [],
  }: { section: FormSection; answers: Answers; findings: readonly Finding[]; corrected?: readonly string[] },
): Mark {
  const open = application.unlocked;
  if (open) {
    const mine = open.filter((path) => sectionOfPath(application, path) === section.key);
    if (mine.length === 0) return { kind: 'lock', words: '本次不改' };
    const left = mine.filter((path) => !corrected.includes(path)).length;
    return left > 0 ? { kind: 'warn', words: `待补正 ${left} 处` } : { kind: 'done', words: `已改 ${mine.length} 处` };
  }
  const own = findings.filter((one) => sectionOfPath(application, one.path) === section.key);
  const wrong = stopsIn(own).filter((one) => !isMissing(one));
  const files = own.filter((one) => one.code === 'file_missing').length;
  const missing = own.filter((one) => one.code === 'field_missing').length;
  const state = sectionStateOf(section, answers, null);
  if (wrong.length > 0) return { kind: 'bad', words: `${wrong.length} 处问题` };
  if (state === 'not_started') return { kind: 'idle', words: '未开始' };
  if (missing > 0) return { kind: 'doing', words: `还差 ${missing} 项` };
  if (files > 0) return { kind: 'warn', words: `待上传 ${files} 个附件` };
  return lookOnly(own) ? { kind: 'warn', words: '已填，有待核对' } : { kind: 'done', words: '已完成' };
}

/** An answer as a reader sees it. */
export function shownText(field: FormField, value: unknown, application: Pick<FilledForm, 'options'>): string {
  if (isEmpty(value)) return '';
  const named = (one: unknown) =>
    optionsOf(field, application).find((option) => option.value === one)?.label ?? String(one);
  switch (field.kind) {
    case 'money':
      return `${tenThousandYuan(fen(Number(value)))} 万元`;
    case 'number':
      return `${String(value)}${field.unit ? ` ${field.unit}` : ''}`;
    case 'date':
      return longDate(localDate(String(value)));
    case 'yesNo':
      return value === true ? '是' : '否';
    case 'choice':
      return named(value);
    case 'choices':
      return (value as unknown[]).map(named).join('、');
    case 'list':
      return (value as unknown[]).join('、');
    default:
      return String(value);
  }
}

export const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [];

/** Sums of the money and number columns of a table, by column. */
export function sumsOf(field: FormField, rows: readonly Record<string, unknown>[]): Record<string, number> {
  const summed = (field.columns ?? []).filter(({ kind }) => kind === 'money' || kind === 'number');
  return Object.fromEntries(
    summed.map(({ key }) => [key, rows.reduce((sum, row) => sum + (Number(row[key]) || 0), 0)]),
  );
}

/** A part of a whole in percent with one decimal; for reading only. */
export const shareText = (part: number, whole: number): string =>
  whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : '—';
