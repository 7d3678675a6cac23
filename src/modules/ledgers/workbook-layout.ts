import { cellName } from '../../base/cells.ts';
import type { LedgerField } from './format-rules.ts';
import { periodLabel } from './period-rules.ts';
import type { RecordContent } from './terms.ts';
import { columnTitle, shownValue } from './wording.ts';

// How a ledger is laid out; platform/workbook-form.ts writes it.
type Look = 'title' | 'line' | 'head' | 'body' | 'plain';
type Row = { cells: (string | number | null)[]; look: Look; height?: number };

export const sheetNames = { table: '台账', guide: '填表说明', codes: '代码表', stamp: '_精微' } as const;
export const places = { heads: 3, body: 4 };
export const fixed = ['编号*', '版本', '撤销'];
export type Stamp = { kind: string; format: string; unit: string; unitName: string; period: string };
export type Standing = { key: string; version: number; digest: string; content: RecordContent | null };
export type Laid = {
  title: string;
  stamp: Stamp;
  fields: readonly LedgerField[];
  records: readonly Standing[];
  clause: string;
};

/** The heads of the body; those of `fixed` come first. */
export const headsOf = (fields: readonly LedgerField[]): string[] => [
  ...fixed,
  ...fields.map((field) => `${columnTitle(field)}${field.need ? '*' : ''}`),
];
/** A value as a workbook keeps it: figures as numbers, amounts in 万元. */
function cellOf(field: LedgerField, value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  if (field.kind === 'money') return Number(value) / 1_000_000;
  return field.kind === 'whole' || field.kind === 'number' ? Number(value) : shownValue(field, value);
}

/** Empty rows below the records, with their lists to choose from. */
const spareRows = 200;

/** The ledger as it stands, to be changed and filled up: records, code lists, how to fill it in, and its stamp. */
export function ledgerSheets(laid: Laid) {
  return [guideSheet(laid), tableSheet(laid), codeSheet(laid), stampSheet(laid.stamp)];
}
function tableSheet({ title, stamp, fields, records }: Laid) {
  const heads = headsOf(fields);
  const blank = heads.slice(1).map(() => null);
  const last = heads.length - 1;
  const half = Math.floor(last / 2);
  const body = records.map(({ key, version, content }) => [
    key,
    version,
    null,
    ...fields.map((field) => cellOf(field, content?.[field.key])),
  ]);
  const choices = fields.flatMap((field, i) => (field.kind === 'choice' ? [{ field, column: i + fixed.length }] : []));
  const line: (string | null)[] = heads.map(() => null);
  line[0] = `报送单位：${stamp.unitName}　　期次：${periodLabel(stamp.period)}`;
  line[half + 1] = '金额单位：万元';
  const end = places.body + records.length + spareRows - 1;
  const lists = choices.map(({ field, column }, at) => {
    const letters = cellName(at, 1).slice(0, -1);
    const range = `'${sheetNames.codes}'!$${letters}$2:$${letters}$${(field.options?.length ?? 0) + 1}`;
    return { column, from: places.body, to: end, range };
  });
  const rows: Row[] = [
    { cells: [title, ...blank], look: 'title', height: 30 },
    { cells: line, look: 'line', height: 20 },
    { cells: heads, look: 'head', height: 32 },
    ...body.map((cells) => ({ cells, look: 'body' as const })),
  ];
  return {
    name: sheetNames.table,
    widths: [16, 6, 6, ...fields.map(({ kind, label }) => (kind === 'text' ? 20 : Math.max(12, label.length * 2 + 2)))],
    rows,
    merges: [`A1:${cellName(last, 1)}`, `A2:${cellName(half, 2)}`, `${cellName(half + 1, 2)}:${cellName(last, 2)}`],
    formats: Object.fromEntries(
      fields.flatMap(({ kind }, i) => {
        const format = kind === 'money' ? '#,##0.00####' : kind === 'whole' ? '#,##0' : kind === 'number' ? '0.##' : '';
        return format === '' ? [] : [[i + fixed.length, format]];
      }),
    ),
    lists,
    locked: [1],
    print: { repeat: '1:3', foot: '第 &P 页 共 &N 页' },
    frozen: { rows: 3, columns: 4 },
  };
}
const kindWords: Record<LedgerField['kind'], (field: LedgerField) => string> = {
  text: ({ max = 200 }) => `文字，不超过 ${max} 字`,
  code: () => '18 位统一社会信用代码',
  choice: () => '从下拉列表选',
  date: () => '日期，例：2026-11-30',
  money: () => '数字，单位万元，最多六位小数；不写“万”“元”',
  yuan: () => '数字，单位元',
  whole: ({ most }) => `整数${most ? `，0 至 ${most}` : ''}`,
  number: ({ most }) => `数${most ? `，0 至 ${most}` : ''}`,
};
function guideSheet({ title, stamp, fields, clause }: Laid) {
  const says = [
    `${title}：填表说明`,
    `${stamp.unitName}，${periodLabel(stamp.period)}。依据：${clause}。`,
    '一行一条记录；编号由本单位编定，一经报送不再改变。表中已带入现有记录，只改有变化的，新增记录填在下面的空行。',
    '版本由系统填写，新增的留空；撤销一条记录，在“撤销”列填“是”。删去一行不等于撤销。',
    '不要改工作表名、增删列、合并单元格；不用公式。带 * 的列必填。有一格不对整表不导，并发回标出错误的原表。',
  ];
  const rows: Row[] = [
    ...says.map((text, i) => ({ cells: [text, null, null], look: i === 0 ? ('title' as const) : ('plain' as const) })),
    { cells: ['列', '必填', '怎么填'], look: 'head' },
    { cells: ['编号', '是', '1 至 60 位字母、数字、点、横线或下划线'], look: 'plain' },
    ...fields.map((field) => ({
      cells: [columnTitle(field), field.need ? '是' : '', kindWords[field.kind](field)],
      look: 'plain' as const,
    })),
  ];
  return { name: sheetNames.guide, widths: [22, 8, 70], rows, merges: says.map((_, i) => `A${i + 1}:C${i + 1}`) };
}
function codeSheet({ fields }: Laid) {
  const lists = fields
    .filter(({ kind }) => kind === 'choice')
    .map(({ label, options = [] }) => [label, ...options.map((one) => one.label)]);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const rows = Array.from(
    { length: longest },
    (_, r): Row => ({ cells: lists.map((list) => list[r] ?? null), look: 'plain' }),
  );
  return { name: sheetNames.codes, isHidden: true, widths: lists.map(() => 16), rows };
}
const stampSheet = (stamp: Stamp) => ({
  name: sheetNames.stamp,
  isHidden: true,
  widths: [20, 70],
  rows: Object.entries(stamp).map(([key, value]): Row => ({ cells: [key, value], look: 'plain' })),
});
