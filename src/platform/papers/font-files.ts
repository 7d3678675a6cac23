import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A face as its own file describes it: every spelling of its family name, and the characters it draws. */
export type FontFace = { file: string; families: string[]; characters: Set<number> };

const fontFile = /\.(ttf|otf|ttc|otc)$/i;
const collection = 0x74746366; // 'ttcf'

/** Reads every font file of a folder; a file that is not a font is left out, as a stray file must not stop printing. */
export function fontFacesIn(folder: string): FontFace[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => fontFile.test(name));
  return files.sort().flatMap((name) => facesOf(path.join(folder, name)));
}

function facesOf(file: string): FontFace[] {
  try {
    const bytes = readFileSync(file);
    const starts =
      bytes.readUInt32BE(0) === collection
        ? Array.from({ length: bytes.readUInt32BE(8) }, (_, index) => bytes.readUInt32BE(12 + index * 4))
        : [0];
    return starts.map((start) => {
      const tables = tablesAt(bytes, start);
      return {
        file,
        families: familiesIn(bytes, tables.get('name')),
        characters: charactersIn(bytes, tables.get('cmap')),
      };
    });
  } catch {
    return [];
  }
}

function tablesAt(bytes: Buffer, start: number): Map<string, number> {
  const tables = new Map<string, number>();
  const count = bytes.readUInt16BE(start + 4);
  for (let index = 0; index < count; index++) {
    const at = start + 12 + index * 16;
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8));
  }
  return tables;
}

/** Names 1 (family) and 16 (typographic family) in every language of the file, without repeats. */
function familiesIn(bytes: Buffer, at: number | undefined): string[] {
  if (at === undefined) return [];
  const strings = at + bytes.readUInt16BE(at + 4);
  const found = new Set<string>();
  for (let index = 0; index < bytes.readUInt16BE(at + 2); index++) {
    const record = at + 6 + index * 12;
    const platform = bytes.readUInt16BE(record);
    const nameId = bytes.readUInt16BE(record + 6);
    if (nameId !== 1 && nameId !== 16) continue;
    const from = strings + bytes.readUInt16BE(record + 10);
    const text = bytes.subarray(from, from + bytes.readUInt16BE(record + 8));
    found.add(platform === 1 ? text.toString('latin1') : utf16(text));
  }
  return [...found].map((name) => name.trim()).filter((name) => name !== '');
}

const utf16 = (text: Buffer): string =>
  String.fromCharCode(...Array.from({ length: text.length >> 1 }, (_, index) => text.readUInt16BE(index * 2)));

function charactersIn(bytes: Buffer, at: number | undefined): Set<number> {
  const characters = new Set<number>();
  if (at === undefined) return characters;
  for (let index = 0; index < bytes.readUInt16BE(at + 2); index++) {
    const subtable = at + bytes.readUInt32BE(at + 4 + index * 8 + 4);
    const format = bytes.readUInt16BE(subtable);
    if (format === 4) addSegments(bytes, subtable, characters);
    if (format === 12) addGroups(bytes, subtable, characters);
  }
  return characters;
}

/** cmap format 4: segments of the basic plane; glyph 0 means the font has no picture for the character. */
function addSegments(bytes: Buffer, at: number, characters: Set<number>) {
  const doubled = bytes.readUInt16BE(at + 6);
  const [ends, starts] = [at + 14, at + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = bytes.readUInt16BE(ends + segment);
    const offset = bytes.readUInt16BE(offsets + segment);
    const first = bytes.readUInt16BE(starts + segment);
    for (let code = first; code <= end && code < 0xffff; code++) {
      const listed = offsets + segment + offset + (code - first) * 2;
      const glyph = offset === 0 ? code + bytes.readUInt16BE(deltas + segment) : bytes.readUInt16BE(listed);
      if ((glyph & 0xffff) !== 0) characters.add(code);
    }
  }
}

/** cmap format 12: groups that also reach beyond the basic plane. */
function addGroups(bytes: Buffer, at: number, characters: Set<number>) {
  for (let group = 0; group < bytes.readUInt32BE(at + 12); group++) {
    const from = at + 16 + group * 12;
    const last = bytes.readUInt32BE(from + 4);
    for (let code = bytes.readUInt32BE(from); code <= last; code++) characters.add(code);
  }
}
