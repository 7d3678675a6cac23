import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdqDistance, pdqSearch, shinglesOf, simhash, simhashDistance, simhashOfText } from './near-copies.ts';

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
