import { z } from 'zod';
import { fen } from './money.ts';
import { type Instant, type LocalDate, localDate } from './time.ts';

/**
 * Full-width letters, digits and brackets become half-width, ideographic spaces plain ones; used on entry and
 * matching.
 */
export const normalised = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');

/** Control characters except line break and tab, which no form field may hold. */
// biome-ignore lint: the range is the point
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Text of so many characters (code points); refused with control characters. */
export const text = (min: number, max: number) =>
  z
    .string()
    .trim()
    .refine((value) => [...value].length >= min, min === 1 ? '必填' : `不少于${min}字`)
    .refine((value) => [...value].length <= max, `不超过${max}字`)
    .refine((value) => !controls.test(value), '含有无法显示的控制字符');

export const optionalText = (max: number) => text(0, max).default('');
export const localDateField = () =>
  z.iso.date('日期格式为 2026-06-05').transform((value): LocalDate => localDate(value));
export const idField = () => z.uuid('编号格式不对');
export const fenField = () => z.int('金额须为整数分').min(0, '金额不能为负').transform(fen);

/** What leaves the server as a moment. */
export const InstantOut = z.string().transform((value) => value as Instant);
export const DateOut = z.string().transform((value) => value as LocalDate);
export const FindingOut = z.object({
  code: z.string(),
  message: z.string(),
  path: z.string().optional(),
  clause: z.string().optional(),
  weight: z.enum(['stop', 'look']).optional(),
});
export const MoveOut = z.object({
  act: z.string(),
  label: z.string(),
  findings: z.array(FindingOut),
  basis: z.string().optional(),
});
/** One line of a subject's timeline. */
export const TimelineOut = z.object({
  at: InstantOut,
  act: z.string(),
  label: z.string(),
  who: z.string(),
  org: z.string(),
  note: z.string(),
});

export const PageIn = z.object({
  /** Rows a page; lists offer 20, 50 and 100. */
  size: z.coerce.number().int().min(1).max(2000).default(50),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** `z.enum` over the keys of a value → Chinese label table. */
export const keysOf = <K extends string>(labels: Record<K, string>) => z.enum(Object.keys(labels) as [K, ...K[]]);

/** Column headings of a form, in field order; the workbook template and its importer both use them. */
export const headingsOf = (form: z.ZodObject): { key: string; label: string }[] =>
  Object.entries(form.shape).map(([key, field]) => ({
    key,
    label: String((field as z.ZodType).meta()?.label ?? key),
  }));
