import type { FormValues } from '../../../web/parts/SchemaForm.tsx';
import type { Instalment } from '../terms.ts';

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Instalments as rows to type in: their evidence as one text. */
export const planRows = (instalments: readonly Instalment[]): FormValues[] =>
  instalments.map((one) => ({ ...one, evidence: one.evidence.join('、') }));

/** And back; a row that is new gets its id from its place. */
export const planFrom = (rows: readonly FormValues[]): Instalment[] =>
  rows.map((row, i) => ({
    key: said(row.key) || `part-${i + 1}`,
    label: said(row.label),
    trigger: said(row.trigger),
    percent: said(row.percent),
    capFen: null,
    evidence: said(row.evidence)
      .split('、')
      .filter((word) => word !== ''),
  }));
