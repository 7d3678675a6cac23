import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flawsIn } from '../../base/workflow.ts';
import { agreementWorkflow, paperWorkflow, templateWorkflow } from './workflow.ts';

test('no unreachable state, no dead end, no act with two outcomes', () => {
  assert.deepEqual(flawsIn(agreementWorkflow), []);
  assert.deepEqual(flawsIn(paperWorkflow), []);
  assert.deepEqual(flawsIn(templateWorkflow), []);
});

test('every state × act of the tables is as the plan has it', () => {
  const table = [paperWorkflow, agreementWorkflow, templateWorkflow].flatMap(({ name, moves }) =>
    moves.map(({ act, from, to }) => `${name} ${from.join(',')} ${act} ${to}`),
  );
  assert.deepEqual(table, [
    '协议文本 negotiating propose negotiating',
    '协议文本 negotiating consent negotiating',
    '协议文本 negotiating fix fixed',
    '协议文本 fixed reopen negotiating',
    '协议文本 fixed sign fixed',
    '协议文本 fixed complete signed',
    '协议文本 signed take_effect effective',
    '协议文本 negotiating,fixed,signed void void',
    '三方协议 preparing enter_force in_force',
    '三方协议 preparing cancel cancelled',
    '三方协议 in_force change in_force',
    '三方协议 in_force suspend suspended',
    '三方协议 suspended resume in_force',
    '三方协议 in_force,suspended end ended',
    '三方协议 in_force,suspended rescind ended',
    '协议模板 draft save draft',
    '协议模板 draft publish published',
    '协议模板 published retire retired',
  ]);
});
