import type { LocalDate } from '../../base/time.ts';
import { pdf } from '../pdf.ts';
import { chineseDate, squareTable, type Table, titleLines, type Version } from './blocks.ts';
import type { LabelledLine } from './commitment.ts';
import { footOf } from './foot.ts';

/** A list to be sealed or made public: recommendation list, decision list, list of a public notice. */
export type ListPaper = Version & {
  annex?: string;
  title: string;
  subtitle?: string;
  landscape?: boolean;
  /** Short facts over the table: 推荐单位, 批次, 单位：万元. */
  above?: LabelledLine[];
  table: Table;
  notes?: string[];
  /** Signatures at the foot: 制表, 审核, 负责人; an empty value stays a line. */
  signatures?: LabelledLine[];
  /** The office whose seal goes over its name and the date. */
  sealedBy?: string;
  date?: LocalDate;
  draft?: boolean;
};

/** The list as it stands on paper, the same for PDF and Word. */
export const arrangeList = (list: ListPaper) => ({
  ...footOf(list),
  documentTitle: list.title.replaceAll('\n', ''),
  annex: list.annex ?? '',
  titleLines: titleLines(list.title, list.landscape ? 30 : 20),
  subtitle: list.subtitle ?? '',
  landscape: list.landscape ?? false,
  above: list.above ?? [],
  table: squareTable(list.table),
  size: list.table.columns.length > 8 ? 9.5 : 10.5,
  notes: list.notes ?? [],
  signatures: list.signatures ?? [],
  sealedBy: list.sealedBy ?? '',
  date: chineseDate(list.date),
  draft: list.draft ?? false,
});
export type ArrangedList = ReturnType<typeof arrangeList>;

/** A list as PDF, its head repeated on every page. */
export const listPaperPdf = (list: ListPaper): Promise<Buffer> => pdf('list.typ', arrangeList(list));
