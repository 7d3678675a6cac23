/** What programs of senders use: pages by cursor, digests of bodies, large bodies taken later, their document. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { creationCsv } from '../../../tests/world/ledger-texts.ts';
import { aKey, aPackage, aPlatform, openedPeriods, type Platform } from '../../../tests/world/ledgers.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { accountsEndpoints } from '../accounts/endpoints.ts';
import { ledgersEndpoints as at } from './endpoints.ts';
import { takeLater } from './use-cases/take-later.ts';

let world: World;
let gd: Platform;
let token = '';
const period = '2026-06-H1';
const data = { title: '侨批', level: 'platform', producerName: '示例影视', stage: 'script' };
before(async () => {
  world = await aWorld();
  gd = await aPlatform(world);
  await openedPeriods(world, '2026-06-10');
  const scopes = ['records:read', 'records:write', 'packages:read', 'packages:write'];
  ({ token } = await gd.operator.does(accountsEndpoints.makeToken, { name: '接口', scopes, expiresOn: '2026-12-31' }));
});
after(() => world.close());

type Wish = { method?: 'GET' | 'POST' | 'PUT'; body?: string | object; headers?: object };
/** A call of a program by its token; the body goes as it stands. */
async function call(url: string, { method = 'GET', body, headers = {} }: Wish = {}) {
  const payload = typeof body === 'object' ? JSON.stringify(body) : body;
  const sent = payload === undefined ? {} : { payload, headers: { 'content-type': 'application/json' } };
  const reply = await world.app.inject({
    method,
    url: `/api${url}`,
    ...(payload === undefined ? {} : { payload }),
    headers: { authorization: `Bearer ${token}`, ...sent.headers, ...headers },
  });
  return { status: reply.statusCode, body: reply.json(), location: reply.headers.location };
}
const many = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ key: `R-${String(from + i).padStart(5, '0')}`, version: 1, data }));
const records = (rows: object[]) => ({ kind: 'creation', period, records: rows });

test('records are read page by page, each once, withdrawn ones too; a cursor fits its own question only', async () => {
  await call('/records', {
    method: 'POST',
    body: records([...many(1, 5), { key: 'R-00003', version: 2, deleted: true }]),
  });
  const seen: string[] = [];
  let after = '';
  for (let pages = 0; pages < 5; pages++) {
    const { body } = await call(`/records/creation?size=2&after=${after}`);
    seen.push(...body.rows.map((one: { key: string; deleted: boolean }) => (one.deleted ? `-${one.key}` : one.key)));
    if (body.next === null) break;
    assert.match(body.next, /^[\w-]+$/);
    after = body.next;
  }
  assert.deepEqual(seen, ['R-00001', 'R-00002', '-R-00003', 'R-00004', 'R-00005']);
  assert.equal((await call(`/records/broadcast?after=${after}`)).body.code, 'ledgers.cursor_unknown');
  assert.equal((await call('/records/creation?after=R-00002')).body.code, 'ledgers.cursor_unknown');
  const above = await gd.clerk.sees(at.readRecords, { kind: 'creation', sourceOrgId: gd.orgId } as never);
  assert.equal(above.rows.length, 5);
  const other = await aPlatform(world, { home: 'SD' });
  assert.equal(
    (await other.operator.get(at.readRecords, { kind: 'creation', sourceOrgId: gd.orgId } as never)).status,
    404,
  );
});

test('a body is taken when its digest fits and refused with the reason when it does not', async () => {
  const body = JSON.stringify(records(many(10, 1)));
  const of = (algorithm: string, text = body) =>
    `${algorithm}=:${createHash(algorithm.replace('-', '')).update(text).digest('base64')}:`;
  const send = async (digest: string) => {
    const { status, body: said } = await call('/records', {
      method: 'POST',
      body,
      headers: { 'content-digest': digest },
    });
    return status === 200 ? `${said.accepted}/${said.duplicate}` : said.code;
  };
  assert.equal(await send(of('sha-256', `${body} `)), 'request.digest_differs');
  assert.equal(await send(`${of('sha-256')}, ${of('sha-512', 'x')}`), 'request.digest_differs');
  assert.equal(await send('md5=:AAAA:'), 'request.digest_unknown');
  assert.equal(await send('sha-256=X48E9q'), 'request.digest_unreadable');
  assert.equal(await send('sha-256=:AAAA:'), 'request.digest_differs');
  assert.equal(await send(of('sha-256')), '1/0');
  assert.equal(await send(`md5=:AAAA:, ${of('sha-512')}, ${of('sha-256')}`), '0/1');
});

