import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProject } from '../../../tests/world/projects.ts';
import { aReportingUnit, certified, fillAll, openedTable, type ReportingUnit } from '../../../tests/world/reports.ts';
import { aReceiver, type Receiver } from '../../../tests/world/webhooks.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { todos } from '../../main/assembly.ts';
import { addMilliseconds } from '../../base/time.ts';
import { startJobs } from '../../platform/jobs.ts';
import { webhookVerify } from '../../platform/methods/exchange.ts';
import { todosOf } from '../notices/index.ts';
import { reportsEndpoints } from '../reports/contract.ts';
import { webhooksEndpoints as at } from './endpoints.ts';
import { deliverDue, deliverMessage, webhooksJobs } from './index.ts';

let world: World;
let receiver: Receiver;
let gd: ReportingUnit;
let keeper: Client;
let officer: Client;
before(async () => {
  world = await aWorld({ now: '2026-06-10T09:00:00+08:00' });
  world.house.loopbackTargets = true;
  receiver = await aReceiver();
  gd = await aReportingUnit(world, 'GD', ['岭南灯火']);
  keeper = await world.person(gd.orgId, ['unit_admin']);
  officer = await world.person(world.national, ['national_officer']);
  await world.deliver();
});
after(async () => {
  await receiver.close();
  await world.close();
});

const events = ['report.submitted', 'report.returned', 'report.confirmed', 'project.opened', 'call.published'];
let targetId = '';
let secret = '';
const shown = () => keeper.sees(at.detail, { targetId });
const versioned = async () => ({ targetId, version: (await shown()).version });
const log = async () => (await keeper.sees(at.messages, { targetId })).rows;
const later = (seconds: number) => world.setClock(addMilliseconds(world.clock(), seconds * 1000));
const verified = (got = receiver.got.at(-1), keys: string | string[] = secret) =>
  webhookVerify(keys, got?.headers as Record<string, string>, got?.body ?? '', {
    now: Math.floor(Date.parse(world.clock()) / 1000),
    toleranceSeconds: 300,
  });

test('an address is refused with every reason; only the keepers of an organisation make one', async () => {
  const bad = await keeper.post(at.add, {
    label: '台账系统',
    url: 'http://user@10.0.0.8/x#y',
    events: ['dragons.fed'],
  });
  assert.equal(bad.problem.code, 'webhook.address_refused');
  assert.deepEqual(bad.problem.findings.map(({ code }) => code).sort(), [
    'credentials',
    'event_unknown',
    'fragment',
    'not_https',
    'numeric_host',
  ]);
  const none = await keeper.post(at.add, { label: '台账系统', url: receiver.url, events: [] });
  assert.equal(none.problem.code, 'form.invalid');
  assert.equal((await gd.clerk.post(at.add, { label: '台账系统', url: receiver.url, events })).status, 404);
  assert.equal(await world.count('webhook_targets'), 0);
  world.house.loopbackTargets = false;
  const toSelf = await keeper.post(at.add, { label: '台账系统', url: receiver.url, events });
  assert.equal(toSelf.problem.code, 'webhook.address_refused');
  world.house.loopbackTargets = true;
});

test('the key is shown once and kept sealed', async () => {
  const made = await keeper.does(at.add, { label: '台账系统', url: receiver.url, events });
  [targetId, secret] = [made.id, made.secret];
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const seen = JSON.stringify([await shown(), await keeper.sees(at.list, {})]);
  assert.ok(!seen.includes(secret.slice(6)) && seen.includes(secret.slice(-6)));
  const stored = await world.db.selectFrom('webhookKeys').select('sealed').executeTakeFirstOrThrow();
  assert.ok(stored.sealed.startsWith('v1.'));
  const audits = await world.db.selectFrom('auditEntries').selectAll().where('act', '=', 'webhook.add').execute();
  assert.ok(!JSON.stringify(audits).includes(secret.slice(6, 20)));
});

test('a test message arrives, signed over its raw body, and the log shows the answer', async () => {
  receiver.answer(200, { body: '收到' });
  await keeper.does(at.test, await versioned());
  assert.equal(await deliverDue(world.house), 1);
  const [got] = receiver.got;
  assert.deepEqual(JSON.parse(got?.body ?? ''), {
    type: 'webhook.test',
    timestamp: world.clock(),
    data: { id: targetId },
  });
  assert.ok(verified(got));
  assert.ok(!verified(got && { ...got, body: got.body.replace('test', 'tess') }), 'another body has another signature');
  const [row] = await log();
  assert.deepEqual(
    [row?.state, row?.attempts[0]?.outcome, row?.attempts[0]?.excerpt],
    ['delivered', 'accepted', '收到'],
  );
  assert.equal(got?.headers['webhook-id'], row?.id);
  assert.equal(await deliverDue(world.house), 0);
});

