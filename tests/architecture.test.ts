import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { order } from '../src/modules/order.ts';
import { importRules, importsIn, readImports, sourceFiles, violations } from './architecture.ts';

test('the source keeps every import rule', () => {
  assert.ok(sourceFiles('src').length > 200, 'the check found almost no files');
  assert.deepEqual(violations(readImports()), []);
});

test('every folder of a module stands in the order, and the other way round', () => {
  const folders = readdirSync(path.resolve(import.meta.dirname, '../src/modules'), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => one.name);
  assert.deepEqual(folders.sort(), [...order].sort());
});

test('every import rule catches the mistake it exists for', () => {
  const planted = [
    ['src/base/money.ts', `import '../platform/database.ts'`],
    ['src/methods/ranking.ts', `import { x } from '../platform/ids.ts'`],
    ['src/platform/http.ts', `import { x } from '../modules/calls/index.ts'`],
    ['src/modules/works/rules.ts', `import { readFileSync } from 'node:fs'`],
    ['src/modules/applications/store.ts', `import { x } from '../works/store.ts'`],
    ['src/modules/works/index.ts', `import { x } from '../applications/index.ts'`],
    ['src/modules/works/pages/WorkPage.tsx', `import { x } from '../store.ts'`],
    ['src/modules/works/use-cases/register-work.ts', `import { sql } from 'kysely'`],
    ['src/modules/works/store.ts', `import { x } from '../../main/build.ts'`],
  ] as const;
  const caught = planted.flatMap(([file, text]) => violations(importsIn(file, text)));
  for (const rule of importRules)
    assert.ok(
      caught.some((line) => line.endsWith(rule.says)),
      `nothing proves: ${rule.says}`,
    );
});
