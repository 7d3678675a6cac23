import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generatedDocs, staleDocs } from '../tools/docs.ts';

test('the generated docs say what the source says', async () => assert.deepEqual(await staleDocs(), []));

test('a changed table makes a page stale', async () => {
  const pages = await generatedDocs();
  assert.match(pages['workflows.md'] ?? '', /提交申报/);
  assert.match(pages['endpoints.md'] ?? '', /applications\/:applicationId\/submit/);
  assert.notEqual(pages['problems.md'], pages['problems.md']?.replace('未找到', '找不到'));
});
