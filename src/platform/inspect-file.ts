// What a file really is and what speaks against taking it, whatever its name says. Reads little, unpacks next to
// nothing, carries out nothing; every reason is a finding in Chinese.
import { type Finding, findingsOf } from '../base/problem.ts';
import { bytesOf, type FileStore } from './files.ts';
import { isMatroska, matroskaFindings } from './film-matroska.ts';
import { pictureFindings, pictureSize, videoFindings } from './inspect-media.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { readZip, type Zip, zipFindings, zipText } from './inspect-zip.ts';

/** Bytes that can be read anywhere; `read` answers fewer at the end. */
export type ByteSource = { size: number; read: (start: number, length: number) => Promise<Buffer> };

export const fileKinds = {
  pdf: { label: 'PDF', names: ['pdf'] },
  docx: { label: 'Word 文档（docx）', names: ['docx'] },
  xlsx: { label: 'Excel 工作簿（xlsx）', names: ['xlsx'] },
  jpg: { label: 'JPEG 图片', names: ['jpg', 'jpeg'] },
  png: { label: 'PNG 图片', names: ['png'] },
  mp4: { label: 'MP4 视频', names: ['mp4', 'm4v'] },
  mov: { label: 'MOV 视频', names: ['mov'] },
  mkv: { label: 'MKV 视频', names: ['mkv'] },
  zip: { label: 'ZIP 压缩包', names: ['zip'] },
  txt: { label: '纯文本', names: ['txt', 'csv'] },
} as const;
export type FileKind = keyof typeof fileKinds;

/** Bounds of what is safe to open, not rules of any plan. `pdfBytes`: larger ones are not read through. */
export type InspectionLimits = {
  zipEntries: number;
  zipRatio: number;
  unpackedBytes: number;
  pixels: number;
  pdfBytes: number;
};
export const usualLimits: InspectionLimits = {
  zipEntries: 10_000,
  zipRatio: 200,
  unpackedBytes: 4 * 2 ** 30,
  pixels: 200_000_000,
  pdfBytes: 64 * 2 ** 20,
};

/** `kind` null: not one of ours. `pages` of a PDF, `width` and `height` of a picture, `entries` of a ZIP. */
export type Inspection = {
  kind: FileKind | null;
  findings: Finding[];
  pages?: number | undefined;
  width?: number | undefined;
  height?: number | undefined;
  entries?: number | undefined;
};

export const bufferSource = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
});

/** A file of the store, read by ranges. */
export const storedSource = (store: FileStore, { key, size }: { key: string; size: number }): ByteSource => ({
  size,
  read: async (start, length) => {
    const end = Math.min(start + length, size) - 1;
    return start < 0 || end < start ? Buffer.alloc(0) : bytesOf(await store.open(key, { start, end }));
  },
});

/** Looks at a file under the name its owner gave it and says all that speaks against it; no findings means none. */
export async function inspectFile(source: ByteSource, name: string, limits = usualLimits): Promise<Inspection> {
  if (source.size === 0) return { kind: null, findings: [{ code: 'file_empty', message: '文件是空的（0 字节）' }] };
  const head = await source.read(0, 4096);
  const zip = head.subarray(0, 2).toString('latin1') === 'PK' ? await readZip(source) : undefined;
  const kind = zip ? kindOfZip(zip) : kindOf(head);
  const look = kind ? await looks[kind](source, limits, zip ?? { entries: undefined }) : { findings: [] };
  return { ...look, kind, findings: [...nameFindings(kind, name, head), ...look.findings] };
}

const endingOf = (name: string) => (/\.([^.\\/]{1,10})$/.exec(name.trim())?.[1] ?? '').toLowerCase();

function nameFindings(kind: FileKind | null, name: string, head: Buffer): Finding[] {
  const ending = endingOf(name);
  if (!kind) return [{ code: 'type_unknown', message: unknownMessage(head) }];
  const fits = (fileKinds[kind].names as readonly string[]).includes(ending);
  return findingsOf(
    !fits && {
      code: 'type_mismatch',
      message: `文件名后缀${ending ? `是 .${ending}` : '缺失'}，内容却是${fileKinds[kind].label}`,
    },
  );
}

