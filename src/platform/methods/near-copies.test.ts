import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lumaOf, pdqDistance, pdqHash, pdqSearch } from '../../methods/pdq.ts';
import { shinglesOf, simhash, simhashDistance, simhashOfText } from './near-copies.ts';

test('fingerprints have the values of the reference library', () => {
  assert.equal(
    simhash(
      new Map([
        ['aaa', 1],
        ['bbb', 1],
      ]),
    ),
    57087923692560392n,
  );
  assert.equal(simhashOfText('你好　世界！　　呼噜。'), 15820109506574984036n);
  assert.equal(
    simhashDistance(
      simhashOfText('How are you? I AM fine. Thanks. And you?'),
      simhashOfText('How old are you ? :-) i am fine. Thanks. And you?'),
    ),
    7,
  );
});

test('punctuation and case do not part copies', () => {
  assert.deepEqual(
    shinglesOf('山海，奇谭！山海奇谭'),
    new Map([
      ['山海奇谭', 2],
      ['海奇谭山', 1],
      ['奇谭山海', 1],
      ['谭山海奇', 1],
    ]),
  );
  assert.deepEqual(shinglesOf('ＡB'), new Map([['ａb', 1]]));
});

test('pictures are found within the distance, nearest first', () => {
  const base = 'd8f8f0cec0f4a84f0637022a278f67f0b36e2ed596621e1d33e6339c4e9c9b22';
  const near = 'd0f8f0cec0f4a84f0e370a22338f67f0b36a2ef596231e1d72e6a39c4e9c9b22';
  assert.equal(pdqDistance(base, near), 14);
  const known = [
    { id: 'b', hash: near },
    { id: 'a', hash: base },
    { id: 'c', hash: 'f'.repeat(64) },
  ];
  assert.deepEqual(pdqSearch(base, known, 31), [
    { id: 'a', distance: 0 },
    { id: 'b', distance: 14 },
  ]);
  assert.throws(() => pdqDistance('00', base), /not_a_pdq_hash/);
});

/** A picture of soft blots, the same for the same seed. */
function picture(width: number, height: number, shade: (x: number, y: number) => number) {
  const bytes = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      bytes.fill(shade(x / width, y / height), (y * width + x) * 3, (y * width + x) * 3 + 3);
  }
  return lumaOf(width, height, bytes);
}
const blots = (x: number, y: number) => 128 + 60 * Math.sin(9 * x + 4 * y * y) + 50 * Math.cos(13 * y * x + 2 * x);

test('a smaller copy keeps its hash, another picture does not, and a flat one is not worth comparing', () => {
  const large = pdqHash(picture(300, 200, blots));
  const small = pdqHash(picture(150, 100, blots));
  const other = pdqHash(picture(300, 200, (x, y) => 128 + 100 * Math.sin(17 * y + 3 * x * x)));
  assert.ok(pdqDistance(large.hash, small.hash) <= 10, String(pdqDistance(large.hash, small.hash)));
  assert.ok(pdqDistance(large.hash, other.hash) > 60);
  assert.ok(large.quality >= 50);
  assert.equal(pdqHash(picture(64, 64, () => 200)).quality, 0);
});

test('a JPEG is read by its own size, and other bytes are not', async () => {
  const { jpegSize, lumaOfJpeg } = await import('./pictures.ts');
  // One grey block of 8 × 8, baseline.
  const grey = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB' +
      'AQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
    'base64',
  );
  assert.deepEqual(jpegSize(grey), { width: 8, height: 8, channels: 1 });
  const luma = await lumaOfJpeg(grey);
  assert.ok(luma && luma.width === 8 && luma.height === 8);
  assert.equal(new Set(luma.values).size, 1);
  assert.equal(await lumaOfJpeg(Buffer.from('GIF89a')), undefined);
  assert.equal(await lumaOfJpeg(grey.subarray(0, 40)), undefined);
});