test('a large body is kept, answered with 202 and an address, and taken by a job as its sender', async () => {
  const sent = records(many(1000, 3000));
  assert.equal((await call('/records', { method: 'POST', body: sent })).body.code, 'form.invalid');
  const asked = await call('/records/tasks', { method: 'POST', body: sent });
  assert.deepEqual([asked.status, asked.location], [202, `/api/records/tasks/${asked.body.id}`]);
  const standing = async () => (await call(String(asked.location).replace('/api', ''))).body;
  assert.deepEqual([(await standing()).state, (await standing()).receiptId], ['waiting', null]);
  await takeLater(world.house, asked.body.id);
  await takeLater(world.house, asked.body.id);
  const { state, receiptId } = await standing();
  assert.equal(state, 'done');
  const receipt = await gd.clerk.sees(at.receipt, { receiptId });
  assert.deepEqual([receipt.accepted, receipt.via], [3000, 'interface']);
  const kept = await world.db.selectFrom('ledgerTasks').select('sent').where('id', '=', asked.body.id).execute();
  assert.deepEqual(kept, [{ sent: null }]);
});

test('a package is taken later all the same; what is refused says why, rights are those of the day', async () => {
  const key = await aKey(gd);
  const made = aPackage(gd, key, { data: { creation: creationCsv([{ key: 'P-1' }]) } });
  const later = async (bytes: Buffer) => {
    const uploadId = await gd.operator.upload(made.name, bytes);
    const { body, status } = await call('/packages/tasks', { method: 'POST', body: { uploadId } });
    assert.equal(status, 202);
    return String(body.id);
  };
  const standing = async (id: string) => (await call(`/packages/tasks/${id}`)).body;
  const good = await later(made.bytes);
  await takeLater(world.house, good);
  const { receiptId } = await standing(good);
  assert.equal((await call(`/packages/${receiptId}/receipt`)).body.accepted, 1);
  const broken = Buffer.from(made.bytes);
  broken[100] = (broken[100] ?? 0) ^ 1;
  const bad = await later(broken);
  await takeLater(world.house, bad);
  const { state, problem } = await standing(bad);
  assert.deepEqual(
    [state, problem.code, problem.findings[0].code],
    ['refused', 'ledgers.package_refused', 'container_altered'],
  );
  const none = await call('/records/tasks', { method: 'POST', body: { ...records([]), period: '2027-01-H1' } });
  await takeLater(world.house, none.body.id);
  assert.equal((await standing(none.body.id)).problem.code, 'ledgers.period_unknown');
  const last = await call('/records/tasks', { method: 'POST', body: records(many(1, 1)) });
  const { personId } = gd.operator.actor as { personId: string };
  await world.arrange(
    async (tx) => void (await tx.deleteFrom('roleGrants').where('personId', '=', personId).execute()),
  );
  await takeLater(world.house, last.body.id);
  const row = await world.db
    .selectFrom('ledgerTasks')
    .selectAll()
    .where('id', '=', last.body.id)
    .executeTakeFirstOrThrow();
  assert.deepEqual([row.state, row.problem?.code], ['refused', 'act.not_allowed']);
});

test('the interface document says so', async () => {
  const { paths } = (await world.app.inject({ url: '/api/openapi.json' })).json();
  const act = paths['/api/records/tasks'].post;
  assert.deepEqual(Object.keys(act.responses), ['202', 'default']);
  assert.ok(act.responses['202'].headers.Location);
  const names = act.parameters.map(({ name }: { name: string }) => name);
  assert.deepEqual(names, ['Idempotency-Key', 'Content-Digest']);
  const read = paths['/api/records/{kind}'].get.parameters.map(({ name }: { name: string }) => name);
  assert.ok(read.includes('after') && read.includes('size'));
});
