import { dayOf, longDate } from '../../base/time.ts';
import type { Block, Table } from '../../platform/papers/blocks.ts';
import { type NoticePaper, noticePaperPdf } from '../../platform/papers/notice.ts';
import { noticePaperWord } from '../../platform/papers/index.ts';
import type { FileAnswer } from '../../platform/use-case.ts';
import type { PackContent, PackSection } from './terms.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

const heads = [
  { title: '指标', width: 1.5 },
  { title: '本期', width: 1, align: 'right' as const },
  { title: '上期', width: 1, align: 'right' as const },
];
/** Figures beside those of the month before, two in a row. */
function comparison(figures: PackSection['figures']): Table {
  const cells = figures.map(({ label, text, unit, before }) => [
    label,
    `${text}${unit}`,
    before === null ? '—' : `${before}${unit}`,
  ]);
  const rows = cells.flatMap((left, i) => (i % 2 === 0 ? [[...left, ...(cells[i + 1] ?? ['', '', ''])]] : []));
  return { columns: [...heads, ...heads], rows };
}

/** A section on paper: sentences, figures beside those of the month before, the first rows, what the office adds. */
function blocksOf({ label, sentences, figures, table, remark }: PackSection): Block[] {
  const changed = figures.some(({ before }) => before !== null);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: label },
    ...sentences.map((text) => ({ kind: 'paragraph' as const, text })),
  ];
  if (changed) blocks.push({ kind: 'table', table: comparison(figures) });
  if (table && table.rows.length > 0) {
    blocks.push({ kind: 'table', table: { columns: table.columns, rows: table.rows.map(({ cells }) => cells) } });
    if (table.total > table.rows.length)
      blocks.push({
        kind: 'paragraph',
        text: `（共 ${table.total} 行，列出前 ${table.rows.length} 行，其余见系统。）`,
      });
  }
  if (remark) blocks.push({ kind: 'paragraph', text: remark });
  return blocks;
}

type Printed = {
  dispatchId: string;
  content: PackContent;
  code: string;
  digest: string;
  draft: boolean;
  sample?: boolean;
};
/** The pack on A4, the same words and rows as on the page. */
export function packPaper({ dispatchId, content, code, digest, draft, sample = false }: Printed): NoticePaper {
  const { period, title, issuer, clause, sections } = content;
  const asOf = dayOf(period.asOf);
  return {
    title: title.replace(/（(\d+年\d+月)）$/, '\n（$1）'),
    versionCode: code,
    sample,
    qrText: `/dispatches/${dispatchId}`,
    footNote: '，不一致的以系统记载为准。',
    blocks: [
      {
        kind: 'paragraph',
        text: `本材料依据${clause}，由系统记载生成，数据期间为${longDate(period.from)}至${longDate(period.until)}。`,
      },
      ...sections.flatMap(blocksOf),
    ],
    window: '',
    objection: '',
    contacts: [],
    issuedBy: issuer,
    date: asOf,
    draft,
    ...(digest ? { digest, digestLabel: '材料校验值' } : {}),
  };
}

/** The pack as a file; drawn after the transaction has ended. */
export function packAnswer(printed: Printed, format: keyof typeof types): FileAnswer {
  const make = format === 'pdf' ? noticePaperPdf : noticePaperWord;
  const { title } = printed.content;
  const name = `${title}${printed.draft ? '（草稿）' : `_${printed.code}`}.${format}`;
  return { name, type: types[format], body: () => make(packPaper(printed)) };
}
