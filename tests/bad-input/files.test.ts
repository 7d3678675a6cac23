/**
 * Wrong, empty, huge, hostile files over the upload protocol and into a slot: refused with the reason, the older file
 * kept.
 */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { openSession } from '../../src/modules/accounts/index.ts';
import { applicationsEndpoints } from '../../src/modules/applications/endpoints.ts';
import { sessionCookie } from '../../src/platform/http.ts';
import { anOffice, aPdf, aZip, pages, png } from '../platform/made-files.ts';
import { aFilledDraft, anOpenCall } from '../world/builders.ts';
import { aWorld, type Client, type World } from '../world/world.ts';

let world: World;
let producer: Client & { orgId: string };
let applicationId = '';
let address = '';
before(async () => {
  world = await aWorld();
  address = await world.app.listen({ port: 0, host: '127.0.0.1' });
  producer = await world.producer('GD');
  applicationId = (await aFilledDraft(producer, { batchId: (await anOpenCall(world)).batches[0]?.id ?? '' })).id;
});
after(() => world.close());

/** What putting such a file into a slot is answered by, as its reasons. */
async function reasons(name: string, bytes: Buffer, slot = 'outline'): Promise<string[]> {
  const uploadId = await producer.upload(name, bytes);
  const reply = await producer.post(applicationsEndpoints.attach, { applicationId, slot, uploadId });
  if (reply.status === 200) return [];
  assert.match(reply.problem.title, /[\u4e00-\u9fff]/);
  for (const one of reply.problem.findings) assert.match(one.message, /[\u4e00-\u9fff]/);
  return reply.problem.findings.length > 0 ? reply.problem.findings.map((one) => one.code) : [reply.problem.code];
}

test('files that do not belong into a slot are refused with every reason, and what lay there stays', async () => {
  const before = await producer.sees(applicationsEndpoints.detail, { applicationId });
  const bomb = aZip([{ name: 'word/document.xml', bytes: Buffer.alloc(20 * 2 ** 20), says: 20 * 2 ** 20 }]);
  const script = '4 0 obj\n<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj';
  const withScript = aPdf([...pages(2), script], '<< /Root 1 0 R /OpenAction 4 0 R >>');
  const cases: [string, Buffer, RegExp][] = [
    ['大纲.pdf', Buffer.alloc(0), /file_empty/],
    ['大纲.pdf', png(10, 10), /file_type/],
    ['大纲.exe', samplePdf('大纲'), /name|ending|type/],
    ['大纲.pdf', Buffer.from('MZ\x90\0这不是 PDF'), /type/],
    ['大纲.docx', bomb, /type|zip|ratio|unpack/],
    ['大纲.pdf', withScript, /script|active|pdf/],
    ['大纲.docx', anOffice('word/document.xml', [{ name: 'word/vbaProject.bin' }]), /macro|office/],
    ['大纲.pdf', Buffer.from('%PDF-1.7\n%%EOF'), /pdf|broken|page/],
    ['大纲.pdf', aPdf(pages(201)), /file_pages/],
  ];
  for (const [name, bytes, expected] of cases) assert.match((await reasons(name, bytes)).join(), expected, name);
  const now = await producer.sees(applicationsEndpoints.detail, { applicationId });
  assert.deepEqual(now.files, before.files);
  assert.deepEqual(
    await reasons('喆堃玥珺😀大纲.PDF', samplePdf('大纲')),
    [],
    'a good one is taken, whatever its name',
  );
});

test('a slot that is not there, an upload of somebody else, an upload used twice, an id that is a path', async () => {
  const uploadId = await producer.upload('大纲.pdf', samplePdf('大纲'));
  const put = (who: Client, over: object) =>
    who.post(applicationsEndpoints.attach, { applicationId, slot: 'outline', uploadId, ...over });
  assert.equal((await put(producer, { slot: '../outline' })).problem.code, 'applications.no_slot');
  const colleague = await world.person(producer.orgId, ['producer_editor']);
  assert.equal((await put(colleague, {})).status, 404, 'an upload belongs to who sent it');
  assert.equal((await put(await world.producer('GD'), {})).status, 404);
  assert.equal((await put(producer, {})).status, 200);
  assert.equal((await put(producer, {})).status, 404, 'once taken it is gone');
  assert.equal((await put(producer, { uploadId: '../../../etc/passwd' })).status, 409);
});

