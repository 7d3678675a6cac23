import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pastedCells, placedCells } from './paste-rules.ts';

test('what a spreadsheet copies comes apart into lines and cells', () => {
  assert.deepEqual(pastedCells('60\t20\r\n70\t\r\n'), [
    ['60', '20'],
    ['70', ''],
  ]);
  assert.deepEqual(pastedCells('一'), [['一']]);
  assert.deepEqual(pastedCells(''), []);
  assert.deepEqual(pastedCells('a\tb'), [['a', 'b']]);
});

test('a cell with a line break, a tab or a quote stays one cell', () => {
  assert.deepEqual(pastedCells('"演员档期\n待定"\t5\r\n'), [['演员档期\n待定', '5']]);
  assert.deepEqual(pastedCells('"他说""好"""\t"甲\t乙"'), [['他说"好"', '甲\t乙']]);
  // a quote that nothing closes is part of the text
  assert.deepEqual(pastedCells('"12 寸屏\t3'), [['"12 寸屏', '3']]);
  assert.deepEqual(pastedCells('片名"侨批"\t3'), [['片名"侨批"', '3']]);
});

test('cells go where the cursor stands; locked ones and those beyond the table are left and counted', () => {
  const rows = [
    { projectId: 'a', locked: ['agreed'] },
    { projectId: 'b', locked: [] },
  ];
  const columns = [{ key: 'stage' }, { key: 'agreed' }, { key: 'problems' }];
  const lines = pastedCells('60\t"档期\n 待定 "\t多一列\n70\t无\n80');
  const placed = placedCells(lines, { rows, columns, at: { r: 0, c: 1 } });
  assert.deepEqual(placed.rows, [
    { projectId: 'a', cells: { problems: '档期 待定' } },
    { projectId: 'b', cells: { agreed: '70', problems: '无' } },
  ]);
  assert.deepEqual([placed.taken, placed.left], [3, 3]);
});
