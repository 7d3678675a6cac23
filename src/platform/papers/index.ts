// Every paper the system prints: content in, bytes out, as PDF and as Word file.
export type { Block, Column, Table, Version } from './blocks.ts';
export { chineseDate, chineseNumber } from './blocks.ts';
export { type CommitmentPaper, commitmentPaperPdf, type LabelledLine } from './commitment.ts';
export { commitmentPaperWord } from './commitment-word.ts';
export { type FormPaper, type FormRow, type FormSection, formPaperPdf, type SignatureBox } from './form.ts';
export { formPaperWord } from './form-word.ts';
export { type ListPaper, listPaperPdf } from './list.ts';
export { listPaperWord } from './list-word.ts';
export { type NoticePaper, noticePaperPdf } from './notice.ts';
export { noticePaperWord } from './notice-word.ts';
export { type OfficialLetter, officialLetterPdf } from './official-letter.ts';
export { officialLetterWord } from './official-letter-word.ts';
export { type OpinionSheet, type OpinionStep, opinionSheetPdf } from './opinion.ts';
export { opinionSheetWord } from './opinion-word.ts';
export { missingGlyphs } from './print-text.ts';
export { type ReceiptPaper, type ReceivedFile, receiptPaperPdf, sizeText } from './receipt.ts';
export { receiptPaperWord } from './receipt-word.ts';
export { qrPng, qrSvg, verifyVersionCode, versionCode, versionDigest } from './version.ts';
