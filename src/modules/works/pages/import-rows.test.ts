import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cellsIn, readList } from './import-rows.ts';

test('the published data file is read whole, without a fault', () => {
  const file = path.resolve(import.meta.dirname, '../../../../reference/micro-dramas.csv');
  const read = readList('works', readFileSync(file, 'utf8'));
  assert.deepEqual(read.faults, []);
  assert.equal(read.rows.length, read.lines);
  assert.ok(read.rows.length > 90);
});

test('rows pasted from a spreadsheet are read by their headings, in any order', () => {
  const { rows, faults } = readList('works', '名单\t剧名\t出处\t可信度\n扶持计划\t大夫，请出招\t公布页\t高\n');
  assert.deepEqual(faults, []);
  assert.deepEqual([rows[0]?.title, rows[0]?.listName, rows[0]?.confidence], ['大夫，请出招', '扶持计划', 'high']);
  assert.equal(rows[0]?.regionCode, null);
});

test('every fault is named by line and column, and no row of it is taken', () => {
  const { rows, faults } = readList(
    'works',
    '剧名,名单,出处,公布日期,集数\n,计划,页,2025-10-11,24\n侨批,计划,页,去年,很多',
  );
  assert.deepEqual(rows, []);
  assert.deepEqual(
    faults.map(({ line, column }) => `${line}${column}`),
    ['2剧名', '3集数', '3公布日期'],
  );
  assert.ok(faults.every(({ message }) => /[\u4e00-\u9fff]/.test(message)));
});

test('a list without its headings says which column is missing', () => {
  assert.deepEqual(
    readList('awards', '剧名\n侨批').faults.map(({ message }) => message),
    ['没有“项目”这一列', '没有“出处”这一列'],
  );
});

test('quotes, commas and line breaks inside a cell stay in it; amounts of 万元 become fen', () => {
  assert.deepEqual(cellsIn('a,b\n"一,二","三""四\n五"\n'), [
    ['a', 'b'],
    ['一,二', '三"四\n五'],
  ]);
  const { rows } = readList('awards', '剧名,项目,层级,金额（万元）,出处\n侨批,精品工程,中央,３０.５,公布页');
  assert.deepEqual([rows[0]?.amountFen, rows[0]?.level], [30_500_000, 'central']);
});
