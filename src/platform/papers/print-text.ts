import { drawableCharacters, type FontFolders, fontFolders } from './fonts.ts';

/** 〓, the printers' mark for a character that is not in the case; it never passes for a letter of the text. */
export const missingMark = '〓';

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** Joiners and variation selectors: they change a neighbour's look and draw nothing themselves. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Control, direction-override and impossible characters: no official paper holds them, and XML refuses some. */
const forbidden = /[[\p{Cc}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u{feff}]--[\n]]/gv;

/** Text as it may be printed: whole characters only, one kind of line end, tabs as spaces. */
export const printable = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(forbidden, '');

/** The characters of a text no font here can draw (emoji, unlisted rare names), each once, in order of appearance. */
export function missingGlyphs(text: string, folders: FontFolders = fontFolders()): string[] {
  const drawable = drawableCharacters(folders);
  const missing = new Set<string>();
  for (const { segment } of segments.segment(printable(text))) if (!canDraw(segment, drawable)) missing.add(segment);
  return [...missing];
}

const canDraw = (segment: string, drawable: Set<number>): boolean =>
  Array.from(segment.replace(invisible, '')).every((one) => one === '\n' || drawable.has(one.codePointAt(0) ?? 0));

/** The text with every undrawable character as 〓, so that a gap in a printed paper is seen and never a silent box. */
export function drawnText(text: string, folders: FontFolders = fontFolders()): string {
  const drawable = drawableCharacters(folders);
  const clean = printable(text);
  if (Array.from(clean).every((one) => one === '\n' || drawable.has(one.codePointAt(0) ?? 0))) return clean;
  return Array.from(segments.segment(clean), ({ segment }) =>
    canDraw(segment, drawable) ? segment.replace(invisible, '') : missingMark,
  ).join('');
}

/** Applies a change to every string of a plain value, keys left alone. */
export function mapText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one) => mapText(one, change)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapText(one, change)])) as T;
}
