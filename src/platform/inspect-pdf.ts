// How many pages a PDF has and what it would do when opened. It is read, never carried out: objects, also those in
// compressed object streams, are listed and their names looked at; the last definition of an object counts.
import { inflateSync } from 'node:zlib';
import { type Finding, findingsOf } from '../base/problem.ts';

export type PdfLook = { pages: number | undefined; findings: Finding[] };
type Listing = { objects: Map<string, string>; all: string[]; trailers: string[]; unreadable: boolean; whole: string };

const unpackLimit = 64 * 2 ** 20;

/** Looks through a whole PDF. */
export function inspectPdf(bytes: Buffer): PdfLook {
  const listing = listObjects(bytes);
  const trailer = listing.trailers.findLast((text) => text.includes('/Root')) ?? '';
  const encrypted = listing.trailers.some((text) => /\/Encrypt\b/.test(text));
  const pages = encrypted ? undefined : countPages(listing, trailer);
  // The second look, at the whole file, finds what lies where only a crafted table of contents leads.
  const acts = (kinds: string) => new RegExp(`/(S|Type|Subtype)\\s*/(${kinds})(?![A-Za-z0-9])`);
  const carries = (names: RegExp, kinds: string) =>
    listing.all.some((text) => names.test(text)) || acts(kinds).test(listing.whole);
  const findings = findingsOf(
    !encrypted && !pages && { code: 'pdf_damaged', message: 'PDF 已损坏，读不出页面' },
    pages && !ended(bytes) && { code: 'pdf_cut_off', message: 'PDF 结尾不完整，请核对末页', weight: 'look' },
    encrypted && { code: 'pdf_encrypted', message: 'PDF 已加密或限制了权限，请去除密码后重新上传' },
    listing.unreadable && { code: 'pdf_unreadable', message: 'PDF 有一部分采用无法检查的编码，请重新导出' },
    carries(/\/(JavaScript|JS|XFA)(?![A-Za-z0-9])/, 'JavaScript') && {
      code: 'pdf_script',
      message: 'PDF 内含脚本，请导出为不含脚本的 PDF',
    },
    carries(/\/Launch(?![A-Za-z0-9])/, 'Launch') && { code: 'pdf_launch', message: 'PDF 内含启动其他程序的动作' },
    carries(/\/(EmbeddedFiles?|RichMedia|EF)(?![A-Za-z0-9])/, 'EmbeddedFile|RichMedia') && {
      code: 'pdf_embedded_file',
      message: 'PDF 内嵌有其他文件，请取出后分别上传',
    },
  );
  return { pages, findings };
}

const ended = (bytes: Buffer) => bytes.subarray(-2048).includes('%%EOF');

function listObjects(bytes: Buffer): Listing {
  const text = bytes.toString('latin1');
  const listing: Listing = { objects: new Map(), all: [], trailers: [], unreadable: false, whole: named(text) };
  const budget = { left: unpackLimit };
  const beginning = /(?<![\w.])(\d{1,10})[ \t\r\n\f\0]+\d{1,5}[ \t\r\n\f\0]+obj(?![a-z])|\btrailer(?![a-z])/g;
  for (let found = beginning.exec(text); found; found = beginning.exec(text)) {
    const { plain, end, stream } = readBody(text, beginning.lastIndex);
    const body = named(plain);
    beginning.lastIndex = end;
    const number = found[1];
    if (number === undefined) {
      listing.trailers.push(body);
      continue;
    }
    note(listing, number, body);
    if (!stream) continue;
    beginning.lastIndex = stream.end;
    if (/\/Type\s*\/XRef\b/.test(body)) listing.trailers.push(body);
    if (/\/Type\s*\/ObjStm\b/.test(body))
      noteContained(listing, body, bytes.subarray(stream.start, stream.end), budget);
  }
  return listing;
}

function note(listing: Listing, number: string, body: string): void {
  listing.objects.set(String(Number(number)), body);
  listing.all.push(body);
}

type Body = { plain: string; end: number; stream?: { start: number; end: number } };

/**
 * An object up to its end or its stream, without texts in parentheses and comments: those may say anything, also
 * `endobj`.
 */
