import type { LocalDate } from '../../base/time.ts';
import { pdf } from '../pdf.ts';
import { chineseDate, chineseNumber, paragraphsOf, titleLines, type Version } from './blocks.ts';
import { footOf } from './foot.ts';

/** A label and what is written behind it; an empty value stays a line. */
export type LabelledLine = { label: string; value: string };

/** 附件2 版权承诺书 and its like: the clauses come from the batch's own text, never from code. */
export type CommitmentPaper = Version & {
  /** 附件2 at the top left; empty when it stands alone. */
  annex?: string;
  title: string;
  /** Who commits, to whom, and for which work. */
  fields: LabelledLine[];
  opening?: string;
  clauses: string[];
  closing?: string;
  /** One block for each party of a joint work. */
  signatures: { lines: LabelledLine[]; date?: LocalDate }[];
  draft?: boolean;
};

const numbered = /^[一二三四五六七八九十]+、/;

/** The commitment as it stands on paper, the same for PDF and Word. */
export const arrangeCommitment = (paper: CommitmentPaper) => ({
  ...footOf(paper),
  documentTitle: paper.title.replaceAll('\n', ''),
  annex: paper.annex ?? '',
  titleLines: titleLines(paper.title, 19),
  fields: paper.fields,
  opening: paragraphsOf(paper.opening ?? ''),
  clauses: paper.clauses.map((text, index) => (numbered.test(text) ? text : `${chineseNumber(index + 1)}、${text}`)),
  closing: paragraphsOf(paper.closing ?? ''),
  signatures: paper.signatures.map(({ lines, date }) => ({ lines, date: chineseDate(date) })),
  draft: paper.draft ?? false,
});
export type ArrangedCommitment = ReturnType<typeof arrangeCommitment>;

/** A commitment as PDF. */
export const commitmentPaperPdf = (paper: CommitmentPaper): Promise<Buffer> =>
  pdf('commitment.typ', arrangeCommitment(paper));
