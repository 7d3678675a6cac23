import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedRow } from './cell-values.ts';
import { fieldsOf, formatOf } from './formats.ts';

const fields = fieldsOf(formatOf('creation'));
const read = (texts: Record<string, string>) => typedRow(fields, texts, 0);

test('what is typed or pasted on the page is read as the cells of a workbook are', () => {
  const texts = { '#': ' A-1 ', title: '侨批', level: '平台级', stage: '剧本创作', stageOn: '2026/6/8' };
  const { key, content, findings } = read({ ...texts, investmentFen: '1200.5', episodeCount: '24' });
  assert.deepEqual([key, findings], ['A-1', []]);
  const wanted = { title: '侨批', level: 'platform', stage: 'script', stageOn: '2026-06-08', episodeCount: '24' };
  assert.deepEqual(content, { ...wanted, investmentFen: 1_200_500_000 });
});

test('each wrong cell is named', () => {
  const { findings } = read({ title: 'x', level: '特级', stageOn: '六月', investmentFen: '很多' });
  assert.deepEqual(
    findings.map(({ path }) => path),
    ['rows.0.key', 'rows.0.content.level', 'rows.0.content.stageOn', 'rows.0.content.investmentFen'],
  );
});
