import { inflateRawSync } from 'node:zlib';

// pdf.js looks for drawing classes of a browser, which reading text does not need.
Object.assign(globalThis, { DOMMatrix: class {}, Path2D: class {} });
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

/** The text of each page as a reader program finds it, without spaces and line ends, which depend on the layout. */
export async function pagesText(pdf: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(packed(content.items.map((one) => ('str' in one ? one.str : '')).join('')));
  }
  await task.destroy();
  return pages;
}

/** The lines of a page from top to bottom: their text and the place of their first letter, in mm from the top left. */
export async function linesOfPage(
  pdf: Buffer,
  number: number,
): Promise<{ text: string; left: number; base: number }[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
  const page = await (await task.promise).getPage(number);
  const lines = new Map<number, { text: string; left: number; base: number }>();
  for (const one of (await page.getTextContent()).items) {
    if (!('str' in one) || one.str.trim() === '') continue;
    const [x, y] = [Number(one.transform[4]), Number(one.transform[5])];
    const key = Math.round(y);
    const line = lines.get(key) ?? { text: '', left: millimetres(x), base: 297 - millimetres(y) };
    lines.set(key, { ...line, text: line.text + one.str });
  }
  await task.destroy();
  return [...lines.values()].sort((a, b) => a.base - b.base);
}
const millimetres = (points: number): number => (points / 72) * 25.4;

/** Text without white space, so that it can be found wherever its lines are broken. */
export const packed = (text: string): string => text.replaceAll(/[\s\u200b]/g, '');

/** Names of the fonts inside a PDF, without the letters that mark a subset. */
export const fontsInside = (pdf: Buffer): string[] => [
  ...new Set(
    [...pdf.toString('latin1').matchAll(/\/BaseFont \/[A-Z]{6}\+([A-Za-z-]+?)(?:-Identity-H)?\s/g)].map(
      (hit) => hit[1] ?? '',
    ),
  ),
];

/** The files of a zip, such as a Word file, by name. */
export function filesInside(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [size, name] = [
      zip.readUInt32LE(at + 20),
      zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    files.set(name, zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** The text of a Word file with its headers and footers, packed. */
export function wordFileText(docx: Buffer): string {
  const parts = [...filesInside(docx)].filter(([name]) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name));
  const texts = parts.flatMap(([, xml]) =>
    Array.from(xml.toString('utf8').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), (hit) => hit[1] ?? ''),
  );
  return packed(texts.join('').replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity));
}

/** Every string a plain value holds, keys left out. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(stringsIn);
}