function readBody(text: string, from: number): Body {
  const sign = /[(%]|\bendobj\b|\bstream(\r\n|\n|\r)|\bstartxref\b/g;
  sign.lastIndex = from;
  let plain = '';
  for (let kept = from; ; kept = sign.lastIndex) {
    const found = sign.exec(text);
    plain += text.slice(kept, found?.index);
    if (!found) return { plain, end: text.length };
    if (found[0] === '(') sign.lastIndex = textEnd(text, sign.lastIndex);
    else if (found[0] === '%') sign.lastIndex = lineEnd(text, sign.lastIndex);
    else if (found[1] === undefined) return { plain, end: found.index };
    else {
      const end = text.indexOf('endstream', sign.lastIndex);
      return { plain, end: found.index, stream: { start: sign.lastIndex, end: end < 0 ? text.length : end } };
    }
    plain += ' ';
  }
}

/** After the closing parenthesis of a text; parentheses nest, a backslash takes the next sign's meaning. */
function textEnd(text: string, from: number): number {
  const sign = /\\[^]|[()]/g;
  sign.lastIndex = from;
  for (let depth = 1; depth > 0; ) {
    const found = sign.exec(text);
    if (!found) return text.length;
    if (found[0] === '(') depth += 1;
    if (found[0] === ')') depth -= 1;
  }
  return sign.lastIndex;
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from, from + 65_536).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}

/** With `#4A` written out: /#4A#53 is /JS. */
const named = (text: string) =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

type Budget = { left: number };

function noteContained(listing: Listing, body: string, packed: Buffer, budget: Budget): void {
  const unpacked = unpack(body, packed, budget);
  const [count, first] = ['N', 'First'].map((key) => Number(new RegExp(`/${key}\\s+(\\d+)`).exec(body)?.[1]));
  if (unpacked === undefined || !count || !first) {
    listing.unreadable = true;
    return;
  }
  const numbers = unpacked.slice(0, first).trim().split(/\s+/);
  for (let index = 0; index < count; index++) {
    const [number, start] = [numbers[2 * index], Number(numbers[2 * index + 1])];
    const next = Number(numbers[2 * index + 3] ?? Number.NaN);
    if (number === undefined || Number.isNaN(start)) break;
    const contained = unpacked.slice(first + start, Number.isNaN(next) ? undefined : first + next);
    note(listing, number, named(readBody(contained, 0).plain));
  }
}

/** Flate or nothing, as every writer of object streams does; anything else is reported, not guessed at. */
function unpack(body: string, packed: Buffer, budget: Budget): string | undefined {
  const filter = /^\s*(\[[^\]]{0,200}\]|\/\w+)/.exec(afterKey(body, '/Filter'))?.[1];
  if (!body.includes('/Filter')) return packed.toString('latin1');
  if (!/^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter ?? '') || /\/Predictor\s+([2-9]|1\d)/.test(body))
    return undefined;
  try {
    const unpacked = inflateSync(packed, { maxOutputLength: Math.max(1, budget.left) });
    budget.left -= unpacked.length;
    return unpacked.toString('latin1');
  } catch {
    return undefined;
  }
}

/** Walks the page tree from the root; a file may lie about its count. */
function countPages({ objects }: Listing, trailer: string): number | undefined {
  const reference = (text: string | undefined, key: string) =>
    new RegExp(`/${key}\\s+(\\d+)\\s+\\d+\\s+R`).exec(text ?? '')?.[1];
  const root = reference(trailer, 'Root') ?? catalogIn(objects);
  const seen = new Set<string>();
  let waiting = [reference(objects.get(root ?? ''), 'Pages') ?? ''];
  let pages = 0;
  while (waiting.length > 0) {
    const next: string[] = [];
    for (const number of waiting) {
      const node = objects.get(number);
      if (node === undefined || seen.has(number)) continue;
      seen.add(number);
      const kids = kidsOf(objects, node);
      if (kids) for (const kid of kids) next.push(kid);
      else pages += 1;
    }
    waiting = next;
  }
  return pages > 0 ? pages : undefined;
}

const catalogIn = (objects: Map<string, string>) =>
  [...objects].findLast(([, body]) => /\/Type\s*\/Catalog\b/.test(body))?.[0];

function kidsOf(objects: Map<string, string>, node: string): string[] | undefined {
  const [, inline, elsewhere] = /^\s*(?:\[([^\]]*)\]|(\d+)\s+\d+\s+R)/.exec(afterKey(node, '/Kids')) ?? [];
  const list = inline ?? (elsewhere === undefined ? undefined : objects.get(elsewhere));
  return list === undefined ? undefined : [...list.matchAll(/(\d+)\s+\d+\s+R/g)].map(([, number = '']) => number);
}

/** From the first time a key stands there; the patterns begin here, so that no crafted text is searched twice over. */
function afterKey(body: string, key: string): string {
  const at = body.indexOf(key);
  return at < 0 ? '' : body.slice(at + key.length);
}
