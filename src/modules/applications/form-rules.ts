import { fen, tenThousandYuan } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import type { AttachmentSlot, CallContent, Condition, FormField, FormSection } from '../calls/contract.ts';
import type { SectionState } from './terms.ts';

export type SlotFile = {
  slot: string;
  fileId: string;
  name: string;
  size: number;
  sha256: string;
  findings: readonly Finding[];
};
type Answers = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether a condition asks for something, given the other answers. */
export function asksFor(condition: Condition, answers: Answers): boolean {
  if (typeof condition === 'boolean') return condition;
  const given = answers[condition.field];
  const values = Array.isArray(given) ? given : [given];
  return values.some((one) => condition.in.includes(one as string));
}

/** Every empty required field, every value out of its limits, every missing file: all at once, each with its place. */
export function completenessFindings(
  content: Pick<CallContent, 'form' | 'slots'>,
  answers: Answers,
  files: readonly SlotFile[],
): Finding[] {
  return [
    ...content.form.sections.flatMap((section) => sectionFindings(section, answers)),
    ...content.slots.flatMap((slot) => slotFindings(slot, answers, files)),
  ];
}

export const sectionFindings = (section: FormSection, answers: Answers): Finding[] =>
  section.fields
    .filter((field) => !field.bind?.startsWith('organization.'))
    .flatMap((field) => fieldFindings(`${section.key}.${field.key}`, field, answers));

function fieldFindings(path: string, field: FormField, answers: Answers): Finding[] {
  const value = answers[path];
  if (!isEmpty(value)) return [...valueFindings(path, field, value), ...sumFindings(path, field, answers)];
  return findingsOf(
    asksFor(field.required, answers) && {
      code: 'field_missing',
      message: `“${field.label.replace(/“/g, '‘').replace(/”/g, '’')}”未填写`,
      path,
      clause: field.clause,
    },
  );
}

const shownMoney = (amount: number): string => `${tenThousandYuan(fen(Math.abs(amount)))} 万元`;

/** The lines of a table add up to the field that its form names; nothing is said while either is missing. */
function sumFindings(path: string, { label, sumOf }: FormField, answers: Answers): Finding[] {
  const whole = sumOf && answers[sumOf.equals];
  const rows = answers[path];
  if (!sumOf || typeof whole !== 'number' || !Array.isArray(rows)) return [];
  const sum = rows.reduce<number>((total, row) => total + (Number((row as Answers)[sumOf.column]) || 0), 0);
  const message = `“${label}”合计 ${shownMoney(sum)}，与“${sumOf.label}”相差 ${shownMoney(sum - whole)}`;
  return findingsOf(sum !== whole && Number.isSafeInteger(sum - whole) && { code: 'table_sum', message, path });
}

/** Whether one value fits its field; also asked at every autosave, where only shape matters. */
export function valueFindings(path: string, field: FormField, value: unknown): Finding[] {
  const wrong = (message: string): Finding[] => [{ code: 'field_wrong', message: `“${field.label}”${message}`, path }];
  switch (field.kind) {
    case 'text':
    case 'longText':
      return typeof value === 'string' ? lengthFindings(path, field, value) : wrong('应为文字');
    case 'number':
    case 'money':
      return typeof value === 'number' && Number.isFinite(value)
        ? rangeFindings(path, field, value)
        : wrong('应为数字');
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
        ? []
        : wrong('日期格式应为 2026-06-05');
    case 'yesNo':
      return typeof value === 'boolean' ? [] : wrong('请选择是或否');
    case 'choice':
      return fitsOptions(field, [value]) ? [] : wrong('不在可选范围内');
    case 'choices':
      return Array.isArray(value) && fitsOptions(field, value) ? [] : wrong('不在可选范围内');
    case 'list':
      return Array.isArray(value) && value.every((one) => typeof one === 'string') ? [] : wrong('应为多项文字');
    case 'table':
      return Array.isArray(value) ? tableFindings(path, field, value) : wrong('应为表格');
  }
}