function unknownMessage(head: Buffer): string {
  const begins = (hex: string) => head.subarray(0, hex.length / 2).toString('hex') === hex;
  if (begins('d0cf11e0a1b11ae1')) return '旧版 doc、xls 或加了密码的 Office 文件，请去除密码并另存为 docx、xlsx';
  if (begins('4d5a') || begins('7f454c46')) return '这是程序文件，不予接收';
  if (begins('526172211a07') || begins('377abcaf271c')) return '不接收 rar、7z，请解开后分别上传或改用 zip';
  return `不能识别的文件类型，可接收：${Object.keys(fileKinds).join('、')}`;
}

function kindOf(head: Buffer): FileKind | null {
  const text = head.toString('latin1');
  if (text.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (text.startsWith('\xff\xd8\xff')) return 'jpg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  const box = text.slice(4, 8);
  if (box === 'ftyp') return text.slice(8, 12) === 'qt  ' ? 'mov' : 'mp4';
  if (['moov', 'wide', 'mdat'].includes(box)) return 'mov';
  if (isMatroska(head)) return 'mkv';
  return isText(head) ? 'txt' : null;
}

function kindOfZip({ entries = [] }: Zip): FileKind {
  const has = (name: string) => entries.some((entry) => entry.name === name);
  if (!has('[Content_Types].xml')) return 'zip';
  return has('word/document.xml') ? 'docx' : has('xl/workbook.xml') ? 'xlsx' : 'zip';
}

/** UTF-8 or GB18030 without control signs; a sign cut in two by the end of the piece is no fault. */
function isText(piece: Buffer): boolean {
  if (piece.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(piece, { stream: true }) !== undefined;
    } catch {
      return false;
    }
  });
}

type Look = (source: ByteSource, limits: InspectionLimits, zip: Zip) => Promise<Omit<Inspection, 'kind'>>;

const lookAtPicture =
  (kind: 'png' | 'jpg'): Look =>
  async (source, limits) => {
    const size = await pictureSize(source, kind);
    return { ...size, findings: await pictureFindings(source, kind, size, limits) };
  };
const lookAtVideo: Look = async (source) => ({ findings: await videoFindings(source) });
const lookAtOffice: Look = async (source, limits, zip) => ({
  findings: [...zipFindings(zip, limits), ...(await officeFindings(source, zip))],
});

const looks: Record<FileKind, Look> = {
  pdf: async (source, { pdfBytes }) => {
    if (source.size <= pdfBytes) return inspectPdf(await source.read(0, source.size));
    const message = `PDF 超过 ${Math.floor(pdfBytes / 2 ** 20)} MB，未能自动检查内容，请人工核对`;
    return { findings: [{ code: 'pdf_not_inspected', message, weight: 'look' }] };
  },
  docx: lookAtOffice,
  xlsx: lookAtOffice,
  jpg: lookAtPicture('jpg'),
  png: lookAtPicture('png'),
  mp4: lookAtVideo,
  mov: lookAtVideo,
  mkv: async (source) => ({ findings: await matroskaFindings(source) }),
  zip: async (_source, limits, zip) => ({ findings: zipFindings(zip, limits), entries: zip.entries?.length }),
  txt: async (source) => {
    const tail = await source.read(Math.max(0, source.size - 4096), 4096);
    const broken = tail.includes(0);
    return { findings: findingsOf(broken && { code: 'text_damaged', message: '文本中夹有二进制内容' }) };
  },
};

/** Macros by part name and by declared type, as a macro part may bear any name; templates fetched from elsewhere. */
async function officeFindings(source: ByteSource, zip: Zip): Promise<Finding[]> {
  const names = zip.entries?.map((entry) => entry.name) ?? [];
  const types = (await zipText(source, zip, '[Content_Types].xml')) ?? '';
  const settings = (await zipText(source, zip, 'word/_rels/settings.xml.rels')) ?? '';
  const macro = names.some((name) => /vbaProject\.bin$/i.test(name)) || /vbaProject|macroEnabled/i.test(types);
  const embedded = names.find((name) => /\/(embeddings|activeX)\/./i.test(name));
  return findingsOf(
    macro && { code: 'office_macro', message: '文件内含宏，请另存为不含宏的文件' },
    /attachedTemplate/.test(settings) &&
      /TargetMode="External"/i.test(settings) && {
        code: 'office_remote_template',
        message: '文件打开时会从网络读取模板，请改用本地模板后另存',
      },
    embedded && { code: 'office_embedded', message: `文件内嵌有其他对象：${embedded.slice(0, 80)}`, weight: 'look' },
  );
}
