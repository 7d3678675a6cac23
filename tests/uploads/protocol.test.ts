/** What a client may and may not do, request by request. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import Fastify from 'fastify';
import { Problem } from '../../src/base/problem.ts';
import { instant } from '../../src/base/time.ts';
import { bytesOf, diskStore } from '../../src/platform/files.ts';
import { type FinishedUpload, finishedUpload, removeExpiredUploads, serveUploads } from '../../src/platform/uploads.ts';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'uploads-'));
const folder = path.join(scratch, 'arriving');
const store = diskStore(path.join(scratch, 'store'));
const app = Fastify({ forceCloseConnections: true });
const handedOver: FinishedUpload[] = [];
let now = instant('2026-06-01T00:00:00Z');
let trouble: Error | undefined;
let address = '';

app.setErrorHandler((error, _request, reply) => {
  void reply.status(error instanceof Problem ? 422 : 500).send(error instanceof Problem ? error.code : 'unexpected');
});
serveUploads(app, '/api/uploads', {
  folder,
  store,
  clock: () => now,
  maximumBytes: () => Promise.resolve(1000),
  ownerOf: (request) => Promise.resolve(String(request.headers['x-person'] ?? 'a')),
  mayCreate: async (_request, { filename = '' }) => {
    if (!filename.endsWith('.pdf')) throw new Problem('test.unwanted');
  },
  finished: async (upload) => {
    if (trouble) throw trouble;
    handedOver.push(upload);
  },
});
before(async () => void (address = await app.listen({ port: 0, host: '127.0.0.1' })));
after(async () => {
  await app.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
async function ask(method: string, url: string, headers: Record<string, string> = {}, body?: string) {
  const sent = { 'tus-resumable': '1.0.0', ...headers };
  const reply = await fetch(`${address}${url}`, { method, headers: sent, ...(body !== undefined && { body }) });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
}
const create = (length: number, filename = '申报书.pdf', headers = {}) =>
  ask('POST', '/api/uploads', {
    'upload-length': `${length}`,
    'upload-metadata': `filename ${base64(filename)}`,
    ...headers,
  });
const patch = (url: string, offset: number, body: string, headers = {}) =>
  ask(
    'PATCH',
    url,
    { 'upload-offset': `${offset}`, 'content-type': 'application/offset+octet-stream', ...headers },
    body,
  );
const aNewUpload = async (length: number, headers = {}) =>
  (await create(length, '申报书.pdf', headers)).headers.get('location') ?? '';
const idOf = (url: string) => url.split('/').at(-1) ?? '';

test('the pieces of an upload become one file, handed over with its digest and its Chinese name', async () => {
  const url = await aNewUpload(10);
  assert.equal((await patch(url, 0, 'hello')).headers.get('upload-offset'), '5');
  const head = await ask('HEAD', url);
  assert.deepEqual([head.headers.get('upload-offset'), head.headers.get('upload-length')], ['5', '10']);
  await assert.rejects(finishedUpload(folder, idOf(url), 'a'), /uploads.not_finished/);
  assert.equal((await patch(url, 5, 'world')).status, 204);
  const upload = handedOver.at(-1);
  assert.deepEqual(upload?.metadata, { filename: '申报书.pdf' });
  assert.equal(upload?.file.sha256, '936a185caaa266bb9cbe981e9e05cb78cd732b0b3280eb944412bb6f8f8f07af');
  assert.equal((await bytesOf(await store.open(upload.file.key))).toString(), 'helloworld');
  assert.deepEqual(await finishedUpload(folder, idOf(url), 'a'), upload);
  const count = handedOver.length;
  assert.equal((await ask('HEAD', url)).headers.get('upload-offset'), '10');
  assert.equal((await patch(url, 10, '')).status, 204);
  assert.equal(handedOver.length, count, 'and it is handed over once');
});

test('an empty file is handed over at once', async () => {
  const url = await aNewUpload(0);
  assert.equal((await finishedUpload(folder, idOf(url), 'a')).file.size, 0);
});

test('what is too large or unwanted is refused before a byte is sent', async () => {
  const before = fs.readdirSync(folder);
  assert.equal((await create(1001)).text, 'uploads.too_large');
  assert.equal((await create(10, '木马.exe')).text, 'test.unwanted');
  assert.equal((await ask('POST', '/api/uploads', {})).text, 'uploads.malformed');
  assert.equal((await ask('POST', '/api/uploads', { 'upload-length': '-1' })).text, 'uploads.malformed');
  assert.deepEqual(fs.readdirSync(folder), before);
});

test("another person's upload is not found, whatever is asked of it", async () => {
  const url = await aNewUpload(10);
  const other = { 'x-person': 'b' };
  assert.equal((await ask('HEAD', url, other)).status, 422);
  assert.equal((await patch(url, 0, 'x', other)).text, 'uploads.not_found');
  assert.equal((await ask('DELETE', url, other)).text, 'uploads.not_found');
  await assert.rejects(finishedUpload(folder, idOf(url), 'b'), /uploads.not_found/);
  assert.equal((await ask('DELETE', '/api/uploads/..%2f..%2fetc')).text, 'uploads.not_found');
  assert.equal((await ask('HEAD', url)).headers.get('upload-offset'), '0');
});

test('a wrong offset, more than announced, and a wrong type are refused and change nothing', async () => {
  const url = await aNewUpload(5);
  assert.equal((await patch(url, 3, 'lo')).text, 'uploads.out_of_step');
  assert.equal((await patch(url, 0, 'hello world')).text, 'uploads.malformed');
  assert.equal(
    (await ask('PATCH', url, { 'upload-offset': '0', 'content-type': 'text/plain' }, 'x')).text,
    'uploads.malformed',
  );
  assert.equal((await ask('HEAD', url)).headers.get('upload-offset'), '0');
  assert.equal((await ask('HEAD', url, { 'tus-resumable': '0.2.1' })).status, 412);
});

test('a refused file is removed; a failed hand-over is made good by the next look', async () => {
  trouble = new Problem('test.bad');
  const refused = await aNewUpload(3);
  assert.equal((await patch(refused, 0, 'bad')).text, 'test.bad');
  assert.equal(await store.stat(idOf(refused)), undefined);
  assert.equal((await ask('HEAD', refused)).status, 422);
  trouble = new Error('the database is away');
  const failed = await aNewUpload(3);
  assert.equal((await patch(failed, 0, 'abc')).status, 500);
  trouble = undefined;
  assert.equal((await ask('HEAD', failed)).headers.get('upload-offset'), '3');
  assert.equal(handedOver.at(-1)?.id, idOf(failed));
});

test('a line that hangs gives way to the next request of its upload', async () => {
  const url = await aNewUpload(10);
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
    'content-length': '10',
  };
  const hanging = http.request(`${address}${url}`, { method: 'PATCH', headers });
  hanging.on('error', () => {});
  hanging.write('abc');
  const bytes = path.join(folder, `${idOf(url)}.bytes`);
  while (fs.statSync(bytes).size < 3) await new Promise((resolve) => setImmediate(resolve));
  assert.equal((await ask('HEAD', url)).headers.get('upload-offset'), '3');
  assert.equal((await patch(url, 3, 'defghij')).status, 204);
  assert.equal((await bytesOf(await store.open(idOf(url)))).toString(), 'abcdefghij');
  hanging.destroy();
});

test('an upload given up is removed at once, a forgotten one after a week, a file handed over never', async () => {
  const [given, forgotten, kept] = [await aNewUpload(10), await aNewUpload(10), await aNewUpload(3)];
  await patch(kept, 0, 'abc');
  assert.equal((await ask('DELETE', given)).status, 204);
  assert.equal((await ask('HEAD', given)).status, 422);
  const wish = { folder, store, clock: () => now };
  now = instant('2026-06-07T23:59:59Z');
  assert.equal(await removeExpiredUploads(wish), 0);
  now = instant('2026-06-08T00:00:01Z');
  assert.ok((await removeExpiredUploads(wish)) >= 2);
  assert.equal((await ask('HEAD', forgotten)).status, 422);
  assert.deepEqual(fs.readdirSync(folder), []);
  assert.equal((await store.stat(idOf(kept)))?.size, 3);
});
