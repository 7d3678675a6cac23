import { AlignmentType, type IParagraphOptions } from 'docx';
import {
  a4,
  draftHeader,
  type FileChild,
  gap,
  paragraph,
  run,
  textTable,
  titleParagraphs,
  twoCharacters,
  versionFooter,
  wordFile,
  wordText,
} from '../word.ts';
import type { Arranged } from './blocks.ts';
import { arrangeNotice, type NoticePaper } from './notice.ts';

const size = 16;
const body: IParagraphOptions & { pitch: number } = {
  pitch: 28,
  indent: twoCharacters(size),
  alignment: AlignmentType.BOTH,
};

/** A public notice as Word file. */
export async function noticePaperWord(notice: NoticePaper): Promise<Buffer> {
  const arranged = wordText(arrangeNotice(notice));
  const line = (text: string) => paragraph([run('fang', text, size)], body);
  const signed = { pitch: 28, alignment: AlignmentType.CENTER, indent: { left: 4200 }, keepLines: true };
  const children: FileChild[] = [
    ...titleParagraphs(arranged.titleLines),
    gap(8),
    ...arranged.blocks.flatMap(blockOf),
    ...arranged.window.map(line),
    ...arranged.contacts.map(({ label, value }) => line(`${label}：${value}`)),
    gap(10),
    paragraph([run('fang', arranged.issuedBy, size)], { ...signed, keepNext: true }),
    paragraph([run('fang', arranged.date, size)], signed),
    ...(arranged.digest ? [gap(8), paragraph([run('song', arranged.digest, 8.5)])] : []),
  ];
  const section = {
    properties: { page: a4({ top: 32, right: 26, bottom: 34, left: 28 }) },
    headers: { default: draftHeader(arranged.draft) },
    footers: { default: versionFooter(arranged, 156) },
    children,
  };
  return wordFile({ title: arranged.documentTitle, sections: [section] });
}

function blockOf(block: Arranged): FileChild[] {
  if (block.kind === 'table') return [gap(2), textTable(block.table, 156, 11), gap(2)];
  return [paragraph([run(block.role, block.text, size)], { ...body, keepNext: block.heading })];
}
