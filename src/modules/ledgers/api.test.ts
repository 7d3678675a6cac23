import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { creationCsv } from '../../../tests/world/ledger-texts.ts';
import { aKey, aPackage, aPlatform, handedIn, openedPeriods, type Platform } from '../../../tests/world/ledgers.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { accountsEndpoints } from '../accounts/endpoints.ts';
import { ledgersEndpoints as at } from './endpoints.ts';
import { ledgerRecordsOf, ledgerState, linkLedgers } from './index.ts';

let world: World;
let gd: Platform;
before(async () => {
  world = await aWorld();
  gd = await aPlatform(world);
  await openedPeriods(world, '2026-06-10');
});
after(() => world.close());
const period = '2026-06-H1';
const content = { title: '侨批', level: 'platform', producerName: '示例影视', stage: 'script' };
const saved = (of: Platform, rows: object[], more: object = {}) =>
  of.operator.post(at.save, { kind: 'creation', period, rows, correction: null, ...more } as never);

test('a package is taken once, a second time the receipt is the same', async () => {
  const key = await aKey(gd);
  const data = {
    creation: creationCsv([
      { key: 'A-1', fen: 5 },
      { key: 'A-2', fen: 7 },
    ]),
  };
  const made = aPackage(gd, key, { data });
  const first = await handedIn(gd.operator, made);
  assert.deepEqual([first.body.accepted, first.body.invalidCount, first.body.findings], [2, 0, []]);
  assert.deepEqual((await handedIn(gd.operator, made)).body, first.body);
  assert.equal(await world.count('ledger_arrivals'), 2);
  const receipt = await gd.clerk.sees(at.receipt, { receiptId: first.body.id });
  assert.deepEqual([receipt.keyName, receipt.sequence, receipt.totals.length], ['示例密钥', 1, 3]);
  await assert.rejects(world.db.updateTable('ledgerArrivals').set({ key: 'X' }).execute(), /not altered/);
});

test('packages of others, with a used number or a revoked key are refused, and the attempt is recorded', async () => {
  const sd = await aPlatform(world, { home: 'SD' });
  const key = await aKey(sd);
  const data = { creation: creationCsv([{ key: 'S-1' }]) };
  const code = async (made: { name: string; bytes: Buffer }, who = sd.operator) =>
    (await handedIn(who, made)).problem.findings?.[0]?.code;
  assert.equal(await code(aPackage(gd, key, { data })), 'sender_other');
  assert.equal(await code(aPackage(sd, key, { data }), gd.operator), 'key_unknown');
  assert.equal(await code(aPackage(sd, key, { data, period: '2026-06-H2' })), 'period_future');
  assert.equal(await code(aPackage(sd, key, { data, created: '2026-06-11T00:00:00Z' })), 'created_future');
  assert.equal(await code(aPackage(sd, key, { data: { provincial: 'key,version,title,stage\n' } })), 'kind_not_theirs');
  assert.equal(await code(aPackage(sd, key, { data, formats: { creation: '3.0' } })), 'format_unknown');
  assert.equal(await world.count('ledger_records', `source_org_id = '${sd.orgId}'`), 0);
  assert.equal(await world.audits('ledger.refuse'), 6);
  assert.equal(await code(aPackage(sd, key, { data, sequence: 3 })), 'sequence_gap', 'taken, with what was found');
  assert.equal(
    await code(aPackage(sd, key, { data: { creation: creationCsv([{ key: 'S-2' }]) }, sequence: 3 })),
    'sequence_used',
  );
  const { rows } = await sd.keeper.sees(at.keys, {});
  const own = rows.find(({ orgId }) => orgId === sd.orgId);
  assert.equal((await gd.keeper.post(at.revokeKey, { keyId: key.keyId, version: 1, reason: '遗失私钥' })).status, 404);
  await sd.keeper.does(at.revokeKey, { keyId: key.keyId, version: own?.version ?? 0, reason: '遗失私钥' });
  assert.equal(await code(aPackage(sd, key, { data, sequence: 4 })), 'key_revoked');
  const again = {
    organizationId: sd.orgId,
    name: '同一把',
    pem: key.publicPem,
    validFrom: '2026-06-01',
    validUntil: '2027-01-01',
  };
  assert.equal((await sd.keeper.post(at.registerKey, again)).problem.code, 'ledgers.key_used');
  assert.equal(
    (await sd.keeper.post(at.registerKey, { ...again, pem: key.privatePem })).problem.code,
    'ledgers.key_refused',
  );
});

