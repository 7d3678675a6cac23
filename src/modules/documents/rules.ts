import { type Finding, findingsOf } from '../../base/problem.ts';

/** What a place for attachments accepts. */
export type Limits = { types: readonly string[]; maxBytes: number; maxPages?: number | undefined };
type Arrived = {
  name: string;
  mediaType: string;
  size: number;
  pageCount: number | null;
  findings: readonly Finding[];
};

const typeLabels: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
  'video/x-matroska': 'MKV',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word（docx）',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel（xlsx）',
};
const sized = (bytes: number): string =>
  bytes >= 2 ** 30
    ? `${+(bytes / 2 ** 30).toFixed(2)} GB`
    : bytes >= 2 ** 20
      ? `${+(bytes / 2 ** 20).toFixed(1)} MB`
      : `${Math.ceil(bytes / 1024)} KB`;

/**
 * Everything that stands against putting an arrived file into a place: kind, size, pages and what the inspection
 * found.
 */
export function fileFindings(file: Arrived, limits: Limits): Finding[] {
  const wanted = limits.types.map((type) => typeLabels[type] ?? type).join('、');
  return [
    ...findingsOf(
      file.size > 0 &&
        !limits.types.includes(file.mediaType) && {
          code: 'file_type',
          message: `应为 ${wanted}，实际为 ${typeLabels[file.mediaType] ?? file.mediaType}`,
        },
      file.size > limits.maxBytes && {
        code: 'file_large',
        message: `不超过 ${sized(limits.maxBytes)}，实际 ${sized(file.size)}`,
      },
      limits.maxPages !== undefined &&
        (file.pageCount ?? 0) > limits.maxPages && {
          code: 'file_pages',
          message: `不超过 ${limits.maxPages} 页，实际 ${file.pageCount} 页`,
        },
    ),
    ...file.findings,
  ];
}

/** 发文字号（GB/T 9704-2012 7.2.5）：发文机关代字、年份用六角括号、序号不编虚位、不加“第”字。 */
export const documentNumber = (mark: string, year: number, serial: number): string => `${mark}〔${year}〕${serial}号`;
