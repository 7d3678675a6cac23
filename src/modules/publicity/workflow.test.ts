import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flawsIn } from '../../base/workflow.ts';
import { publicityActs } from './terms.ts';
import { noticeWorkflow, objectionWorkflow } from './workflow.ts';

test('both tables have no unreachable state, no dead end and no act with two outcomes', () => {
  assert.deepEqual(flawsIn(noticeWorkflow), []);
  assert.deepEqual(flawsIn(objectionWorkflow), []);
});

test('every state × act of the tables is as the plan has it', () => {
  const table = [noticeWorkflow, objectionWorkflow].flatMap(({ name, moves }) =>
    moves.map(({ act, from, to }) => `${name} ${from.join(',')} ${act} ${to}`),
  );
  assert.deepEqual(table, [
    '公示 preparing save preparing',
    '公示 preparing submit submitted',
    '公示 submitted return preparing',
    '公示 submitted release open',
    '公示 open republish open',
    '公示 open finish_part open',
    '公示 open finish final',
    '异议 received assign received',
    '异议 accepted assign accepted',
    '异议 handling assign handling',
    '异议 clue assign clue',
    '异议 received accept accepted',
    '异议 received decline declined',
    '异议 received shelve clue',
    '异议 clue take_up accepted',
    '异议 accepted,handling ask handling',
    '异议 handling answer handling',
    '异议 accepted,handling reply handling',
    '异议 accepted,handling propose_uphold proposed',
    '异议 accepted,handling propose_reject proposed',
    '异议 proposed return handling',
    '异议 proposed pass_over proposed',
    '异议 proposed uphold upheld',
    '异议 proposed reject rejected',
    '异议 received,clue,accepted,handling,proposed withdraw withdrawn',
  ]);
});

test('every act of both tables has a Chinese name for timelines', () => {
  for (const { act } of noticeWorkflow.moves) assert.match(publicityActs[`publicity.${act}`], /[\u4e00-\u9fff]/);
  for (const { act } of objectionWorkflow.moves) assert.match(publicityActs[`objection.${act}`], /[\u4e00-\u9fff]/);
});