test('gaps, other totals and unknown fields are found and wait for the province', async () => {
  const hn = await aPlatform(world, { home: 'HN' });
  const key = await aKey(hn);
  const data = {
    creation: 'key,version,title,level,producerName,stage,investmentFen,mood\nH-1,1,甲,none,乙,script,5,喜\n',
  };
  const totals = { creation: { rows: 2, deleted: 0, sums: { investmentFen: '6' } } };
  const { body } = await handedIn(hn.operator, aPackage(hn, key, { data, totals, sequence: 2 }));
  assert.deepEqual(
    body.findings.map(({ code }) => code),
    ['sequence_gap', 'extra_fields', 'totals_differ'],
  );
  const differ = '合计与重新计算的不符：记录数报 2、实为 1；总投资（万元）报 0.000006、实为 0.000005';
  assert.equal(body.findings.at(-1)?.message, differ);
  const { rows } = await hn.clerk.sees(at.receipts, { only: 'open' } as never);
  assert.equal(rows.length, 1);
  const note = { receiptId: body.id, version: 1, note: '已电话核对，第 1 号包明日送达' };
  assert.equal((await hn.operator.post(at.note, note)).status, 403);
  await hn.clerk.does(at.note, note);
  assert.equal((await hn.clerk.post(at.note, { ...note, version: 2 })).problem.code, 'ledgers.already_noted');
  const state = await hn.clerk.sees(at.state, {} as never);
  const line = state.rows.find(({ senderOrgId }) => senderOrgId === hn.orgId);
  assert.deepEqual([line?.missingSequences, line?.cells[0]?.state, line?.cells[0]?.openFindings], [[1], 'received', 0]);
  assert.ok(!state.rows.some(({ senderOrgId }) => senderOrgId === gd.orgId), 'a province sees its own');
  const [record] = (await hn.clerk.sees(at.list, { kind: 'creation' } as never)).rows;
  assert.deepEqual(record?.content.extra, { mood: '喜' });
});