const publicKeys = async () => (await shown()).keys.map(({ publicKey }) => publicKey ?? '');
test('the same message is signed v1a: the public key, which its keeper always sees, is enough to check it', async () => {
  const [checking = ''] = await publicKeys();
  assert.match(checking, /^whpk_[A-Za-z0-9+/]{43}=$/);
  const [got] = receiver.got;
  assert.match(String(got?.headers['webhook-signature']), /^v1,\S{44} v1a,\S{88}$/);
  assert.ok(verified(got, checking));
  assert.ok(!verified(got && { ...got, body: `${got.body} ` }, checking));
  const stored = await world.db.selectFrom('webhookKeys').select('signingSealed').executeTakeFirstOrThrow();
  assert.ok(stored.signingSealed?.startsWith('v1.'));
});

test('a certified table is told to its unit, thin, once however often the fact is delivered', async () => {
  const reportId = await openedTable(world, gd, '2026-06-12');
  await fillAll(gd, reportId);
  await certified(gd, reportId);
  await world.deliver();
  await world.db.updateTable('deliveries').set({ seq: 0 }).where('subscriber', '=', 'webhooks').execute();
  await world.deliver();
  assert.equal(await deliverDue(world.house), 1);
  const got = receiver.got.at(-1);
  assert.deepEqual(Object.keys(JSON.parse(got?.body ?? '{}')), ['type', 'timestamp', 'data']);
  assert.deepEqual(JSON.parse(got?.body ?? '').data, { id: reportId });
  assert.equal(JSON.parse(got?.body ?? '').type, 'report.submitted');
  assert.ok(verified(got));
  assert.ok(await gd.clerk.sees(reportsEndpoints.detail, { reportId }), 'the unit may read what it is told of');
});

test('what concerns another unit is not told', async () => {
  const before = (await log()).length;
  await aProject(world, { unit: 'GX', title: '漓江夜话' });
  await aProject(world, { unit: 'GD', title: '骑楼人家' });
  await world.deliver();
  assert.equal((await log()).length, before, 'a test project leaves no fact');
  const { version } = await gd.clerk.sees(reportsEndpoints.detail, { reportId: (await log())[0]?.subject ?? '' });
  const other = await aReportingUnit(world, 'GX', ['桂林山水']);
  const reportId = await openedTable(world, other, '2026-06-12');
  await fillAll(other, reportId);
  await certified(other, reportId);
  await world.deliver();
  assert.equal((await log()).length, before, '广西’s table is no business of 广东');
  await officer.does(reportsEndpoints.return, {
    reportId: (await log())[0]?.subject ?? '',
    version,
    reason: '请补充存在问题。',
  });
  await world.deliver();
  assert.equal((await log())[0]?.event, 'report.returned');
  await deliverDue(world.house);
});

test('a refusal is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h; then the target stops and its keeper is told', async () => {
  receiver.answer(500, { body: 'down' });
  await keeper.does(at.test, await versioned());
  const count = receiver.got.length;
  assert.equal(await deliverDue(world.house), 1);
  for (const [i, seconds] of [5, 300, 1800, 7200, 18_000, 36_000, 50_400].entries()) {
    assert.equal(await deliverDue(world.house), 0, 'not before its time');
    later(seconds - 1);
    assert.equal(await deliverDue(world.house), 0, `not a second early (${seconds})`);
    later(1);
    assert.equal(await deliverDue(world.house), 1, `try ${i + 2}`);
  }
  assert.equal(receiver.got.length, count + 8);
  assert.equal(new Set(receiver.got.slice(count).map(({ headers }) => headers['webhook-id'])).size, 1, 'one id');
  assert.ok(verified(), 'the timestamp is that of the try');
  const [row] = await log();
  assert.deepEqual([row?.state, row?.attempts.length, row?.attempts.at(-1)?.status], ['failed', 8, 500]);
  const { state, stopReason } = await shown();
  assert.deepEqual([state, stopReason], ['stopped', '对方拒收，共试 8 次']);
  assert.equal(await world.audits('webhook.stop'), 1);
  const waiting = await world.inTx((tx) => todosOf(tx, todos, keeper.actor, world.clock()));
  await world.deliver();
  assert.equal(await world.count('messages', "rule = 'webhook_stopped'"), 1, 'a message to the keeper');
  assert.deepEqual(
    waiting.filter(({ kind }) => kind === 'webhook_stopped').map(({ subject }) => subject),
    [targetId],
  );
});

test('while stopped, messages gather; resumed, they all go, and the failed one goes again with its id', async () => {
  const { rows } = await gd.clerk.sees(reportsEndpoints.periods, {});
  const reportId = rows.find((one) => one.state === 'returned')?.reportId ?? '';
  await fillAll(gd, reportId);
  await certified(gd, reportId);
  await world.deliver();
  assert.equal(await deliverDue(world.house), 0);
  assert.equal((await keeper.post(at.test, await versioned())).problem.code, 'workflow.no_such_move');
  receiver.answer(204);
  await keeper.does(at.resume, await versioned());
  assert.equal(await deliverDue(world.house), 1);
  const failed = (await log()).find((one) => one.state === 'failed');
  const { count } = await keeper.does(at.replayFailed, await versioned());
  assert.equal(count, 1);
  assert.equal((await keeper.post(at.replayFailed, await versioned())).problem.code, 'webhook.nothing_failed');
  assert.equal(await deliverDue(world.house), 1);
  assert.equal(receiver.got.at(-1)?.headers['webhook-id'], failed?.id);
  const again = (await log()).find(({ id }) => id === failed?.id);
  assert.deepEqual([again?.state, again?.replays, again?.attempts.length], ['delivered', 1, 9]);
});

