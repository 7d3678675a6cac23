import { AlignmentType, PageBreak, type Paragraph, TabStopType } from 'docx';
import {
  a4,
  type Cell,
  draftHeader,
  type FileChild,
  gap,
  hairline,
  mm,
  paragraph,
  run,
  type Row,
  textRows,
  titleParagraphs,
  twoCharacters,
  versionFooter,
  wordFile,
  wordTable,
  wordText,
} from '../word.ts';
import { type ArrangedForm, type ArrangedRow, arrangeForm, type FormPaper, type FormPart } from './form.ts';

const widthMm = 162;
const columns = [27, 54, 27, 54];

/** An application form as Word file, with the same fields, blanks, seal page and foot as the PDF. */
export async function formPaperWord(form: FormPaper): Promise<Buffer> {
  const arranged = wordText(arrangeForm(form));
  const foot = versionFooter(arranged, widthMm);
  const section = {
    properties: { page: a4({ top: 24, right: 22, bottom: 30, left: 26 }), titlePage: true },
    headers: { first: draftHeader(arranged.draft), default: draftHeader(arranged.draft, [runningHead(arranged)]) },
    footers: { first: foot, default: foot },
    children: [...headOf(arranged), ...arranged.sections.flatMap(sectionOf), ...sealPage(arranged.signatures)],
  };
  return wordFile({ title: arranged.documentTitle, sections: [section], size: 12 });
}

const runningHead = ({ documentTitle, number }: ArrangedForm) =>
  paragraph([run('song', `${documentTitle}\t${number ? `编号 ${number}` : ''}`, 8.5)], {
    tabStops: [{ type: TabStopType.RIGHT, position: mm(widthMm) }],
    border: { bottom: hairline },
  });

const headOf = (form: ArrangedForm): FileChild[] => [
  ...titleParagraphs(form.titleLines),
  ...(form.subtitle ? [paragraph([run('kai', form.subtitle, 14)], { alignment: AlignmentType.CENTER })] : []),
  ...(form.number ? [paragraph([run('song', `编号：${form.number}`, 11)], { alignment: AlignmentType.RIGHT })] : []),
  gap(3),
];

/** One table a section; its heading, and a table's own head where that comes first, are repeated on every page. */
function sectionOf({ heading, parts }: ArrangedForm['sections'][number]): FileChild[] {
  const strip = { children: [paragraph([run('hei', heading, 12)], { keepNext: true })], shaded: true };
  const rows = [
    { cells: [strip], widths: [1], head: true },
    ...parts.flatMap((part, index) => rowsOf(part, index === 0)),
  ];
  return [wordTable(rows, columns, { widthMm }), gap(4)];
}

function rowsOf(part: FormPart, isFirst: boolean): Row[] {
  if (part.kind === 'rows') return part.rows.map(cellsOf);
  const caption = { children: [paragraph([run('song', part.label, 11)], { keepNext: true })] };
  const captions = part.label ? [{ cells: [caption], widths: [1], head: true }] : [];
  return [...captions, ...textRows(part.table)].map((row) => ({ ...row, head: isFirst && row.head === true }));
}

const label = (text: string): Cell => ({
  children: [paragraph([run('song', text, 11)], { alignment: AlignmentType.CENTER })],
});
const value = (text: string): Cell => ({
  children: text.split('\n').map((line) => paragraph([run('fang', line, 12)])),
});

function cellsOf(row: ArrangedRow): Row {
  if (row.kind === 'pair') return { cells: row.fields.flatMap((field) => [label(field.label), value(field.value)]) };
  if (row.kind === 'value') return { cells: [label(row.label), value(row.value)], widths: [27, 135] };
  const text = row.paragraphs.map((line) =>
    paragraph([run('fang', line, 12)], { indent: twoCharacters(12), alignment: AlignmentType.BOTH }),
  );
  const room = text.length > 0 ? text : [gap(row.room)];
  const caption = paragraph([run('song', `${row.label}：`, 11)], { keepNext: true });
  return { cells: [{ children: [caption, ...room] }], widths: [1] };
}

function sealPage(signatures: ArrangedForm['signatures']): FileChild[] {
  if (signatures.length === 0) return [];
  const head = paragraph([new PageBreak(), run('hei', '签章页', 16)], { alignment: AlignmentType.CENTER });
  return [
    head,
    gap(3),
    wordTable(
      signatures.map((box) => ({ cells: [{ children: boxOf(box) }] })),
      [1],
      { widthMm },
    ),
  ];
}

function boxOf(box: ArrangedForm['signatures'][number]): Paragraph[] {
  const left = mm(78);
  const line = (text: string) =>
    paragraph([run('song', `${text}：`, 11), run('song', '\t', 11, { underline: {} })], {
      indent: { left },
      tabStops: [{ type: TabStopType.LEFT, position: mm(widthMm - 6) }],
      spacing: { before: 160, after: 160 },
    });
  return [
    paragraph([run('hei', box.heading, 12)]),
    ...(box.statement ? [paragraph([run('fang', box.statement, 12)], { indent: twoCharacters(12) })] : []),
    gap(box.room),
    ...box.lines.map(line),
    paragraph([run('song', `（盖章）　${box.date}`, 11)], { alignment: AlignmentType.RIGHT }),
  ];
}
