import { beijingTime, type Instant } from '../../base/time.ts';
import { pdf } from '../pdf.ts';
import { paragraphsOf, type Table, titleLines, type Version } from './blocks.ts';
import type { LabelledLine } from './commitment.ts';
import { footOf } from './foot.ts';

/** A file as it was received; the hash is the sha256 in hex. */
export type ReceivedFile = { name: string; bytes: number; sha256: string };

/** 回执: what was received, from whom, at which moment. */
export type ReceiptPaper = Version & {
  title: string;
  number: string;
  /** The moment of receipt; the paper shows Beijing time to the second. */
  receivedAt: Instant;
  /** Who handed in what: 申报单位, 作品名称, 批次… */
  fields: LabelledLine[];
  files: ReceivedFile[];
  statement?: string;
  issuedBy: string;
};

/** The receipt as it stands on paper, the same for PDF and Word. */
export const arrangeReceipt = (receipt: ReceiptPaper) => ({
  ...footOf(receipt),
  documentTitle: receipt.title,
  titleLines: titleLines(receipt.title, 18),
  number: receipt.number,
  fields: [...receipt.fields, { label: '收到时间', value: `${beijingTime(receipt.receivedAt, true)}（北京时间）` }],
  filesHeading: `收到文件清单（共${receipt.files.length}份，${sizeText(sum(receipt.files))}）`,
  files: fileTable(receipt.files),
  statement: paragraphsOf(receipt.statement ?? ''),
  issuedBy: receipt.issuedBy,
  issuedAt: beijingTime(receipt.receivedAt, true),
});
export type ArrangedReceipt = ReturnType<typeof arrangeReceipt>;

const sum = (files: ReceivedFile[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

const fileTable = (files: ReceivedFile[]): Table => ({
  columns: [
    { title: '序号', width: 1, align: 'center' },
    { title: '文件名称', width: 5 },
    { title: '大小', width: 2, align: 'right' },
    { title: '校验值（SHA-256）', width: 6 },
  ],
  rows: files.map(({ name, bytes, sha256 }, index) => [`${index + 1}`, name, sizeText(bytes), digestGroups(sha256)]),
});

/** A digest in groups of eight, which can be compared by eye and broken over lines. */
export const digestGroups = (digest: string): string => digest.match(/.{1,8}/g)?.join(' ') ?? '';

/** A file size with one decimal, in the units file managers show (1 KB = 1024 bytes). */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const steps = Math.min(3, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** steps).toFixed(1)} ${['B', 'KB', 'MB', 'GB'][steps]}`;
}

/** A receipt as PDF. */
export const receiptPaperPdf = (receipt: ReceiptPaper): Promise<Buffer> => pdf('receipt.typ', arrangeReceipt(receipt));
