import { fen, tenThousandYuan } from '../../base/money.ts';
import { currentFormat, type LedgerField, type LedgerFormats } from './format-rules.ts';
import type { LedgerTotal } from './terms.ts';

/** `12,345,678`. */
export const wholeText = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 6 });

/** A value of a record as ledgers show it: amounts in 万元 with two decimals, numbers with thousands marks. */
export function shownValue(field: Pick<LedgerField, 'kind' | 'options'>, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (field.kind === 'money') return tenThousandYuan(fen(Number(value)));
  if (field.kind === 'choice') return field.options?.find(({ code }) => code === value)?.label ?? String(value);
  if (typeof value === 'number') return wholeText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
/** The head of a column: `已拨付（万元）`. */
export const columnTitle = ({ label, kind, unit }: Pick<LedgerField, 'label' | 'kind' | 'unit'>): string =>
  kind === 'money' ? `${label}（万元）` : unit ? `${label}（${unit}）` : label;

const countWords: Record<string, string> = { rows: '记录数', deleted: '撤销数' };
/** A total in words: amounts in 万元, as the ledger shows them. */
export function shownTotal({ kind, field, sent, counted }: LedgerTotal, { kinds }: LedgerFormats) {
  const known = currentFormat(kinds[kind]).fields.find(({ key }) => key === field);
  const said = (value: string) =>
    Number.isSafeInteger(Number(value)) ? shownValue(known ?? { kind: 'whole' }, Number(value)) : value;
  const label = known ? columnTitle(known) : (countWords[field] ?? field);
  return { kind, field, label, sent: said(sent), counted: said(counted), same: sent === counted };
}
