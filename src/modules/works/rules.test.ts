import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAlikesOf, plainKey } from './rules.ts';

const work = (id: string, title: string, more: { formerTitles?: string[]; filingNumber?: string } = {}) => ({
  id,
  title,
  formerTitles: more.formerTitles ?? [],
  filingNumber: more.filingNumber ?? null,
});

test('titles are one whatever their marks, spaces and width', () => {
  assert.equal(plainKey('《岭南　灯火》'), plainKey('岭南灯火'));
  assert.equal(plainKey('ＡＩ 时代：上'), plainKey('ai时代上'));
  assert.notEqual(plainKey('岭南灯火'), plainKey('岭南灯火二'));
});

test('a work looks like another by title, former title or filing number, never like itself', () => {
  const own = work('1', '岭南灯火', { formerTitles: ['修表匠'], filingNumber: '（粤）备字 1 号' });
  const others = [
    own,
    work('2', '《岭南灯火》'),
    work('3', '修表匠'),
    work('4', '侨批', { filingNumber: '（粤）备字1号' }),
    work('5', '骑楼下', { formerTitles: ['岭南灯火'] }),
    work('6', '别的'),
  ];
  assert.deepEqual(
    lookAlikesOf(own, others).map((one) => [one.workId, one.why]),
    [
      ['2', '剧名相同的'],
      ['3', '剧名相同的'],
      ['4', '备案号相同的'],
      ['5', '曾用名相同的'],
    ],
  );
});
