import { AlignmentType } from 'docx';
import {
  a4,
  draftHeader,
  gap,
  mm,
  paragraph,
  run,
  textTable,
  titleParagraphs,
  twoCharacters,
  versionFooter,
  wordFile,
  wordTable,
  wordText,
} from '../word.ts';
import { arrangeReceipt, type ReceiptPaper } from './receipt.ts';

const widthMm = 160;

/** A receipt as Word file. */
export async function receiptPaperWord(receipt: ReceiptPaper): Promise<Buffer> {
  const arranged = wordText(arrangeReceipt(receipt));
  const centred = { alignment: AlignmentType.CENTER };
  const signed = { ...centred, indent: { left: mm(90) } };
  const fields = arranged.fields.map(({ label, value }) => ({
    cells: [
      { children: [paragraph([run('song', label, 12)], centred)] },
      { children: [paragraph([run('fang', value, 12)])] },
    ],
  }));
  const children = [
    ...titleParagraphs(arranged.titleLines),
    paragraph([run('song', `编号：${arranged.number}`, 12)], centred),
    gap(3),
    wordTable(fields, [32, 128], { widthMm }),
    gap(5),
    paragraph([run('hei', arranged.filesHeading, 12)], { keepNext: true }),
    textTable(arranged.files, widthMm, 9.5),
    gap(4),
    ...arranged.statement.map((text) => paragraph([run('fang', text, 12)], { indent: twoCharacters(12) })),
    gap(10),
    paragraph([run('fang', arranged.issuedBy, 12)], signed),
    paragraph([run('fang', arranged.issuedAt, 12)], signed),
  ];
  const section = {
    properties: { page: a4({ top: 26, right: 25, bottom: 30, left: 25 }) },
    headers: { default: draftHeader(false) },
    footers: { default: versionFooter(arranged, widthMm) },
    children,
  };
  return wordFile({ title: arranged.documentTitle, sections: [section], size: 12 });
}