test('during a rotation both keys sign; after the overlap only the new one does', async () => {
  const former = secret;
  ({ secret } = await keeper.does(at.rotateKey, await versioned()));
  await keeper.does(at.test, await versioned());
  await deliverDue(world.house);
  assert.equal(String(receiver.got.at(-1)?.headers['webhook-signature']).split(' ').length, 4);
  assert.ok(verified(receiver.got.at(-1), former) && verified(receiver.got.at(-1), secret));
  const [present = '', before = ''] = await publicKeys();
  assert.ok(present !== before && verified(receiver.got.at(-1), before) && verified(receiver.got.at(-1), present));
  later(24 * 3600 + 1);
  await keeper.does(at.test, await versioned());
  await deliverDue(world.house);
  assert.ok(!verified(receiver.got.at(-1), former) && verified(receiver.got.at(-1), secret));
  assert.ok(!verified(receiver.got.at(-1), before) && verified(receiver.got.at(-1), present));
});

test('a redirect is not followed, 410 stops at once', async () => {
  receiver.answer(307, { headers: { location: '/elsewhere' } });
  await keeper.does(at.test, await versioned());
  const before = receiver.got.length;
  await deliverDue(world.house);
  assert.equal(receiver.got.length, before + 1);
  assert.ok(receiver.got.every(({ path }) => path === '/hook'));
  assert.equal((await log())[0]?.attempts[0]?.outcome, 'redirected');
  receiver.answer(410);
  later(5);
  await deliverDue(world.house);
  assert.equal((await shown()).state, 'stopped');
  receiver.answer(200);
  await keeper.does(at.resume, await versioned());
});

test('a message is tried by one of two that come at once; a try that was never noted is due again', async () => {
  await keeper.does(at.test, await versioned());
  const { id } = (await log())[0] ?? { id: '' };
  const both = await Promise.all([deliverMessage(world.house, id), deliverMessage(world.house, id)]);
  assert.deepEqual(both.toSorted(), ['accepted', null]);
  assert.equal((await log())[0]?.attempts.length, 1);
  await keeper.does(at.test, await versioned());
  const lost = (await log())[0]?.id ?? '';
  // as a server that was killed between claiming and noting leaves it
  const lease = addMilliseconds(world.clock(), 30_000);
  await world.db.updateTable('webhookMessages').set({ attempts: 1, nextAt: lease }).where('id', '=', lost).execute();
  assert.equal(await deliverDue(world.house), 0);
  later(31);
  assert.equal(await deliverDue(world.house), 1);
});

test('a stale version is refused, paused targets keep quiet, a removed one is gone with what waited', async () => {
  const stale = await keeper.post(at.pause, { targetId, version: 1 });
  assert.equal(stale.problem.code, 'row.changed');
  await keeper.does(at.test, await versioned());
  await keeper.does(at.pause, await versioned());
  assert.equal(await deliverDue(world.house), 0);
  const other = await world.person((await world.unit('GX')).id, ['unit_admin']);
  assert.equal((await other.post(at.remove, await versioned())).status, 404);
  await keeper.does(at.remove, await versioned());
  assert.equal((await keeper.sees(at.list, {})).rows.length, 0);
  assert.deepEqual(
    (await log()).filter(({ state }) => state === 'waiting'),
    [],
  );
  assert.equal((await keeper.post(at.resume, await versioned())).problem.code, 'workflow.no_such_move');
});

test('the queue sends what an act asked for, without anybody asking again', async () => {
  const made = await keeper.does(at.add, { label: '队列', url: receiver.url, events });
  const working = await startJobs({ house: world.house, connection: world.connection, jobs: webhooksJobs, poll: 0.5 });
  const arrived = receiver.next();
  await keeper.does(at.test, { targetId: made.id, version: 1 });
  await arrived;
  await working.stop();
  assert.ok(verified(receiver.got.at(-1), made.secret));
  assert.equal((await keeper.sees(at.messages, { targetId: made.id })).rows[0]?.state, 'delivered');
});

test('an organisation has so many targets and no more', async () => {
  const { most } = await keeper.sees(at.list, {});
  for (let i = (await keeper.sees(at.list, {})).rows.length; i < most; i++)
    await keeper.does(at.add, { label: `系统${i}`, url: receiver.url, events });
  const more = await keeper.post(at.add, { label: '又一个', url: receiver.url, events });
  assert.deepEqual([more.status, more.problem.code], [409, 'webhook.too_many']);
});
