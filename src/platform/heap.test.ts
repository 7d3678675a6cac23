import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';

test('a program that has started gives back what it no longer needs, and goes on', () => {
  const heap = JSON.stringify(path.resolve(import.meta.dirname, 'heap.ts'));
  const program = `const { settleAfterStart } = await import(${heap});
    let rows = Array.from({ length: 300_000 }, (_, i) => ({ i }));
    rows = [];
    const before = process.memoryUsage().heapTotal;
    settleAfterStart();
    const isLess = process.memoryUsage().heapTotal < before;
    process.stdout.write(isLess && rows.length === 0 && !globalThis.gc ? 'less' : 'more');`;
  const how = { encoding: 'utf8', timeout: 30_000 } as const;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], how);
  assert.deepEqual([stdout, status], ['less', 0]);
});
