import type { LocalDate } from '../../base/time.ts';
import { pdf } from '../pdf.ts';
import { arrangeBlocks, type Block, chineseDate, paragraphsOf, titleLines, type Version } from './blocks.ts';
import type { LabelledLine } from './commitment.ts';
import { footOf } from './foot.ts';
import { digestGroups } from './receipt.ts';

/** 公示: the text, the list, until when and how to object. */
export type NoticePaper = Version & {
  title: string;
  blocks: Block[];
  /** The sentence with the window, such as 公示期自…至…，共5个工作日。 */
  window: string;
  /** How to object: by real name, in writing, with evidence. */
  objection: string;
  /** 联系电话, 电子邮箱, 通讯地址. */
  contacts: LabelledLine[];
  issuedBy: string;
  /** The sha256 of the list in hex, by which anybody can prove that it has not been changed since. */
  digest?: string;
  /** What the digest is of, and what the foot adds; those of a public list unless said. */
  digestLabel?: string;
  footNote?: string;
  date?: LocalDate;
  draft?: boolean;
};

/** The notice as it stands on paper, the same for PDF and Word. */
export const arrangeNotice = (notice: NoticePaper) => ({
  ...footOf(notice, notice.footNote ?? '。扫码可核对公示名单。'),
  documentTitle: notice.title.replaceAll('\n', ''),
  titleLines: titleLines(notice.title, 19),
  blocks: arrangeBlocks(notice.blocks),
  window: [...paragraphsOf(notice.window), ...paragraphsOf(notice.objection)],
  contacts: notice.contacts,
  issuedBy: notice.issuedBy,
  date: chineseDate(notice.date),
  digest: notice.digest ? `${notice.digestLabel ?? '公示名单校验值'}（SHA-256）：${digestGroups(notice.digest)}` : '',
  draft: notice.draft ?? false,
});
export type ArrangedNotice = ReturnType<typeof arrangeNotice>;

/** A public notice as PDF. */
export const noticePaperPdf = (notice: NoticePaper): Promise<Buffer> => pdf('notice.typ', arrangeNotice(notice));
