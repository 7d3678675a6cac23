/** Requests that no page of ours sends: each is refused as problem+json in Chinese, and nothing is brought down. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { InjectOptions } from 'fastify';
import { applicationsEndpoints } from '../../src/modules/applications/endpoints.ts';
import { worksEndpoints } from '../../src/modules/works/endpoints.ts';
import { openSession } from '../../src/modules/accounts/index.ts';
import { sessionCookie } from '../../src/platform/http.ts';
import { addMilliseconds } from '../../src/base/time.ts';
import { forgetAnswered } from '../../src/platform/use-case.ts';
import { aFilledDraft, anOpenCall } from '../world/builders.ts';
import { aWorld, type Client, type World } from '../world/world.ts';

let world: World;
let producer: Client & { orgId: string };
let cookie = '';
let batchId = '';
before(async () => {
  world = await aWorld();
  producer = await world.producer('GD');
  batchId = (await anOpenCall(world)).batches[0]?.id ?? '';
  cookie = await aLogin();
});
after(() => world.close());

const aLogin = async (): Promise<string> => {
  const asked = { personId: producer.actor.personId, now: world.clock(), address: '127.0.0.1', agent: 'test' };
  return (await world.inTx((tx) => openSession(tx, asked))).token;
};
const send = async (options: InjectOptions) => {
  const reply = await world.app.inject({
    method: 'POST',
    url: '/api/works',
    cookies: { [sessionCookie]: cookie },
    ...options,
    headers: { 'x-jingwei': '1', 'content-type': 'application/json', ...options.headers },
  });
  const isJson = String(reply.headers['content-type']).includes('json');
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body: isJson && reply.body ? reply.json() : {},
    text: reply.body,
  };
};
type Sent = Awaited<ReturnType<typeof send>>;
/** RFC 9457 with our code, a title an official can read, and findings that name their field. */
function isProblem({ status, headers, body }: Sent, wanted: { status: number; code: string }): void {
  assert.match(String(headers['content-type']), /^application\/problem\+json/);
  assert.deepEqual({ status, code: body.code, said: body.status }, { ...wanted, said: status });
  assert.match(body.title, /[\u4e00-\u9fff]/);
  assert.equal(body.type, `/problems/${wanted.code}`);
  for (const one of body.findings ?? []) assert.match(one.message, /[\u4e00-\u9fff]/);
}
const unreadable = { status: 400, code: 'form.unreadable' };
const invalid = { status: 400, code: 'form.invalid' };

