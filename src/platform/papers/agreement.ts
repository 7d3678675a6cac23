import { pdf } from '../pdf.ts';
import { chineseNumber, paragraphsOf, squareTable, type Table, titleLines, type Version } from './blocks.ts';
import type { LabelledLine } from './commitment.ts';
import { footOf } from './foot.ts';

/** 三方协议 and its supplements: parties, clauses, annexes, and the seal page last. */
export type AgreementPaper = Version & {
  title: string;
  /** Empty until the text is fixed: a line to be written on. */
  number: string;
  parties: { label: string; name: string; lines: LabelledLine[] }[];
  opening: string;
  clauses: { heading: string; text: string }[];
  annexes: { title: string; note: string; table: Table }[];
  /** Who signs, in the order of signing; what is signed already is printed. */
  signatures: { label: string; name: string; signer: string; how: string; date: string }[];
  /** Above the seals: that the paper must be the version whose code stands in the foot. */
  sealNote: string;
  draft: boolean;
};

/** The agreement as it stands on paper, the same for PDF and Word. */
export const arrangeAgreement = (paper: AgreementPaper) => ({
  ...footOf(paper),
  documentTitle: paper.title.replaceAll('\n', ''),
  titleLines: titleLines(paper.title, 19),
  number: paper.number || '　　　　　　　　　　',
  parties: paper.parties,
  opening: paragraphsOf(paper.opening),
  clauses: paper.clauses.map(({ heading, text }, i) => ({
    heading: `第${chineseNumber(i + 1)}条　${heading}`,
    paragraphs: paragraphsOf(text),
  })),
  annexes: paper.annexes.map(({ title, note, table }, i) => ({
    mark: `附件${i + 1}`,
    title,
    note,
    table: squareTable(table),
  })),
  signatures: paper.signatures,
  sealNote: paper.sealNote,
  draft: paper.draft,
});
export type ArrangedAgreement = ReturnType<typeof arrangeAgreement>;

/** An agreement as PDF. */
export const agreementPaperPdf = (paper: AgreementPaper): Promise<Buffer> =>
  pdf('agreement.typ', arrangeAgreement(paper));
