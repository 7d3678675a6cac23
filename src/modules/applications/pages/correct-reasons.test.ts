import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonsFrom } from './correct-reasons.ts';

test('what stops is named in a correction beforehand; what is only to be looked at is not', () => {
  const known = new Set(['basic.filingNumber', 'files.commitment', 'money.requestedFen']);
  const found = reasonsFrom(
    [
      { path: 'basic.filingNumber', message: '备案号格式不对' },
      { path: 'money.requestedFen', message: '申请金额偏高，请核对', weight: 'look' },
      { path: 'files.commitment.0', message: '缺公章', weight: 'stop' },
      { path: 'unknown.place', message: '不在表里' },
      { message: '没有位置' },
    ],
    known,
  );
  assert.deepEqual(found, { 'basic.filingNumber': '备案号格式不对', 'files.commitment': '缺公章' });
});
