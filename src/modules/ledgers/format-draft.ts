// A draft of a format as a person edits it: one row a column, a code list as one line of text.
import type { LedgerField } from './format-rules.ts';

export type DraftRow = Omit<LedgerField, 'options' | 'need' | 'total'> & {
  need: 'yes' | 'no';
  total: 'yes' | 'no';
  /** `national=国家级；provincial=省级` */
  codes: string;
};

/** A code list as text: `code=名称`, separated by ；. */
export const codesText = (options: LedgerField['options'] = []): string =>
  options.map(({ code, label }) => `${code}=${label}`).join('；');
/** The code list that a text says; what has no `=` is code and label at once. */
export const codesIn = (text: string): { code: string; label: string }[] =>
  text
    .split(/[；;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [code = '', ...label] = one.split(/[=＝]/);
      return { code: code.trim(), label: (label.length > 0 ? label.join('=') : code).trim() };
    });

export const rowsOf = (fields: readonly LedgerField[]): DraftRow[] =>
  fields.map(({ options, need, total, ...field }) => ({
    ...field,
    need: need ? 'yes' : 'no',
    total: total ? 'yes' : 'no',
    codes: codesText(options),
  }));
/** The columns of a draft; what was left empty is left out. */
export const fieldsIn = (rows: readonly Partial<DraftRow>[]): LedgerField[] =>
  rows.map(({ key = '', label = '', kind = 'text', need, unit, max, most, total, codes = '' }) => ({
    key: key.trim(),
    label: label.trim(),
    kind,
    need: need === 'yes',
    ...(unit?.trim() ? { unit: unit.trim() } : {}),
    ...(max === undefined ? {} : { max }),
    ...(most === undefined ? {} : { most }),
    ...(kind === 'choice' ? { options: codesIn(codes) } : {}),
    ...(total === 'yes' ? { total: true } : {}),
  }));