test('bodies that are no JSON of ours', async () => {
  isProblem(await send({ payload: '{"title":' }), unreadable);
  isProblem(await send({ payload: '' }), unreadable);
  isProblem(await send({ payload: '<x/>', headers: { 'content-type': 'application/xml' } }), unreadable);
  isProblem(
    await send({ payload: 'title=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    unreadable,
  );
  isProblem(await send({ payload: 'title=x', headers: { 'content-type': 'nonsense' } }), unreadable);
  isProblem(await send({ payload: '{"title":"岭南","__proto__":{"admin":true}}' }), unreadable);
  for (const payload of ['null', '[]', '"岭南"', '7', 'true']) isProblem(await send({ payload }), invalid);
});

test('bodies too deep, too long or said twice', async () => {
  const deep = (depth: number) => `{"title":${'['.repeat(depth)}1${']'.repeat(depth)}}`;
  for (const depth of [100, 100_000]) isProblem(await send({ payload: deep(depth) }), invalid);
  const answers = `{"answers":[{"field":"basic.title","value":${'['.repeat(5000)}1${']'.repeat(5000)},"seen":0}]}`;
  isProblem(await send({ url: `/api/applications/${batchId}/answers`, payload: answers }), invalid);
  isProblem(await send({ payload: JSON.stringify({ title: 'x'.repeat(5 * 2 ** 20) }) }), {
    status: 413,
    code: 'request.too_large',
  });
  const many = JSON.stringify({ title: '岭南', formerTitles: Array.from({ length: 200_000 }, () => '旧') });
  isProblem(await send({ payload: many }), invalid);
  const twice = await send({ payload: '{"title":"甲","title":"岭南两遍"}' });
  assert.equal(twice.status, 200);
  const { title } = await producer.sees(worksEndpoints.dossier, { workId: twice.body.id });
  assert.equal(title, '岭南两遍', 'the last one counts, and the page shows it');
});

test('another site cannot act for somebody who is logged in', async () => {
  const cross = { status: 403, code: 'request.cross_site' };
  const payload = '{"title":"他站提交"}';
  isProblem(await send({ payload, headers: { origin: 'https://elsewhere.invalid' } }), cross);
  isProblem(await send({ payload, headers: { origin: 'null' } }), cross);
  isProblem(await send({ payload, headers: { origin: 'not an address' } }), cross);
  isProblem(await send({ payload, headers: { 'x-jingwei': '' } }), cross);
  assert.equal(await world.count('works', "title = '他站提交'"), 0);
});

test('addresses that lead nowhere, out of the folder, or say the same thing twice', async () => {
  const missing = { status: 404, code: 'act.not_found' };
  const get = (url: string) => send({ method: 'GET', url });
  isProblem(await get('/api/nowhere'), missing);
  assert.ok(
    !(await get('/api/../../../etc/passwd')).text.includes('root:'),
    'a page at most, never a file of the machine',
  );
  isProblem(await get('/api/applications/..%2f..%2fetc%2fpasswd'), invalid);
  isProblem(await get('/api/applications?size=1&size=2'), invalid);
  isProblem(await get('/api/applications?size=1e99'), invalid);
  isProblem(await get('/api/applications/%ff'), unreadable);
  isProblem(await send({ method: 'DELETE', url: '/api/works', payload: '{}' }), missing);
  const { status, text } = await get('/assets/..%2f..%2f..%2fpackage.json');
  assert.ok(status >= 400 || !text.includes('"dependencies"'), 'no file of the project goes out');
  for (const id of ['..%2f..%2fetc%2fpasswd', '....//', 'x'.repeat(150), '%00']) {
    const reply = await send({ method: 'HEAD', url: `/uploads/${id}`, headers: { 'tus-resumable': '1.0.0' } });
    assert.ok([400, 404].includes(reply.status), `${id}: ${reply.status}`);
  }
});

test('what somebody typed comes back as typed, rare characters and all, and is kept to its length', async () => {
  for (const title of [
    '喆堃玥珺',
    '𠮷野家😀',
    '<script>alert(1)</script>',
    "'; drop table works; --",
    '剧{{7*7}}',
    "=cmd|' /C calc'!A0",
  ]) {
    const { id } = await producer.does(worksEndpoints.register, { title });
    assert.equal((await producer.sees(worksEndpoints.dossier, { workId: id })).title, title);
    const found = await producer.sees(worksEndpoints.list, { words: [...title].slice(0, 2).join('') });
    assert.ok(
      found.rows.some((row) => row.id === id),
      `${title} is found by its first two characters`,
    );
  }
  const long = await producer.post(worksEndpoints.register, { title: '名'.repeat(500) });
  assert.deepEqual([long.status, long.problem.findings[0]?.path], [400, 'title']);
  assert.match(long.problem.findings[0]?.message ?? '', /不超过60字/);
  const controls = await producer.post(worksEndpoints.register, { title: '岭\u0007南' });
  assert.match(controls.problem.findings[0]?.message ?? '', /控制字符/);
  const zero = await producer.post(worksEndpoints.register, { title: '岭\u0000南' });
  assert.deepEqual([zero.status, zero.problem.findings[0]?.path], [400, 'title']);
  const half = await producer.post(worksEndpoints.register, { title: '岭\ud842南' });
  assert.equal(half.status, 400);
});

test('every wrong field is named at once', async () => {
  const reply = await producer.post(worksEndpoints.register, {
    title: '',
    episodeCount: -3,
    productionForm: 'opera',
  } as never);
  assert.deepEqual(reply.problem.findings.map((one) => one.path).toSorted(), [
    'episodeCount',
    'productionForm',
    'title',
  ]);
});

test('a log-in that ran out refuses without losing anything: the same key goes through after logging in again', async () => {
  const draft = await aFilledDraft(producer, { batchId });
  const url = `/api/applications/${draft.id}/answers`;
  const seen = draft.answers.find((one) => one.field === 'story.oneLine')?.version ?? 0;
  const given = {
    payload: JSON.stringify({
      answers: [{ field: 'story.oneLine', value: '示例：断线前写下的一句话，十分重要', seen }],
    }),
    url,
  };
  cookie = await aLogin();
  world.setClock('2026-05-28T14:00:00+08:00');
  const late = await send({ ...given, headers: { 'idempotency-key': 'k1' } });
  isProblem(late, { status: 401, code: 'session.expired' });
  cookie = await aLogin();
  const again = await send({ ...given, headers: { 'idempotency-key': 'k1' } });
  const twice = await send({ ...given, headers: { 'idempotency-key': 'k1' } });
  assert.deepEqual([again.status, twice.status], [200, 200]);
  assert.deepEqual(twice.body, again.body, 'sent again, it is not saved again');
  const other = await send({
    ...given,
    payload: given.payload.replace('重要', '紧要'),
    headers: { 'idempotency-key': 'k1' },
  });
  isProblem(other, { status: 422, code: 'act.key_used' });
  assert.equal(await forgetAnswered(world.house.db, addMilliseconds(world.clock(), -7 * 86_400_000)), 0);
  assert.ok((await forgetAnswered(world.house.db, addMilliseconds(world.clock(), 1))) > 0, 'let go when it is old');
  const { answers } = await producer.sees(applicationsEndpoints.detail, { applicationId: draft.id });
  assert.equal(answers.find((one) => one.field === 'story.oneLine')?.value, '示例：断线前写下的一句话，十分重要');
});

test('exports carry no formula and no header of their own making', async () => {
  const draft = await aFilledDraft(producer, { batchId, title: '@SUM(1+1)*cmd' });
  const csv = (await producer.get(applicationsEndpoints.exportList, {})).bytes.toString();
  assert.ok(csv.includes("'@SUM"), 'the title is in the list, made harmless');
  assert.doesNotMatch(csv, /(^|,|")[=+\-@]/m);
  const uploadId = await producer.upload('盖章件"\r\nset-cookie: a=b\r\n.pdf', Buffer.from('x'));
  const attached = await producer.post(applicationsEndpoints.attach, {
    applicationId: draft.id,
    slot: 'synopsis',
    uploadId,
  });
  assert.ok(attached.status === 200 || attached.status >= 400);
  const paper = await producer.get(applicationsEndpoints.paper, {
    applicationId: draft.id,
    paper: 'form',
    format: 'docx',
  });
  assert.equal(paper.status, 200);
  const header = String(paper.headers['content-disposition']);
  assert.match(header, /^attachment; filename\*=UTF-8''[\w%.!~-]+$/);
});
