import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flawsIn } from '../../base/workflow.ts';
import { firstReviewActs } from './terms.ts';
import { firstReviewWorkflow, listWorkflow, sheetWorkflow } from './workflow.ts';

test('the three tables have no unreachable state, no dead end and no act with two outcomes', () => {
  assert.deepEqual(flawsIn(firstReviewWorkflow), []);
  assert.deepEqual(flawsIn(sheetWorkflow), []);
  assert.deepEqual(flawsIn(listWorkflow), []);
});

test('every state × act of the tables is as the plan has it', () => {
  const table = [firstReviewWorkflow, sheetWorkflow, listWorkflow].flatMap(({ name, moves }) =>
    moves.flatMap(({ act, from, to }) => from.map((state) => `${name} ${state} ${act} ${to}`)),
  );
  assert.deepEqual(table, [
    '初评 arranging open scoring',
    '初评 scoring close closed',
    '初评 closed reopen scoring',
    '评分表 blank save draft',
    '评分表 draft save draft',
    '评分表 blank submit submitted',
    '评分表 draft submit submitted',
    '评分表 submitted revise draft',
    '评分表 blank recuse recused',
    '评分表 draft recuse recused',
    '评分表 submitted recuse recused',
    '推荐名单 arranging arrange arranging',
    '推荐名单 arranging seal sealed',
    '推荐名单 sealed swap sealed',
  ]);
});

test('every act has a Chinese name for timelines', () => {
  for (const label of Object.values(firstReviewActs)) assert.match(label, /[\u4e00-\u9fff]/);
});
