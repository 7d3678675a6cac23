import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { qrPng, qrSvg, verifyVersionCode, versionCode, versionDigest } from '../../src/platform/papers/version.ts';

test('the order of keys and absent fields do not change a version; content, kind and revision do', () => {
  const content = { title: '夏天', episodes: 24, rows: [{ a: 1, b: undefined }] };
  const code = versionCode('application', content, 3);
  assert.match(code, /^[0-9A-F]{4}-[0-9A-F]{4}-v3$/);
  assert.equal(versionCode('application', { rows: [{ a: 1 }], episodes: 24, title: '夏天' }, 3), code);
  assert.notEqual(versionCode('application', { ...content, episodes: 25 }, 3), code);
  assert.notEqual(versionDigest('receipt', content, 3), versionDigest('application', content, 3));
  assert.notEqual(versionCode('application', content, 4).slice(0, 9), code.slice(0, 9));
});

test('a code read from paper is recognised with spaces and in small letters, a changed one is not', () => {
  const code = versionCode('application', { a: '甲' }, 12);
  for (const read of [code, code.toLowerCase(), ` ${code.replace('-', ' - ')} `]) {
    assert.equal(verifyVersionCode(read, 'application', { a: '甲' }), true, read);
  }
  for (const read of ['', 'A7F3', code.replace('v12', 'v13'), `${code}0`, code.slice(1)]) {
    assert.equal(verifyVersionCode(read, 'application', { a: '甲' }), false, read);
  }
  assert.equal(verifyVersionCode(code, 'application', { a: '乙' }), false);
});

test('a version does not depend on the order in which a record was read', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const turned = Object.fromEntries(Object.entries(record).reverse());
      assert.equal(versionCode('application', turned, 2), versionCode('application', record, 2));
      assert.ok(verifyVersionCode(versionCode('application', record, 2), 'application', turned));
    }),
  );
});

test('a QR code is drawn as SVG and as a square PNG with the same corner pattern', () => {
  assert.match(qrSvg('精微'), /^<svg .*<\/svg>$/s);
  const png = qrPng('https://jingwei.example/check/A7F3-0412-v3');
  const width = png.readUInt32BE(16);
  assert.equal(png.readUInt32BE(20), width);
  const packedPixels = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8);
  const pixels = inflateSync(packedPixels);
  assert.equal(pixels.length, (width + 1) * width);
  const at = (x: number, y: number) => pixels[(y * 8 + 4) * (width + 1) + 1 + x * 8 + 4];
  // One module of white around it, then the finder: seven dark modules, a white ring inside.
  assert.deepEqual([at(0, 0), at(1, 1), at(7, 1), at(2, 2), at(4, 4)], [255, 0, 0, 255, 0]);
});
