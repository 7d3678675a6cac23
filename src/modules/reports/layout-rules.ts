import { cellName } from '../../base/cells.ts';
import { beijingTime, dayOf, type Instant, longDate } from '../../base/time.ts';
import { periodName } from './calendar-rules.ts';
import { cellForWorkbook, choicesOf } from './cell-rules.ts';
import type { Cells, DefinitionContent, EditionContent, ReportColumn, ReportPeriod } from './terms.ts';

// The shape of a printed sheet (platform/workbook-form.ts writes it).
type SheetRow = {
  cells: (string | number | null)[];
  look: 'title' | 'line' | 'group' | 'head' | 'body' | 'foot' | 'plain';
  height?: number;
};
export type LaidSheet = {
  name: string;
  isHidden?: boolean;
  widths: number[];
  rows: SheetRow[];
  merges?: string[];
  formats?: Record<number, string>;
  lists?: { column: number; from: number; to: number; range: string }[];
  changed?: string[];
  locked?: number[];
  print?: { repeat: string; foot: string };
  frozen?: { rows: number; columns: number };
};

export const sheetNames = { table: '推进表', guide: '填表说明', codes: '代码表', stamp: '_精微' } as const;
/** Rows of the layout, from 1: title, unit and period, groups, heads, then the body. */
export const layoutRows = { title: 1, line: 2, groups: 3, heads: 4, body: 5 } as const;

export { cellName };
/** The heads of the body as printed; the first column counts the rows. */
export const headsOf = (columns: readonly ReportColumn[]): string[] => [
  '序号',
  ...columns.map(({ label, unit, need }) => `${label}${unit ? `（${unit}）` : ''}${need ? '*' : ''}`),
];

export type Printed = {
  content: DefinitionContent;
  period: Pick<ReportPeriod, 'year' | 'serial' | 'startsOn' | 'endsOn'>;
  unitName: string;
  rows: readonly { cells: Cells; changed: readonly string[]; locked?: readonly string[] }[];
  /** Lines below the body. */
  foot: readonly string[];
  stamp: Readonly<Record<string, string | number>>;
};

/** The table in the layout of the annex, A4 across, with its code lists and the stamp that says what it is. */
export function tableSheets(printed: Printed): LaidSheet[] {
  return [mainSheet(printed), codeSheet(printed.content), stampSheet(printed.stamp)];
}
/** The same table to be filled in, with a page that says how. */
export const templateSheets = (printed: Printed): LaidSheet[] => [guideSheet(printed), ...tableSheets(printed)];

function mainSheet({ content, period, unitName, rows, foot }: Printed): LaidSheet {
  const { columns } = content;
  const last = columns.length;
  const [a, b] = [Math.floor(last / 3), Math.floor((last * 2) / 3)];
  const line: (string | null)[] = Array.from({ length: last + 1 }, () => null);
  line[0] = `填报单位：${unitName}`;
  line[a + 1] = `期次：${periodName(period)}`;
  line[b + 1] = '单位：万元';
  const end = layoutRows.body + rows.length;
  return {
    name: sheetNames.table,
    widths: [6, ...columns.map(({ width }) => width)],
    rows: [
      { cells: [content.title, ...columns.map(() => null)], look: 'title', height: 30 },
      { cells: line, look: 'line', height: 20 },
      { cells: groupCells(columns), look: 'group', height: 18 },
      { cells: headsOf(columns), look: 'head', height: 32 },
      ...rows.map(({ cells }, i) => bodyRow(bodyCells(content, cells, i + 1), columns)),
      ...foot.map((text) => ({ cells: [text, ...columns.map(() => null)], look: 'foot' as const, height: 22 })),
    ],
    merges: [
      `A1:${cellName(last, 1)}`,
      `A2:${cellName(a, 2)}`,
      `${cellName(a + 1, 2)}:${cellName(b, 2)}`,
      `${cellName(b + 1, 2)}:${cellName(last, 2)}`,
      ...groupMerges(columns),
      ...foot.map((_, i) => `${cellName(0, end + i)}:${cellName(last, end + i)}`),
    ],
    formats: formatsOf(columns),
    lists: choiceLists(content, rows.length),
    changed: rows.flatMap(({ changed }, i) =>
      changed.map((key) => cellName(columns.findIndex((one) => one.key === key) + 1, layoutRows.body + i)),
    ),
    locked: columns.flatMap(({ from }, i) => (from === 'record' ? [i + 1] : [])),
    print: { repeat: '1:4', foot: '第 &P 页 共 &N 页' },
    frozen: { rows: 4, columns: 1 + Math.max(1, columns.findIndex(({ key }) => key === 'title') + 1) },
  };
}

/** How many half-width places a text takes. */
const placesOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2000' ? 2 : 1), 0);
/** High enough for the longest wrapped cell: not every program finds the height of wrapped rows by itself. */
function bodyRow(cells: (string | number | null)[], columns: readonly ReportColumn[]) {
  const lines = columns.map(({ kind, width }, i) =>
    kind === 'text' || kind === 'choice' ? Math.ceil(placesOf(String(cells[i + 1] ?? '')) / Math.max(1, width - 1)) : 1,
  );
  return { cells, look: 'body' as const, height: Math.min(400, 4 + 14 * Math.max(1, ...lines)) };
}

