// Every paper the system prints: content in, bytes out, as PDF and as Word file.
import type { AgreementPaper } from './agreement.ts';
import type { CommitmentPaper } from './commitment.ts';
import type { FormPaper } from './form.ts';
import type { ListPaper } from './list.ts';
import type { NoticePaper } from './notice.ts';
import type { OfficialLetter } from './official-letter.ts';
import type { OpinionSheet } from './opinion.ts';
import type { ReceiptPaper } from './receipt.ts';

export { type AgreementPaper, agreementPaperPdf } from './agreement.ts';
export type { Block, Column, Table, Version } from './blocks.ts';
export { chineseDate, chineseNumber } from './blocks.ts';
export { type CommitmentPaper, commitmentPaperPdf, type LabelledLine } from './commitment.ts';
export { type FormPaper, type FormRow, type FormSection, formPaperPdf, type SignatureBox } from './form.ts';
export { type ListPaper, listPaperPdf } from './list.ts';
export { type NoticePaper, noticePaperPdf } from './notice.ts';
export { type OfficialLetter, officialLetterPdf } from './official-letter.ts';
export { type OpinionSheet, type OpinionStep, opinionSheetPdf } from './opinion.ts';
export { missingGlyphs } from './print-text.ts';
export { type ReceiptPaper, type ReceivedFile, receiptPaperPdf, sizeText } from './receipt.ts';
export { qrPng, qrSvg, verifyVersionCode, versionCode, versionDigest } from './version.ts';

// The library of Word files is loaded with the first of them: it weighs more than a tenth of an idle server.
export const agreementPaperWord = async (paper: AgreementPaper): Promise<Buffer> =>
  (await import('./agreement-word.ts')).agreementPaperWord(paper);
export const commitmentPaperWord = async (paper: CommitmentPaper): Promise<Buffer> =>
  (await import('./commitment-word.ts')).commitmentPaperWord(paper);
export const formPaperWord = async (paper: FormPaper): Promise<Buffer> =>
  (await import('./form-word.ts')).formPaperWord(paper);
export const listPaperWord = async (paper: ListPaper): Promise<Buffer> =>
  (await import('./list-word.ts')).listPaperWord(paper);
export const noticePaperWord = async (paper: NoticePaper): Promise<Buffer> =>
  (await import('./notice-word.ts')).noticePaperWord(paper);
export const officialLetterWord = async (paper: OfficialLetter): Promise<Buffer> =>
  (await import('./official-letter-word.ts')).officialLetterWord(paper);
export const opinionSheetWord = async (paper: OpinionSheet): Promise<Buffer> =>
  (await import('./opinion-word.ts')).opinionSheetWord(paper);
export const receiptPaperWord = async (paper: ReceiptPaper): Promise<Buffer> =>
  (await import('./receipt-word.ts')).receiptPaperWord(paper);
