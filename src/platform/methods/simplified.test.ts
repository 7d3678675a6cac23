import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexiconFind, lexiconOf, longestHits } from '../../methods/lexicon.ts';
import { titleLikeness } from '../../methods/similarity.ts';
import { simplified, simplifyingTables } from './simplified.ts';

test('phrases decide before single characters', () => {
  assert.equal(simplified('乾隆年間，乾燥的頭髮'), '乾隆年间，干燥的头发');
  assert.equal(simplified('控制台 ABC'), '控制台 ABC');
});

test('rare characters and other codes of a character are converted also', () => {
  assert.equal(simplified('殢雲尤雨，團圞'), '𣨼云尤雨，团𪢮');
  assert.equal(simplified('\uf937\u96de'), '路鸡');
});

const lexicon = lexiconOf(['赌博', '高利贷', '网络诈骗', '诈骗', 'VPN'], simplifyingTables());
const found = (text: string) => lexiconFind(text, lexicon, 3).map(({ start, end, term }) => `${start}-${end} ${term}`);

test('terms are found through variants and separators, with offsets of the original', () => {
  assert.deepEqual(found('他靠賭博还债'), ['2-4 赌博']);
  assert.deepEqual(found('😀赌·*博'), ['1-5 赌博']);
  assert.deepEqual(found('用ｖＰｎ上网'), ['1-4 VPN']);
  assert.deepEqual(found('网络诈骗团伙'), ['0-4 网络诈骗', '2-4 诈骗']);
});

test('letters in between and gaps that are too wide break a match', () => {
  assert.deepEqual(found('赌1博'), []);
  assert.deepEqual(found('赌————博'), []);
  assert.deepEqual(found('赌一把，博一搏'), []);
  assert.deepEqual(found(''), []);
});

test('for display the longest hit of a start is enough', () => {
  const both = lexiconOf(['高利', '高利贷'], simplifyingTables());
  assert.deepEqual(
    longestHits(lexiconFind('高利贷', both, 0)).map((hit) => hit.term),
    ['高利贷'],
  );
});

test('titles in traditional characters are the same titles', () => {
  assert.equal(titleLikeness('《家裡家外》', '家里家外', simplified).likeness, 1);
});

test('a long script is searched in little time', () => {
  const many = lexiconOf(
    Array.from({ length: 20_000 }, (_, i) => `词${i.toString(36)}尾`),
    simplifyingTables(),
  );
  const script = '这一天的早晨，她在江边等着渡船，远处传来钟声。'.repeat(4000);
  const before = process.cpuUsage();
  assert.deepEqual(lexiconFind(script, many, 3), []);
  assert.ok(process.cpuUsage(before).user < 20e6, 'seconds of the processor, whatever else the machine does');
});
