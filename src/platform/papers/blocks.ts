/** Levels of an official document: 一、 then （一） then 1. then （1） (GB/T 9704-2012 7.3.3). */
export type HeadingLevel = 1 | 2 | 3 | 4;
export type Heading = { kind: 'heading'; level: HeadingLevel; text: string };
export type Paragraph = { kind: 'paragraph'; text: string };

/** A column's title, its share of the width (1 when absent) and how its cells stand. */
export type Column = { title: string; width?: number; align?: 'left' | 'center' | 'right' };
/** Rows of text under columns; a row shorter than the columns is filled with blanks. */
export type Table = { columns: Column[]; rows: string[][] };
export type Block = Heading | Paragraph | { kind: 'table'; table: Table };

/** What ties a printed paper to the record it was made from: the short code and what the QR code says. */
export type Version = {
  versionCode: string;
  qrText: string;
  /** Drawn in a demonstration, whose figures of real offices are made up: every page says so. */
  sample?: boolean;
};

/** A line as it stands on the paper: its typeface and its text with the number in front. */
export type Line = { kind: 'line'; heading: boolean; role: 'hei' | 'kai' | 'fang'; text: string };
export type Arranged = Line | { kind: 'table'; table: Table };

const digits = '〇一二三四五六七八九';

/** A whole number below 100 in Chinese, as headings are counted. */
export function chineseNumber(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : digits[ones]}`;
}

/** A calendar day as official papers write it, without leading zeros; nothing yet is left to be filled in by hand. */
export function chineseDate(day: string | undefined): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '') ?? [];
  return year ? `${year}年${Number(month)}月${Number(date)}日` : '　　年　　月　　日';
}

const numbered: Record<HeadingLevel, RegExp> = {
  1: /^[一二三四五六七八九十]+、/,
  2: /^（[一二三四五六七八九十]+）/,
  3: /^\d+[.．]/,
  4: /^（\d+）/,
};
const numberOf: Record<HeadingLevel, (count: number) => string> = {
  1: (count) => `${chineseNumber(count)}、`,
  2: (count) => `（${chineseNumber(count)}）`,
  3: (count) => `${count}.`,
  4: (count) => `（${count}）`,
};
const roleOf: Record<HeadingLevel, Line['role']> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' };

/** Counts the headings of each level and sets typefaces; a heading that brings its own number keeps it. */
export function arrangeBlocks(blocks: Block[]): Arranged[] {
  const counts = [0, 0, 0, 0, 0];
  return blocks.flatMap((block): Arranged[] => {
    if (block.kind === 'table') return [{ kind: 'table', table: squareTable(block.table) }];
    if (block.kind === 'paragraph') return bodyLines(block.text);
    const { level, text } = block;
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    const number = numbered[level].test(text) ? '' : numberOf[level](counts[level] ?? 1);
    return [{ kind: 'line', heading: true, role: roleOf[level], text: number + text }];
  });
}

const bodyLines = (text: string): Line[] =>
  paragraphsOf(text).map((line) => ({ kind: 'line', heading: false, role: 'fang', text: line }));

/** One entry per paragraph of a typed text; blank lines fall away. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The same table with every row as long as its columns. */
export const squareTable = (table: Table): Table => ({
  columns: table.columns,
  rows: table.rows.map((row) => table.columns.map((_, index) => row[index] ?? '')),
});

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const neverFirst = /^[，。、；：？！）》〉」』”’％%…—·的之和与及等了]/u;
const neverLast = /[（《〈「『“‘]$/u;

/** A title in lines of at most `most` characters, broken between words and shaped as a trapezoid (7.3.1). */
export function titleLines(title: string, most: number): string[] {
  return title.split('\n').flatMap((line) => balanced(line.trim(), most));
}

function balanced(line: string, most: number): string[] {
  const count = Math.ceil(widthOf(line) / most);
  if (count <= 1) return line === '' ? [] : [line];
  const pieces = piecesOf(line);
  const target = Math.min(most, widthOf(line) / count + 0.5);
  const at = firstBreak(pieces, target, most);
  const [head, tail] = [pieces.slice(0, at).join(''), pieces.slice(at).join('').trim()];
  return [head.trim(), ...balanced(tail, most)];
}

/** Words of the trade that no line of a title may break, which the general dictionary does not know. */
const kept =
  /(微短剧精品创作传播计划|微短剧|创作扶持计划|扶持计划|扶持项目|广播电视总局|广播电视局|网络视听|三方协议|补充协议|实施方案|推荐作品|拟?入选作品)/;

const piecesOf = (line: string): string[] =>
  line
    .split(kept)
    .flatMap((part) => (kept.test(part) ? [part] : Array.from(words.segment(part), ({ segment }) => segment)));

/** The number of pieces on the first line: nearest to the wished width among the breaks that may be made. */
function firstBreak(pieces: string[], target: number, most: number): number {
  let best = { at: 0, cost: Number.POSITIVE_INFINITY };
  for (let at = 1; at < pieces.length; at++) {
    const width = widthOf(pieces.slice(0, at).join(''));
    if (width > most) break;
    const awkward = neverFirst.test(pieces[at] ?? '') || neverLast.test(pieces[at - 1] ?? '');
    const off = width > target ? (width - target) * 0.9 : target - width;
    const cost = off + (awkward ? 6 : 0) + (insideMarks(pieces.slice(0, at)) ? 3 : 0);
    if (cost < best.cost) best = { at, cost };
  }
  return best.at === 0 ? 1 : best.at;
}

const insideMarks = (pieces: string[]): boolean => {
  const text = pieces.join('');
  return text.lastIndexOf('《') > text.lastIndexOf('》');
};

/** Width in Chinese characters: Latin letters and digits count half. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce<number>((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x2000 && one !== '·' ? 0.5 : 1), 0);
