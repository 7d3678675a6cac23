import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fontFacesIn } from '../../src/platform/papers/font-files.ts';
import { addedRoles, drawableCharacters, fontFolders, shippedRoles } from '../../src/platform/papers/fonts.ts';
import { drawnText, missingGlyphs } from '../../src/platform/papers/print-text.ts';
import { rareNames } from './samples.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jingwei-fonts-'));
after(() => fs.rmSync(folder, { recursive: true }));
const shippedOnly = { shipped: fontFolders().shipped, added: path.join(folder, 'none') };

test('the shipped faces are named as the roles name them, and each draws the rare names', () => {
  const faces = fontFacesIn(shippedOnly.shipped);
  assert.equal(faces.length, 5);
  const families = new Set(faces.flatMap((face) => face.families));
  for (const family of Object.values(shippedRoles).flat()) assert.ok(families.has(family), family);
  for (const face of faces) {
    for (const one of [...Array.from(rareNames.join('')), '〓', '—', '〔', '·', 'A', '9']) {
      assert.ok(face.characters.has(one.codePointAt(0) ?? 0), `${face.file} ${one}`);
    }
  }
});

test('rare names print; emoji and unlisted characters are named once each, whole', () => {
  assert.deepEqual(missingGlyphs(`${rareNames.join('、')}“专款专用”——1,234.56万元`, shippedOnly), []);
  assert.deepEqual(missingGlyphs('好😀看👨‍👩‍👧😀\u{2a6d6}', shippedOnly), ['😀', '👨‍👩‍👧', '\u{2a6d6}']);
  assert.equal(drawnText('好😀看\u{2a6d6}', shippedOnly), '好〓看〓');
  assert.equal(drawnText('一行\r\n二行\u0000', shippedOnly), '一行\n二行');
});

test('a licensed face is known by the names inside its file, in whatever language, not by the name of the file', () => {
  fs.writeFileSync(
    path.join(folder, 'a.ttf'),
    fontFile(
      [
        [3, 0x409, 'FangSong_GB2312'],
        [3, 0x804, '仿宋_GB2312'],
      ],
      '甲乙',
    ),
  );
  fs.writeFileSync(path.join(folder, 'b.ttf'), fontFile([[3, 0x804, '方正小标宋简体']], '丙'));
  fs.writeFileSync(path.join(folder, '仿宋.ttf'), fontFile([[1, 0, 'Some Latin']], 'a'));
  fs.writeFileSync(path.join(folder, 'c.otf'), fontFile([[3, 0x409, 'FandolFang R']], '丁'));
  fs.writeFileSync(path.join(folder, 'broken.ttf'), 'no font at all');
  fs.writeFileSync(path.join(folder, 'README.txt'), 'nothing to read');
  const roles = addedRoles(fontFacesIn(folder));
  assert.deepEqual(roles.fang, [['FangSong_GB2312', '仿宋_GB2312'], ['FandolFang R']]);
  assert.deepEqual(roles.title, [['方正小标宋简体']]);
  assert.deepEqual([roles.kai, roles.hei, roles.song], [[], [], []]);
  assert.deepEqual(
    [...drawableCharacters({ shipped: folder, added: folder })].map((code) => String.fromCodePoint(code)).sort(),
    Array.from('a丁丙乙甲'),
  );
});

type FontName = [platform: number, language: number, family: string];

/** The least a font file needs to say its names and its characters: a directory, `name` and a `cmap` of format 12. */
function fontFile(names: FontName[], characters: string): Buffer {
  const texts = names.map(([platform, , family]) =>
    platform === 1 ? Buffer.from(family, 'latin1') : Buffer.from(family, 'utf16le').swap16(),
  );
  const records = names.map(([platform, language], index) => {
    const before = texts.slice(0, index).reduce((sum, text) => sum + text.length, 0);
    return sixteen(platform, 1, language, 1, texts[index]?.length ?? 0, before);
  });
  const name = Buffer.concat([sixteen(0, names.length, 6 + names.length * 12), ...records, ...texts]);
  const groups = Array.from(characters).map((one, index) =>
    thirtyTwo(one.codePointAt(0) ?? 0, one.codePointAt(0) ?? 0, index + 1),
  );
  const cmap = Buffer.concat([
    sixteen(0, 1, 3, 10),
    thirtyTwo(12),
    sixteen(12, 0),
    thirtyTwo(16 + groups.length * 12, 0, groups.length),
    ...groups,
  ]);
  const head = Buffer.concat([thirtyTwo(0x00010000), sixteen(2, 0, 0, 0)]);
  const at = head.length + 32;
  const entry = (tag: string, offset: number, size: number) =>
    Buffer.concat([Buffer.from(tag), thirtyTwo(0, offset, size)]);
  return Buffer.concat([
    head,
    entry('cmap', at, cmap.length),
    entry('name', at + cmap.length, name.length),
    cmap,
    name,
  ]);
}
const sixteen = (...values: number[]): Buffer => {
  const made = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) made.writeUInt16BE(value, index * 2);
  return made;
};
const thirtyTwo = (...values: number[]): Buffer => {
  const made = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) made.writeUInt32BE(value, index * 4);
  return made;
};