const bodyCells = (content: DefinitionContent, cells: Cells, serial: number): (string | number | null)[] => [
  serial,
  ...content.columns.map((column) => cellForWorkbook(column, cells[column.key], choicesOf(column, content))),
];
const formatOf: Partial<Record<ReportColumn['kind'], string>> = {
  money: '#,##0.00####',
  whole: '#,##0',
  number: '0.##',
};
const formatsOf = (columns: readonly ReportColumn[]): Record<number, string> => ({
  0: '0',
  ...Object.fromEntries(columns.flatMap(({ kind }, i) => (formatOf[kind] ? [[i + 1, formatOf[kind]]] : []))),
});

/** Runs of columns of one group, as [first, last] from 1. */
function groupRuns(columns: readonly ReportColumn[]): { group: string; first: number; last: number }[] {
  const runs: { group: string; first: number; last: number }[] = [];
  for (const [i, { group }] of columns.entries()) {
    const run = runs.at(-1);
    if (run?.group === group) run.last = i + 1;
    else runs.push({ group, first: i + 1, last: i + 1 });
  }
  return runs;
}
const groupCells = (columns: readonly ReportColumn[]): (string | null)[] => {
  const cells: (string | null)[] = Array.from({ length: columns.length + 1 }, () => null);
  for (const { group, first } of groupRuns(columns)) cells[first] = group;
  return cells;
};
const groupMerges = (columns: readonly ReportColumn[]): string[] =>
  groupRuns(columns)
    .filter(({ first, last }) => last > first)
    .map(({ first, last }) => `${cellName(first, layoutRows.groups)}:${cellName(last, layoutRows.groups)}`);

const choiceColumns = (content: DefinitionContent) =>
  content.columns.flatMap((column, i) => (column.kind === 'choice' ? [{ column, i }] : []));
const choiceLists = (content: DefinitionContent, rows: number): NonNullable<LaidSheet['lists']> =>
  rows === 0
    ? []
    : choiceColumns(content).map(({ column, i }, at) => {
        const letters = cellName(at, 1).slice(0, -1);
        const range = `'${sheetNames.codes}'!$${letters}$2:$${letters}$${choicesOf(column, content).length + 1}`;
        return { column: i + 1, from: layoutRows.body, to: layoutRows.body + rows - 1, range };
      });
function codeSheet(content: DefinitionContent): LaidSheet {
  const lists = choiceColumns(content).map(({ column }) => [
    column.label,
    ...choicesOf(column, content).map(({ label }) => label),
  ]);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return {
    name: sheetNames.codes,
    isHidden: true,
    widths: lists.map(() => 16),
    rows: Array.from({ length: longest }, (_, r) => ({
      cells: lists.map((list) => list[r] ?? null),
      look: 'plain' as const,
    })),
  };
}
const stampSheet = (stamp: Printed['stamp']): LaidSheet => ({
  name: sheetNames.stamp,
  isHidden: true,
  widths: [20, 70],
  rows: Object.entries(stamp).map(([key, value]) => ({ cells: [key, String(value)], look: 'plain' as const })),
});

const kindWords: Record<ReportColumn['kind'], (column: ReportColumn) => string> = {
  text: ({ max = 200 }) => `文字，不超过 ${max} 字`,
  choice: () => '从下拉列表选',
  date: () => '日期，例：2026-11-30',
  money: () => '数字，单位万元，最多六位小数，例：60 或 12.5；不写“万”“元”',
  whole: ({ most }) => `整数${most ? `，0 至 ${most}` : ''}`,
  number: ({ most }) => `数${most ? `，0 至 ${most}` : ''}`,
};
function guideSheet({ content, period, unitName }: Printed): LaidSheet {
  const says = [
    `${content.title}：填表说明`,
    `${unitName}，${periodName(period)}。依据：${content.clause}。`,
    '灰色列由系统带出，不在表中修改；其余列已带入上期数，只改有变化的单元格。',
    '不要改工作表名、增删行列、合并单元格；不用公式。带 * 的列必填。',
    '填好后在“双周推进表”页导入：先核对全部单元格，有一格不对整表不导，并发回标出错误的原表。',
  ];
  return {
    name: sheetNames.guide,
    widths: [20, 12, 70],
    rows: [
      ...says.map((text, i) => ({
        cells: [text, null, null],
        look: i === 0 ? ('title' as const) : ('plain' as const),
      })),
      { cells: ['列', '必填', '怎么填'], look: 'head' },
      ...content.columns.map((column) => ({
        cells: [
          column.label,
          column.need ? '是' : '',
          column.from === 'record' ? '系统带出' : kindWords[column.kind](column),
        ],
        look: 'plain' as const,
      })),
    ],
    merges: says.map((_, i) => `A${i + 1}:C${i + 1}`),
  };
}

/** What stands below the table of a unit (ux 5.4). */
export function signatureLines({ signed, edition, reason }: EditionContent, digest: string): string[] {
  const blank = '　　';
  const who = [
    `填报人：${signed.preparedBy}`,
    `审核人：${signed.checkedBy}`,
    `单位负责人：${signed.certifiedBy}`,
    `联系电话：${signed.phone}`,
    `填报日期：${longDate(dayOf(signed.certifiedAt))}`,
  ].join(blank);
  return [who, `第 ${edition} 版${reason ? `（更正：${reason}）` : ''}${blank}内容摘要：${digest}`];
}
export const unsignedLines = (at: Instant): string[] => [
  ['填报人：', '审核人：', '单位负责人：', '联系电话：', '填报日期：'].map((one) => one.padEnd(14, '　')).join(''),
  `尚未签发，${beijingTime(at)} 时的内容`,
];