test('one record at its own address: version, condition, conflict, token', async () => {
  const scopes = ['records:read', 'records:write'];
  const { token } = await gd.operator.does(accountsEndpoints.makeToken, {
    name: '接口',
    scopes,
    expiresOn: '2026-12-31',
  });
  const put = async (payload: object, headers: object = {}) => {
    const reply = await world.app.inject({
      method: 'PUT',
      url: '/api/records/creation/B-1',
      headers: { authorization: `Bearer ${token}`, ...headers },
      payload: { period, version: 1, data: content, ...payload },
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  assert.deepEqual((await put({})).body.result, 'accepted');
  assert.equal((await put({}, { 'idempotency-key': 'k1' })).body.result, 'duplicate');
  const other = await put({ data: { ...content, stage: 'shooting' } });
  assert.deepEqual([other.status, other.body.result, other.body.content.stage], [200, 'conflict', 'script']);
  assert.deepEqual((await put({ version: 2 }, { 'if-match': '"7"' })).body.code, 'ledgers.if_match');
  assert.equal((await put({ version: 3 }, { 'if-match': '"1"' })).body.result, 'accepted');
  assert.equal((await put({ version: 2 })).body.result, 'stale');
  const same = { 'idempotency-key': 'k2' };
  const once = await put({ version: 4 }, same);
  assert.deepEqual((await put({ version: 4 }, same)).body, once.body);
  assert.equal((await put({ version: 5 }, same)).status, 422);
  const wrong = await put({ version: 6, data: { ...content, level: '特级' } });
  assert.deepEqual([wrong.status, wrong.body.findings[0].path], [422, 'data.level']);
  const found = await gd.operator.sees(at.standing, { kind: 'creation', key: 'B-1' });
  const detail = await gd.clerk.sees(at.detail, { recordId: found.id ?? '' });
  assert.deepEqual(
    [detail.version, detail.arrivals.map(({ result }) => result)],
    [4, ['accepted', 'stale', 'accepted', 'conflict', 'duplicate', 'accepted']],
  );
});

test('many records of a program: each has its result, the format before is still read', async () => {
  const old = {
    title: '老格式',
    filing: '备字9号',
    level: 'none',
    producerName: '乙',
    stage: '3',
    investmentYuan: '12.5',
  };
  const records = [
    { key: 'C-1', version: 1, data: old },
    { key: 'C-2', version: 'x', data: old },
    { key: 'C-1', version: 1, data: old },
  ];
  const sent = { kind: 'creation' as const, period, format: '1.0', records, correction: null };
  const { body } = await gd.operator.post(at.sendRecords, sent as never);
  assert.deepEqual(
    [body.accepted, body.duplicate, body.invalidCount, body.invalid[0]?.code],
    [1, 1, 1, 'version_invalid'],
  );
  const { content: now } = await gd.operator.sees(at.standing, { kind: 'creation', key: 'C-1' });
  assert.deepEqual([now?.investmentFen, now?.stage, now?.filingNumber], [1250, 'shooting', '备字9号']);
  const unknown = await gd.operator.post(at.sendRecords, { ...sent, format: '9.0' } as never);
  assert.equal(unknown.problem.code, 'ledgers.format_unknown');
});

test('what a person types: all rows or none, an older view is told, withdrawing keeps the history', async () => {
  const faulty = await saved(gd, [
    { key: 'D-1', seen: 0, content },
    { key: 'D-2', seen: 0, content: { ...content, title: '' } },
  ]);
  assert.deepEqual([faulty.status, faulty.problem.findings?.[0]?.path], [422, 'rows.1.content.title']);
  assert.equal((await saved(gd, [{ key: 'D-1', seen: 0, content }])).body.accepted, 1);
  assert.equal((await saved(gd, [{ key: 'D-1', seen: 0, content }])).problem.code, 'ledgers.changed_elsewhere');
  const same = await saved(gd, [{ key: 'D-1', seen: 1, content }]);
  assert.equal(same.body.accepted, 0, 'nothing changed, no new version');
  assert.equal((await saved(gd, [{ key: 'D-1', seen: 1, withdraw: true, content: {} }])).body.accepted, 1);
  const { id, deleted, version } = await gd.operator.sees(at.standing, { kind: 'creation', key: 'D-1' });
  assert.deepEqual([deleted, version], [true, 2]);
  assert.equal((await gd.clerk.sees(at.detail, { recordId: id ?? '' })).content, null);
  const listed = await gd.clerk.sees(at.list, { q: 'D-1' } as never);
  assert.equal(listed.total, 0);
  assert.equal((await saved(gd, [], { kind: 'provincial' })).problem.code, 'ledgers.kind_not_theirs');
  assert.equal((await saved(gd, [], { period: '2027-01-H1' })).problem.code, 'ledgers.period_unknown');
});

test('two people on one record: one gets through', async () => {
  await saved(gd, [{ key: 'E-1', seen: 0, content }]);
  const replies = await Promise.all(
    ['shooting', 'licensed', 'on_air'].map((stage) =>
      saved(gd, [{ key: 'E-1', seen: 1, content: { ...content, stage } }]),
    ),
  );
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409, 409]);
});

test('a work is known by its filing number, or by title and credit code; later ones by the nightly job', async () => {
  const producer = await world.producer('GD');
  const { creditCode } = await world.db
    .selectFrom('organizations')
    .select('creditCode')
    .where('id', '=', producer.orgId)
    .executeTakeFirstOrThrow();
  const aWork = (id: string, title: string, filingNumber: string | null) =>
    world.arrange(async (tx) => {
      const row = { id, version: 1, title, ownerOrgId: producer.orgId, filingNumber, createdAt: world.clock() };
      await tx
        .insertInto('works')
        .values(row as never)
        .execute();
    });
  const ids = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`);
  await aWork(ids[0] ?? '', '岭南灯火', '（粤）网微剧备字（2026）第1号');
  await aWork(ids[1] ?? '', '珠江来信', null);
  const row = (key: string, more: object) => ({ key, seen: 0, content: { ...content, ...more } });
  await saved(gd, [
    row('F-1', { filingNumber: '(粤)网微剧备字(2026)第1号' }),
    row('F-2', { title: '珠江来信', producerCreditCode: creditCode }),
    row('F-3', { title: '珠江来信' }),
    row('F-4', { title: '后来建档', producerCreditCode: creditCode }),
  ]);
  const linked = async () => {
    const found = await world.inTx((tx) => ledgerRecordsOf(tx, { sourceOrgId: gd.orgId, kind: 'creation' }));
    return found.filter(({ key }) => key.startsWith('F-')).map(({ workId }) => ids.indexOf(workId ?? ''));
  };
  assert.deepEqual(await linked(), [0, 1, -1, -1]);
  await aWork(ids[2] ?? '', '后来建档', null);
  assert.ok((await linkLedgers(world.house)).linked >= 1);
  assert.deepEqual(await linked(), [0, 1, -1, 2]);
  assert.deepEqual(await linkLedgers(world.house), { linked: 0 });
});

test('late, missing, and corrections of a period that is over', async () => {
  const [sx, gz] = [await aPlatform(world, { home: 'SN' }), await aPlatform(world, { home: 'GZ' })];
  await saved(sx, [{ key: 'G-1', seen: 0, content }]);
  await openedPeriods(world, '2026-06-17');
  const changed = [{ key: 'G-1', seen: 1, content: { ...content, stage: 'shooting' } }];
  assert.equal((await saved(sx, changed)).problem.code, 'ledgers.reason_needed');
  assert.equal(
    (await saved(sx, changed, { correction: { code: 'mood', note: '' } })).problem.code,
    'ledgers.reason_unknown',
  );
  const { body } = await saved(sx, changed, { correction: { code: 'recount', note: '复核后更正' } });
  assert.deepEqual(
    body.findings.map(({ code }) => code),
    ['correction'],
  );
  assert.equal(await world.audits('ledger.correct'), 1);
  await saved(gz, [{ key: 'Z-1', seen: 0, content }]);
  const state = await world.inTx((tx) => ledgerState(tx, period, world.clock()));
  const of = (orgId: string) => state.find(({ senderOrgId }) => senderOrgId === orgId);
  assert.deepEqual([of(sx.orgId)?.state, of(sx.orgId)?.corrections, of(gz.orgId)?.state], ['received', 1, 'late']);
  const next = await world.inTx((tx) => ledgerState(tx, '2026-06-H2', world.clock()));
  assert.equal(next.find(({ senderOrgId }) => senderOrgId === gz.orgId)?.state, 'waiting');
  const own = await gz.operator.sees(at.own, {});
  assert.deepEqual(
    own.periods.map(({ state: how }) => how),
    ['waiting', 'late'],
  );
});
