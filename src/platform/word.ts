import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Document,
  type FileChild,
  Footer,
  Header,
  type IBorderOptions,
  ImageRun,
  ImportedXmlComponent,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table as WordTable,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  TabStopType,
  WidthType,
} from 'docx';
import type { Table } from './papers/blocks.ts';
import type { FontRole } from './papers/fonts.ts';
import { mapText, printable } from './papers/print-text.ts';
import { qrPng } from './papers/version.ts';

/** The faces officials have in Word; the font table names what to take where one is missing. */
const wordFonts: Record<FontRole, { face: string; instead: string }> = {
  fang: { face: '仿宋_GB2312', instead: '仿宋' },
  kai: { face: '楷体_GB2312', instead: '楷体' },
  hei: { face: '黑体', instead: 'SimHei' },
  title: { face: '方正小标宋简体', instead: '宋体' },
  song: { face: '宋体', instead: 'SimSun' },
};
const latinFace = 'Times New Roman';
/** 0.4 pt inside, 1 pt outside, in eighths of a point. */
export const hairline: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const frame: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
function all(line: IBorderOptions) {
  return { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
}

/** Text in the typeface of a role; `size` in points. */
export const run = (role: FontRole, text: string, size: number, more: IRunOptions = {}): TextRun => {
  const eastAsia = wordFonts[role].face;
  const latin = role === 'hei' ? eastAsia : latinFace;
  const font = { ascii: latin, hAnsi: latin, eastAsia, cs: latin };
  return new TextRun({ text, font, size: Math.round(size * 2), ...more });
};

/** A paragraph of runs; a number as `pitch` fixes the distance of its lines in points. */
export const paragraph = (
  children: ParagraphChild[],
  { pitch, ...more }: IParagraphOptions & { pitch?: number } = {},
) =>
  new Paragraph({
    spacing: pitch ? { line: Math.round(pitch * 20), lineRule: LineRuleType.EXACT } : { before: 0, after: 0 },
    ...more,
    children,
  });

/** A title in 小标宋 size 2, one paragraph a line so that the shaped breaks stay. */
export const titleParagraphs = (lines: string[], size = 22): Paragraph[] =>
  lines.map((line) =>
    paragraph([run('title', line, size)], { alignment: AlignmentType.CENTER, pitch: size * 1.64, keepNext: true }),
  );

/** First-line indent of two characters at a size in points. */
export const twoCharacters = (size: number) => ({ firstLine: size * 40, firstLineChars: 200 });

/** A cell; `merged` ones of a column in successive rows become one. */
export type Cell = { children: Paragraph[]; shaded?: boolean; merged?: 'start' | 'more' };
/** A row of cells; `widths` are shares of its own; a `whole` row is not broken over pages, a `head` is repeated. */
export type Row = { cells: Cell[]; widths?: number[]; head?: boolean; whole?: boolean };
export type TableLook = { widthMm: number; lines?: 'framed' | 'record' | 'none'; atFoot?: boolean };
const looks = {
  framed: { ...all(frame), insideHorizontal: hairline, insideVertical: hairline },
  /** 版记: strong rules above and below, a thin one between (GB/T 9704-2012 7.4.1). */
  record: { ...all(none), top: frame, bottom: frame, insideHorizontal: hairline },
  none: all(none),
};

/** A table whose rows may have columns of their own: the grid is the union of all their edges. */
export function wordTable(rows: Row[], widths: number[], { widthMm, lines = 'framed', atFoot = false }: TableLook) {
  const edgesOf = (row: Row) => edges(row.widths ?? widths, mm(widthMm));
  const grid = [...new Set(rows.flatMap(edgesOf))].sort((a, b) => a - b);
  return new WordTable({
    width: { size: mm(widthMm), type: WidthType.DXA },
    columnWidths: grid.map((edge, index) => edge - (grid[index - 1] ?? 0)),
    layout: TableLayoutType.FIXED,
    borders: looks[lines],
    ...(atFoot && { float: footOfPage }),
    rows: rows.map((row) => tableRow(row, edgesOf(row), grid)),
  });
}
const footOfPage = {
  horizontalAnchor: TableAnchorType.MARGIN,
  verticalAnchor: TableAnchorType.MARGIN,
  relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
  relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
};

/** Right edges of columns in twips, to the nearest tenth of a millimetre so that equal edges meet. */
function edges(shares: number[], whole: number): number[] {
  const sum = shares.reduce((total, one) => total + one, 0);
  let reached = 0;
  return shares.map((one, index) => {
    reached += one;
    return index === shares.length - 1 ? whole : Math.round((whole * reached) / sum / 6) * 6;
  });
}

function tableRow({ cells, head = false, whole = head }: Row, ends: number[], grid: number[]): TableRow {
  const made = cells.map((cell, index) => {
    const [start, end] = [index === 0 ? 0 : (ends[index - 1] ?? 0), ends[index] ?? 0];
    return new TableCell({
      children: cell.children,
      columnSpan: grid.filter((edge) => edge > start && edge <= end).length,
      width: { size: end - start, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      ...(cell.merged && {
        verticalMerge: cell.merged === 'start' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
      }),
      ...(cell.shaded && { shading: { fill: 'F0F0F0' } }),
    });
  });
  return new TableRow({ children: made, tableHeader: head, cantSplit: whole });
}

const sideOf = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** Rows of a plain table: its head in 黑体, repeated on every page, and text in 宋体. */
export function textRows({ columns, rows }: Table, size = 10.5): Row[] {
  const widths = columns.map(({ width = 1 }) => width);
  const head = columns.map(({ title }) => ({
    children: [paragraph([run('hei', title, size)], { alignment: AlignmentType.CENTER, keepNext: true })],
  }));
  const body = rows.map((row) => {
    const cells = row.map((text, index) => {
      const alignment = sideOf[columns[index]?.align ?? 'left'];
      return { children: linesOf(text).map((line) => paragraph([run('song', line, size)], { alignment })) };
    });
    return { cells, widths, whole: true };
  });
  return [{ cells: head, widths, head: true }, ...body];
}

/** A plain table on its own. */
export const textTable = (table: Table, widthMm: number, size = 10.5): WordTable =>
  wordTable(textRows(table, size), [1], { widthMm });

const linesOf = (text: string): string[] => text.split('\n');

/** A label and its value underlined up to a place `toMm` in; an empty value stays a line to write on. */
export function underlined(field: { label: string; value: string }, look: UnderlineLook): Paragraph {
  const { role, labelRole = role, size, fromMm = 0, toMm, pitch } = look;
  const rest = [run(role, field.value, size, { underline: {} }), run(role, '\t', size, { underline: {} })];
  return paragraph([run(labelRole, `${field.label}：`, size), ...rest], {
    ...(pitch && { pitch }),
    indent: { left: mm(fromMm) },
    tabStops: [{ type: TabStopType.LEFT, position: mm(toMm) }],
  });
}
type UnderlineLook = {
  role: FontRole;
  labelRole?: FontRole;
  size: number;
  fromMm?: number;
  toMm: number;
  pitch?: number;
};

/** An empty line of a height in millimetres. */
export const gap = (heightMm: number): Paragraph =>
  paragraph([], {
    spacing: { line: Math.max(20, Math.round(mm(heightMm))), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  });

/** The foot that binds a page to the record, as in PDF: QR code, version, its sentence, page n of m. */
export function versionFooter(
  foot: { versionCode: string; qrText: string; footNote: string; sampleNote: string },
  widthMm: number,
): Footer {
  const code = new ImageRun({ type: 'png', data: qrPng(foot.qrText), transformation: { width: 49, height: 49 } });
  const sentence = `本件与系统版本 ${foot.versionCode} 一致${foot.footNote}`;
  const pages = [PageNumber.CURRENT, PageNumber.TOTAL_PAGES] as const;
  const cells: Cell[] = [
    { children: [paragraph([code])] },
    {
      children: [
        ...(foot.sampleNote ? [paragraph([run('hei', foot.sampleNote, 9, { color: 'D7000F' })])] : []),
        paragraph([run('song', '版本号 ', 8), run('hei', foot.versionCode, 9)]),
        paragraph([run('song', sentence, 8)]),
      ],
    },
    {
      children: [
        paragraph([run('song', '', 8, { children: ['第 ', pages[0], ' 页　共 ', pages[1], ' 页'] })], {
          alignment: AlignmentType.RIGHT,
        }),
      ],
    },
  ];
  const rule = paragraph([], { border: { top: hairline }, spacing: { line: 60, lineRule: LineRuleType.EXACT } });
  return new Footer({ children: [rule, wordTable([{ cells }], [16, widthMm - 51, 35], { widthMm, lines: 'none' })] });
}

/** A header with 草稿 across the page, as Word writes its own watermarks, or the given paragraphs alone. */
export function draftHeader(draft: boolean, children: Paragraph[] = []): Header {
  return new Header({
    children: draft ? [...children, paragraph([watermark() as unknown as ParagraphChild])] : children,
  });
}

/** 草稿 as Word's own kind of watermark, a shape behind the text; the library has no words for it. */
const watermark = (): ImportedXmlComponent =>
  ImportedXmlComponent.fromXmlString(
    readFileSync(path.resolve(import.meta.dirname, '../../assets/templates/draft-mark.xml'), 'utf8'),
  );

export type WordPaper = { title: string; sections: ISectionOptions[]; evenAndOdd?: boolean; size?: number };

/** A section on A4 with margins in millimetres. */
export const a4 = (margin: { top: number; right: number; bottom: number; left: number }, landscape = false) => ({
  size: {
    width: mm(210),
    height: mm(297),
    orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
  },
  margin: { top: mm(margin.top), right: mm(margin.right), bottom: mm(margin.bottom), left: mm(margin.left) },
});

/** Writes the file; its font table tells Word and WPS what stands in for a face the machine lacks. */
export async function wordFile({ title, sections, evenAndOdd = false, size = 16 }: WordPaper): Promise<Buffer> {
  const font = { ascii: latinFace, hAnsi: latinFace, eastAsia: wordFonts.fang.face, cs: latinFace };
  const document = new Document({
    title,
    creator: '精微',
    lastModifiedBy: '精微',
    sections,
    evenAndOddHeaderAndFooters: evenAndOdd,
    styles: {
      default: { document: { run: { font, size: size * 2, language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
    },
  });
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

const fontTable = (): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  Object.values(wordFonts)
    .map(
      ({ face, instead }) => `<w:font w:name="${face}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`,
    )
    .join('') +
  `<w:font w:name="${latinFace}"><w:charset w:val="00"/></w:font></w:fonts>`;

/** Text as Word may hold it: nothing XML refuses; undrawable characters stay, as Word finds fonts of its own. */
export const wordText = <T>(content: T): T => mapText(content, printable);

export type { FileChild };
export { mm };