type Sending = { method: string; url: string; headers?: Record<string, string>; payload?: Buffer; stranger?: true };
/** Over a real line: what is refused before it was read to its end would never be answered by an injected request. */
async function send({ method, url, headers = {}, payload, stranger }: Sending) {
  const asked = { personId: producer.actor.personId, now: world.clock(), address: '127.0.0.1', agent: 'test' };
  const { token } = await world.inTx((tx) => openSession(tx, asked));
  const cookie = stranger ? {} : { cookie: `${sessionCookie}=${token}` };
  const all = { 'x-jingwei': '1', 'tus-resumable': '1.0.0', ...cookie, ...headers };
  const reply = await fetch(`${address}${url}`, {
    method,
    headers: all,
    ...(payload ? { body: new Uint8Array(payload) } : {}),
  });
  const text = await reply.text();
  const isJson = String(reply.headers.get('content-type')).includes('json');
  return { status: reply.status, location: reply.headers.get('location') ?? '', body: isJson ? JSON.parse(text) : {} };
}
const begin = (length: string, headers: Record<string, string> = {}) =>
  send({ method: 'POST', url: '/uploads', headers: { 'upload-length': length, ...headers } });

test('a file of 3 GiB is refused before its first byte, with the allowed size in Chinese', async () => {
  const reply = await begin(String(3 * 2 ** 30), {
    'upload-metadata': `filename ${Buffer.from('样片.mp4').toString('base64')}`,
  });
  assert.deepEqual([reply.status, reply.body.code], [413, 'uploads.too_large']);
  assert.match(reply.body.detail, /不得超过/);
});

test('lengths and descriptions that make no sense', async () => {
  for (const length of ['', '-1', '1e9', 'abc', '９']) {
    const reply = await begin(length === '９' ? encodeURIComponent(length) : length);
    assert.deepEqual([reply.status, reply.body.code], [400, 'uploads.malformed'], length);
  }
  const long = await begin('5', { 'upload-metadata': `filename ${'A'.repeat(9000)}` });
  assert.equal(long.body.code, 'uploads.malformed');
  const garbage = await begin('5', { 'upload-metadata': 'filename !!!,,, x' });
  assert.equal(garbage.status, 201, 'a name that cannot be read is no name');
});

test('more bytes than announced are refused, and a stranger cannot go on with them', async () => {
  const { location: url } = await begin('3');
  const more = {
    method: 'PATCH',
    url,
    payload: Buffer.from('four'),
    headers: { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
  };
  assert.equal((await send(more)).status, 400);
  assert.equal((await send({ ...more, stranger: true })).status, 401);
  assert.equal((await send({ ...more, headers: { ...more.headers, 'content-type': 'application/json' } })).status, 400);
});

test('a full disk is said in Chinese, and the upload goes on when there is room again', async () => {
  const bytes = samplePdf('大纲');
  const { location: url } = await begin(String(bytes.length), {
    'upload-metadata': `filename ${Buffer.from('大纲.pdf').toString('base64')}`,
  });
  const place = path.join(world.folder, 'uploads', `${url.split('/').at(-1)}.bytes`);
  rmSync(place);
  symlinkSync('/dev/full', place); // the system itself answers: no space left on device
  const patch = () =>
    send({
      method: 'PATCH',
      url,
      payload: bytes,
      headers: { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    });
  const full = await patch();
  assert.deepEqual([full.status, full.body.code], [507, 'files.disk_full']);
  assert.match(full.body.title, /存储空间不足/);
  rmSync(place);
  writeFileSync(place, '');
  assert.equal((await patch()).status, 204);
});
