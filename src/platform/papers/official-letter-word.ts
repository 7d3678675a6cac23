import { AlignmentType, BorderStyle, Footer, type IParagraphOptions, PageNumber, Paragraph, TabStopType } from 'docx';
import {
  a4,
  draftHeader,
  type FileChild,
  gap,
  mm,
  paragraph,
  run,
  textTable,
  titleParagraphs,
  twoCharacters,
  wordFile,
  wordTable,
  wordText,
} from '../word.ts';
import type { Arranged } from './blocks.ts';
import { type ArrangedLetter, arrangeLetter, type OfficialLetter } from './official-letter.ts';

const size = 16;
/** 28 characters of 16 pt on 156 mm want a quarter of a point less each; in twentieths of a point. */
const closer = { characterSpacing: -5 };
/** 22 lines on 225 mm, 28 characters on 156 mm (GB/T 9704-2012 5.2.2). */
const pitch = 28.95;
const red = 'D7000F';
const textWidth = mm(156);
const body: IParagraphOptions & { pitch: number } = {
  pitch,
  indent: twoCharacters(size),
  alignment: AlignmentType.BOTH,
  widowControl: false,
};
const blank = (lines = 1, keepNext = false) =>
  Array.from({ length: lines }, () => paragraph([run('fang', '', size)], { pitch, keepNext }));

/** An official document as Word file; the same text as the PDF, named typefaces with stand-ins. */
export async function officialLetterWord(letter: OfficialLetter): Promise<Buffer> {
  const arranged = wordText(arrangeLetter(letter));
  const isLetter = arranged.form === 'letter';
  const closesAt = arranged.attachments.length === 0 ? arranged.blocks.length - 1 : -1;
  const children: FileChild[] = [
    ...(isLetter ? letterHead(arranged) : redHead(arranged)),
    ...titleParagraphs(arranged.titleLines),
    ...blank(),
    paragraph([run('fang', arranged.addressee, size)], { pitch }),
    ...arranged.blocks.flatMap((block, index) => blockOf(block, closesAt === index)),
    ...attachmentsOf(arranged.attachments),
    ...signedOf(arranged),
    ...(arranged.contact ? [paragraph([run('fang', arranged.contact, size)], body)] : []),
    ...recordOf(arranged),
  ];
  const page = a4({ top: isLetter ? 30 : 37, right: 26, bottom: 35, left: 28 });
  const section = {
    properties: {
      page: { ...page, margin: { ...page.margin, footer: mm(20) } },
      titlePage: isLetter,
    },
    headers: {
      default: draftHeader(arranged.draft),
      even: draftHeader(arranged.draft),
      first: draftHeader(arranged.draft),
    },
    footers: { default: pageFoot('right'), even: pageFoot('left'), first: isLetter ? letterFoot() : pageFoot('right') },
    children,
  };
  return wordFile({ title: arranged.documentTitle, sections: [section], evenAndOdd: true });
}

function redHead(letter: ArrangedLetter): Paragraph[] {
  const marks = letter.marks.map((mark) => paragraph([run('hei', mark, size)], { pitch }));
  const length = Array.from(letter.mark).length;
  const head = Math.min(46, Math.floor(437 / Math.max(1, length) / 1.02));
  const number = letter.signer
    ? paragraph(
        [run('fang', `　${letter.number}\t签发人：`, size), run('kai', letter.signer, size), run('fang', '　', size)],
        { pitch, tabStops: [{ type: TabStopType.RIGHT, position: textWidth }], ...redRule },
      )
    : paragraph([run('fang', letter.number, size, closer)], { pitch, alignment: AlignmentType.CENTER, ...redRule });
  return [
    ...marks,
    gap(Math.max(1, 35 - marks.length * 10.2 - 4)),
    paragraph([run('title', letter.mark, head, { color: red })], {
      alignment: AlignmentType.CENTER,
      pitch: head * 1.3,
    }),
    ...blank(2),
    number,
    ...blank(2),
  ];
}
const redRule = { border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } } };
const doubleRule = (side: 'top' | 'bottom') => ({
  border: {
    [side]: {
      style: side === 'bottom' ? BorderStyle.THICK_THIN_SMALL_GAP : BorderStyle.THIN_THICK_SMALL_GAP,
      size: 18,
      color: red,
      space: side === 'top' ? 1 : 11,
    },
  },
  indent: { left: -mm(8), right: -mm(6) },
});