/** Options that are data of their own are checked where the data is (acceptable values arrive with the form view). */
const fitsOptions = (field: FormField, values: unknown[]): boolean =>
  values.every(
    (one) => typeof one === 'string' && (!field.options || field.options.some((option) => option.value === one)),
  );

function lengthFindings(path: string, { label, min, max }: FormField, value: string): Finding[] {
  const length = [...value.trim()].length;
  return findingsOf(
    min !== undefined &&
      length < min && { code: 'field_short', message: `“${label}”不少于 ${min} 字，现有 ${length} 字`, path },
    max !== undefined &&
      length > max && { code: 'field_long', message: `“${label}”不超过 ${max} 字，现有 ${length} 字`, path },
  );
}

function rangeFindings(path: string, { label, min, max, kind }: FormField, value: number): Finding[] {
  const shown = (one: number) => (kind === 'money' ? `${one / 1_000_000} 万元` : `${one}`);
  return findingsOf(
    kind === 'money' && !Number.isSafeInteger(value) && { code: 'field_wrong', message: `“${label}”须精确到分`, path },
    min !== undefined && value < min && { code: 'field_small', message: `“${label}”不小于 ${shown(min)}`, path },
    max !== undefined && value > max && { code: 'field_large', message: `“${label}”不大于 ${shown(max)}`, path },
  );
}

function tableFindings(path: string, field: FormField, rows: unknown[]): Finding[] {
  const tooMany = field.maxRows !== undefined &&
    rows.length > field.maxRows && { code: 'table_long', message: `“${field.label}”不超过 ${field.maxRows} 行`, path };
  return [...findingsOf(tooMany), ...rows.flatMap((row, i) => rowFindings(`${path}.${i}`, field, row as Answers))];
}

function rowFindings(path: string, field: FormField, row: Answers): Finding[] {
  const line = `“${field.label}”第 ${Number(path.split('.').at(-1)) + 1} 行`;
  return (field.columns ?? []).flatMap((column) => {
    const value = row?.[column.key];
    const place = `${path}.${column.key}`;
    if (isEmpty(value)) {
      return findingsOf(
        column.required === true && { code: 'field_missing', message: `${line}“${column.label}”未填写`, path: place },
      );
    }
    return valueFindings(place, column, value).map((one) => ({ ...one, message: `${line}：${one.message}` }));
  });
}

function slotFindings(slot: AttachmentSlot, answers: Answers, files: readonly SlotFile[]): Finding[] {
  const present = files.filter((one) => one.slot === slot.key);
  const path = `files.${slot.key}`;
  const missing = present.length === 0 &&
    asksFor(slot.required, answers) && {
      code: 'file_missing',
      message: `未上传“${slot.label}”`,
      path,
      clause: slot.clause,
    };
  return [
    ...findingsOf(missing),
    ...present.flatMap((file) =>
      file.findings.map((one) => ({ ...one, path, message: `“${slot.label}”${file.name}：${one.message}` })),
    ),
  ];
}

/** The tick beside a section in the task list. */
export function sectionStateOf(
  section: FormSection,
  answers: Answers,
  unlocked: ReadonlySet<string> | null,
): SectionState {
  const paths = section.fields.map((field) => `${section.key}.${field.key}`);
  if (unlocked) return paths.some((path) => unlocked.has(path)) ? 'needs_correction' : 'locked';
  const own = section.fields.filter((field) => !field.bind?.startsWith('organization.'));
  const begun = own.some((field) => !isEmpty(answers[`${section.key}.${field.key}`]));
  const findings = sectionFindings(section, answers);
  if (findings.some((one) => one.code !== 'field_missing')) return 'problems';
  if (findings.length === 0) return begun || own.length === 0 ? 'done' : 'not_started';
  return begun ? 'in_progress' : 'not_started';
}
