import { AlignmentType } from 'docx';
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
  underlined,
  versionFooter,
  wordFile,
  wordTable,
  wordText,
} from '../word.ts';
import { type ArrangedList, arrangeList, type ListPaper } from './list.ts';

const centred = { alignment: AlignmentType.CENTER };

/** A list as Word file, portrait or landscape. */
export async function listPaperWord(list: ListPaper): Promise<Buffer> {
  const arranged = wordText(arrangeList(list));
  const widthMm = arranged.landscape ? 255 : 168;
  const children: FileChild[] = [
    ...(arranged.annex ? [paragraph([run('hei', arranged.annex, 16)]), gap(3)] : []),
    ...titleParagraphs(arranged.titleLines),
    ...(arranged.subtitle ? [paragraph([run('kai', arranged.subtitle, 14)], centred)] : []),
    gap(3),
    ...aboveOf(arranged, widthMm),
    textTable(arranged.table, widthMm, arranged.size),
    gap(3),
    ...arranged.notes.map((note) => paragraph([run('song', note, 10.5)])),
    ...signaturesOf(arranged, widthMm),
    ...sealOf(arranged, widthMm),
  ];
  const section = {
    properties: { page: a4({ top: 22, right: 20, bottom: 28, left: 22 }, arranged.landscape) },
    headers: { default: draftHeader(arranged.draft) },
    footers: { default: versionFooter(arranged, widthMm) },
    children,
  };
  return wordFile({ title: arranged.documentTitle, sections: [section], size: 12 });
}

function aboveOf({ above }: ArrangedList, widthMm: number): FileChild[] {
  if (above.length === 0) return [];
  const cells = above.map(({ label, value }, index) => {
    const side =
      index === 0 ? AlignmentType.LEFT : index === above.length - 1 ? AlignmentType.RIGHT : AlignmentType.CENTER;
    return { children: [paragraph([run('song', `${label}：${value}`, 10.5)], { alignment: side })] };
  });
  const widths = above.map(() => 1);
  return [wordTable([{ cells }], widths, { widthMm, lines: 'none' }), gap(0.5)];
}

function signaturesOf({ signatures }: ArrangedList, widthMm: number): FileChild[] {
  if (signatures.length === 0) return [];
  const perRow = Math.min(3, signatures.length);
  const room = widthMm / perRow - 8;
  const rows = Array.from({ length: Math.ceil(signatures.length / perRow) }, (_, index) => {
    const some = signatures.slice(index * perRow, (index + 1) * perRow);
    const cells = some.map((field) => ({
      children: [gap(5), underlined(field, { role: 'song', size: 12, toMm: room })],
    }));
    return { cells, widths: Array.from({ length: cells.length }, () => 1) };
  });
  return [gap(3), wordTable(rows, [1], { widthMm, lines: 'none' })];
}

function sealOf({ sealedBy, date }: ArrangedList, widthMm: number): FileChild[] {
  if (sealedBy === '') return [];
  const place = { ...centred, indent: { left: mm(widthMm - 80) } };
  return [
    gap(9),
    paragraph([run('fang', `${sealedBy}（盖章）`, 14)], { ...place, keepNext: true }),
    paragraph([run('fang', date, 14)], place),
  ];
}