function letterHead(letter: ArrangedLetter): Paragraph[] {
  const head = Math.min(46, Math.floor(425 / Math.max(1, Array.from(letter.mark).length) / 1.06));
  return [
    paragraph([run('title', letter.mark, head, { color: red })], {
      alignment: AlignmentType.CENTER,
      pitch: head * 1.1,
      ...doubleRule('bottom'),
    }),
    gap(4),
    paragraph([run('hei', letter.marks.join('　'), size), run('fang', `\t${letter.number}`, size)], {
      pitch,
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    }),
    ...blank(2),
  ];
}

/** The last paragraph stays with what is signed: a signature never stands on a page without text. */
function blockOf(block: Arranged, isLast: boolean): FileChild[] {
  if (block.kind === 'table') return [gap(2), textTable(block.table, 156, 12), gap(2)];
  return [paragraph([run(block.role, block.text, size, closer)], { ...body, keepNext: block.heading || isLast })];
}

/** 附件 two characters in, each name hanging behind its number (7.3.4). */
function attachmentsOf(attachments: string[]): Paragraph[] {
  if (attachments.length === 0) return [];
  const many = attachments.length > 1;
  const character = size * 20;
  const lines = attachments.map((name, index) => {
    const left = character * (many ? 6 : 5);
    const label = index === 0 ? '附件：' : '';
    const hanging = index === 0 ? left - character * 2 : character;
    return paragraph([run('fang', `${label}${many ? `${index + 1}.` : ''}${many ? '\t' : ''}${name}`, size)], {
      pitch,
      keepNext: true,
      indent: { left, hanging },
      tabStops: [{ type: TabStopType.LEFT, position: left }],
    });
  });
  return [...blank(1, true), ...lines];
}

function signedOf({ signedBy, date, seal }: ArrangedLetter): Paragraph[] {
  const character = size * 20;
  const [name, day] = [Array.from(signedBy).length * character, 8 * character];
  const right = character * (seal ? 4 : 2);
  const side = Math.max(0, right + (day - name) / 2);
  const line = (text: string, indent: number, keepNext: boolean) =>
    paragraph([run('fang', text, size)], {
      pitch,
      alignment: AlignmentType.RIGHT,
      indent: { right: indent },
      keepNext,
    });
  return [...blank(seal ? 2 : 1, true), line(signedBy, side, true), line(date, right, false)];
}

/** 版记 on the lower edge of the last page's type area; the letter form has no rules and no printing office. */
function recordOf(letter: ArrangedLetter): FileChild[] {
  const copy = run('fang', `抄送：${letter.copyTo ?? ''}`, 14);
  const office = [run('fang', `${letter.printedBy ?? ''}\t${letter.printedOn ?? ''}`, 14)];
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth - 400 }];
  const rows = [
    ...(letter.copyTo ? [paragraph([copy], { pitch: 22, indent: { left: 200 + 840, right: 200, hanging: 840 } })] : []),
    ...(letter.printedBy ? [paragraph(office, { pitch: 22, indent: { left: 200, right: 200 }, tabStops })] : []),
  ];
  if (rows.length === 0) return [];
  const lines = letter.form === 'letter' ? 'none' : 'record';
  return [
    gap(5),
    wordTable(
      rows.map((row) => ({ cells: [{ children: [row] }] })),
      [1],
      { widthMm: 156, lines, atFoot: true },
    ),
    gap(0.1),
  ];
}

function pageFoot(side: 'left' | 'right'): Footer {
  const number = run('song', '', 14, { children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({
    children: [
      paragraph([number], {
        alignment: side,
        indent: { left: 280, right: 280 },
        spacing: { before: 0, after: mm(2.5) },
      }),
    ],
  });
}
const letterFoot = (): Footer => new Footer({ children: [paragraph([], { pitch: 2, ...doubleRule('top') })] });
