import type { LocalDate } from '../../base/time.ts';
import { pdf } from '../pdf.ts';
import { arrangeBlocks, type Block, chineseDate, titleLines } from './blocks.ts';

/** An official document; a signer makes it an upward one (上行文), `form: 'letter'` the 信函格式 (GB/T 9704-2012 10.1). */
export type OfficialLetter = {
  form?: 'document' | 'letter';
  /** 发文机关标志, such as 某某省广播电视局文件; the letter form takes the name without 文件. */
  issuerMark: string;
  /** 发文字号 such as 某广电发〔2026〕12号; empty while no number has been given. */
  documentNumber: string;
  /** 密级和保密期限, and 紧急程度 (特急、加急), printed at the top left. */
  secrecy?: string;
  urgency?: string;
  signer?: string;
  title: string;
  addressee: string;
  blocks: Block[];
  attachments: string[];
  signedBy: string;
  date?: LocalDate;
  /** 附注: whom to ask, required on upward documents. */
  contact?: string;
  copyTo?: string;
  printedBy?: string;
  printedOn?: LocalDate;
  /** Leaves the room and the position of a seal; the system never draws one. */
  seal?: boolean;
  draft?: boolean;
};

/** The letter as it stands on paper, the same for PDF and Word. */
export function arrangeLetter(letter: OfficialLetter) {
  const { form = 'document', attachments, seal = true, draft = false } = letter;
  const office = form === 'document' && letter.printedBy ? letter.printedBy : null;
  return {
    form,
    documentTitle: letter.title.replaceAll('\n', ''),
    mark: letter.issuerMark,
    number: letter.documentNumber,
    marks: [letter.secrecy ?? '', letter.urgency ?? ''].filter((mark) => mark !== ''),
    signer: letter.signer ?? null,
    titleLines: titleLines(letter.title, 19),
    addressee: `${letter.addressee.replace(/[：:]$/, '')}：`,
    blocks: arrangeBlocks(letter.blocks),
    attachments,
    signedBy: letter.signedBy,
    date: chineseDate(letter.date),
    contact: letter.contact ? `（${letter.contact.replace(/^（|）$/g, '')}）` : null,
    copyTo: letter.copyTo ? `${letter.copyTo.replace(/。$/, '')}。` : null,
    printedBy: office,
    printedOn: office ? `${chineseDate(letter.printedOn)}印发` : null,
    seal,
    draft,
  };
}
export type ArrangedLetter = ReturnType<typeof arrangeLetter>;

/** An official document as PDF after GB/T 9704-2012. */
export const officialLetterPdf = (letter: OfficialLetter): Promise<Buffer> => pdf('letter.typ', arrangeLetter(letter));
