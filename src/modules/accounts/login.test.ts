import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { totpCode } from '../../platform/credentials.ts';
import { isSealed } from '../../platform/vault.ts';
import { sealPlainTotp } from './store.ts';
import { saveSetting } from '../../platform/settings.ts';
import { aDoor, codes, type Door, minutes } from '../../../tests/world/door.ts';
import { organizationsEndpoints } from '../organizations/contract.ts';
import { accountsEndpoints as at } from './endpoints.ts';

let door: Door;
before(async () => void (door = await aDoor()));
after(() => door.close());

const password = 'Lingnan-denghuo-7';
async function somebody(over: object = {}, code = 'GD') {
  const person = await door.person((await door.bureau(code)).id, ['unit_intake'], { password, ...over });
  const browser = door.browser();
  const logIn = (given: object = {}) => browser.call(at.logIn, { loginName: person.loginName, password, ...given });
  return { person, logIn, ...browser };
}

test('a log-in opens a session, says when the last one was, and log-out ends it', async () => {
  const { logIn, call, jar, person } = await somebody();
  const first = await logIn({ loginName: person.loginName.toUpperCase() });
  assert.deepEqual([first.status, first.body.lastLoginAt, first.body.must], [200, null, []]);
  assert.equal(first.body.session, undefined);
  const cookie = String(first.headers['set-cookie']);
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
  const stored = await door.db.selectFrom('sessions').selectAll().where('personId', '=', person.id).execute();
  assert.ok(!JSON.stringify(stored).includes(jar.cookie ?? '?'));
  const me = await call(at.me, {});
  assert.deepEqual([me.status, me.body.name, me.body.roles], [200, person.name, ['unit_intake']]);
  door.pass(minutes(1));
  assert.ok((await logIn()).body.lastLoginAt);
  assert.equal((await call(at.logOut, {})).status, 200);
  assert.equal((await call(at.me, {})).code, 'session.missing');
  assert.equal((await door.entries('account.login')).filter((one) => one.actorId === person.id).length, 2);
});

test('unknown name, wrong password and closed account are answered alike', async () => {
  const { logIn, person } = await somebody();
  const disabled = await somebody({ state: 'disabled' });
  const invited = await somebody({ state: 'invited' });
  const replies = [
    await logIn({ password: 'wrong-Password-1' }),
    await logIn({ loginName: 'nobody-here' }),
    await disabled.logIn(),
    await invited.logIn(),
    await logIn({ loginName: "x' or 1=1 --" }),
  ];
  for (const reply of replies) {
    assert.deepEqual([reply.status, reply.code, reply.body], [401, 'account.login_refused', replies[0]?.body]);
  }
  assert.match(replies[0]?.body.detail, /5 次将锁定 15 分钟/);
  const failures = await door.entries('account.login_failed');
  assert.ok(failures.some((one) => one.subject === person.id && one.actorKind === 'public'));
  assert.ok(!JSON.stringify(failures).includes('wrong-Password-1'));
});

test('failures lock for a time, also against the right password; five at once count as five', async () => {
  const { logIn, person } = await somebody();
  await Promise.all(Array.from({ length: 4 }, () => logIn({ password: 'no' })));
  const counted = await door.db
    .selectFrom('persons')
    .select('failedCount')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  assert.equal(counted.failedCount, 4);
  await logIn({ password: 'no' });
  assert.equal((await door.entries('account.lock')).filter((one) => one.subject === person.id).length, 1);
  const while1 = await logIn();
  assert.deepEqual([while1.status, while1.code], [401, 'account.login_refused']);
  door.pass(minutes(15) - 1);
  assert.equal((await logIn()).status, 401);
  door.pass(1);
  assert.equal((await logIn()).status, 200);
});

test('a lock is ended early by the security administrator, with reason', async () => {
  const { logIn, person } = await somebody();
  for (let i = 0; i < 5; i++) await logIn({ password: 'no' });
  const security = await door.somebody('NRTA', ['security_admin']);
  const { body } = await security.call(at.person, { personId: person.id });
  assert.deepEqual([body.locked, body.may.unlock, body.may.grant], [true, true, false]);
  assert.equal(
    (await security.call(at.unlock, { personId: person.id, version: body.version, reason: '本人来电' })).status,
    200,
  );
  assert.equal((await logIn()).status, 200);
});

test('idle time ends a session, background polls do not keep it alive, logging in again goes on', async () => {
  const { logIn, call } = await somebody();
  await logIn();
  door.pass(minutes(29));
  assert.equal((await call(at.me, {})).status, 200);
  door.pass(minutes(20));
  assert.equal((await call(at.me, {}, { quiet: true })).status, 200);
  door.pass(minutes(10));
  const idle = await call(at.me, {});
  assert.deepEqual([idle.status, idle.code], [401, 'session.expired']);
  assert.equal((await call(organizationsEndpoints.checkCode, { code: '' })).status, 200, 'open pages still answer');
  assert.equal((await logIn()).status, 200);
  assert.equal((await call(at.me, {})).status, 200);
});

test('a session ends at its hour whatever one does', async () => {
  const { logIn, call } = await somebody();
  await logIn();
  for (let i = 0; i < 36; i++) {
    door.pass(minutes(20) - (i === 35 ? 1 : 0));
    if (i < 35) assert.equal((await call(at.me, {})).status, 200);
  }
  assert.equal((await call(at.me, {})).status, 200);
  door.pass(1);
  assert.equal((await call(at.me, {})).code, 'session.expired');
});

test('sessions are listed and ended one by one or all others; a stranger’s cannot be', async () => {
  const one = await somebody();
  await one.logIn();
  const second = door.browser();
  const third = door.browser();
  for (const { call } of [second, third]) await call(at.logIn, { loginName: one.person.loginName, password });
  const { body } = await one.call(at.sessions, {});
  assert.equal(body.rows.length, 3);
  assert.deepEqual(
    body.rows.map((row: { current: boolean }) => row.current),
    [true, false, false],
  );
  const stranger = await somebody();
  await stranger.logIn();
  const theft = await stranger.call(at.endSession, { sessionId: body.rows[1].id });
  assert.deepEqual([theft.status, theft.code], [404, 'act.not_found']);
  assert.equal((await one.call(at.endSession, { sessionId: body.rows[1].id })).status, 200);
  await one.call(at.endOtherSessions, {});
  assert.equal((await one.call(at.me, {})).status, 200);
  assert.deepEqual(
    [(await second.call(at.me, {})).code, (await third.call(at.me, {})).code],
    ['session.missing', 'session.missing'],
  );
});

test('a changed password must be new and strong, and ends the other sessions', async () => {
  const { logIn, call, person } = await somebody();
  const other = door.browser();
  await other.call(at.logIn, { loginName: person.loginName, password });
  await logIn();
  const wrong = await call(at.changePassword, { present: 'no', password: 'Another-one-2026' });
  assert.deepEqual([wrong.status, wrong.findings[0]?.path], [422, 'present']);
  assert.deepEqual(codes((await call(at.changePassword, { present: password, password: 'weak' })).findings), [
    'password_short',
    'password_simple',
  ]);
  assert.deepEqual(codes((await call(at.changePassword, { present: password, password })).findings), ['password_same']);
  const key = 'one-intention';
  assert.equal(
    (await call(at.changePassword, { present: password, password: 'Another-one-2026' }, { key })).status,
    200,
  );
  assert.equal((await other.call(at.me, {})).code, 'session.missing');
  assert.equal((await call(at.me, {})).status, 200);
  const kept = await door.db.selectFrom('answeredRequests').selectAll().where('key', '=', key).execute();
  assert.deepEqual(kept, [], 'not even a digest of a password is kept');
  const changed = (await door.entries('account.change_password')).find((one) => one.subject === person.id);
  assert.deepEqual([changed?.before, changed?.after, changed?.note], [null, null, null]);
});

test('who must change the first password can do nothing else before', async () => {
  const { logIn, call } = await somebody({ mustChangePassword: true });
  const entered = await logIn();
  assert.deepEqual(entered.body.must, ['change_password']);
  const kept = await call(organizationsEndpoints.list, {});
  assert.deepEqual([kept.status, kept.code], [403, 'account.password_first']);
  assert.equal((await call(at.me, {})).status, 200);
  await call(at.changePassword, { present: password, password: 'Another-one-2026' });
  assert.equal((await call(organizationsEndpoints.list, {})).status, 200);
});

test('the secret of a second factor is stored sealed; one from before is sealed at the next start and goes on working', async () => {
  const { logIn, call, person } = await somebody();
  await logIn();
  const { body } = await call(at.beginTotp, {});
  const stored = async () =>
    (await door.db.selectFrom('persons').select('totpSecret').where('id', '=', person.id).executeTakeFirstOrThrow())
      .totpSecret ?? '';
  const secret = String(body.secret);
  assert.ok(isSealed(await stored()) && !(await stored()).includes(secret));
  await door.act((tx) =>
    tx
      .updateTable('persons')
      .set({ totpSecret: secret })
      .where('id', '=', person.id)
      .execute()
      .then(() => undefined),
  );
  assert.equal(await door.act((tx) => sealPlainTotp(tx, door.house.vault)), 1);
  assert.equal(await door.act((tx) => sealPlainTotp(tx, door.house.vault)), 0);
  assert.ok(isSealed(await stored()));
  assert.equal((await call(at.confirmTotp, { code: totpCode(secret, door.time.now) })).status, 200);
  const moved = door.house.vault.seal(secret, 'somebody else');
  await door.act((tx) =>
    tx
      .updateTable('persons')
      .set({ totpSecret: moved })
      .where('id', '=', person.id)
      .execute()
      .then(() => undefined),
  );
  door.pass(30_000);
  const refused = await logIn({ code: totpCode(secret, door.time.now) });
  assert.deepEqual([refused.status, refused.code], [409, 'account.totp_unreadable']);
});

test('the second factor: set up, asked for, each code good once, recovered by an administrator', async () => {
  const { logIn, call, person } = await somebody();
  await logIn();
  const begun = await call(at.beginTotp, {});
  assert.match(begun.body.address, /^otpauth:\/\/totp\/.*secret=/);
  const codeNow = () => totpCode(begun.body.secret, door.time.now);
  assert.equal(
    (await call(at.confirmTotp, { code: codeNow() === '000000' ? '000001' : '000000' })).code,
    'account.code_refused',
  );
  assert.equal((await call(at.confirmTotp, { code: codeNow() })).status, 200);
  assert.equal((await logIn()).code, 'account.code_needed');
  const replayed = await logIn({ code: codeNow() });
  assert.deepEqual(
    [replayed.status, replayed.code],
    [401, 'account.code_refused'],
    'the step of the set-up is used up',
  );
  door.pass(30_000);
  const code = codeNow();
  assert.equal((await logIn({ code })).status, 200);
  assert.equal((await logIn({ code })).code, 'account.code_refused');
  door.pass(60_000);
  const race = codeNow();
  const both = await Promise.all([logIn({ code: race }), logIn({ code: race })]);
  assert.deepEqual(both.map((one) => one.status).sort(), [200, 401], 'two at once cannot use one code');
  const admin = await door.somebody('GD', ['unit_admin']);
  const { body } = await admin.call(at.person, { personId: person.id });
  assert.equal(
    (await admin.call(at.resetTotp, { personId: person.id, version: body.version, reason: '手机遗失' })).status,
    200,
  );
  assert.equal((await call(at.me, {})).code, 'session.missing');
  assert.equal((await logIn()).status, 200);
  const logs = JSON.stringify(await door.db.selectFrom('auditEntries').selectAll().execute());
  assert.ok(!logs.includes(begun.body.secret));
});

test('bureau people must set up the second factor where the setting says so; producers need not', async () => {
  const bureau = await somebody();
  const producer = await door.person((await door.organization()).id, ['producer_admin'], { password });
  await door.act((tx) => saveSetting(tx, 'totpRequiredForBureaus', true));
  assert.deepEqual((await bureau.logIn()).body.must, ['set_up_totp']);
  assert.equal((await bureau.call(organizationsEndpoints.list, {})).code, 'account.totp_first');
  const { body } = await bureau.call(at.beginTotp, {});
  await bureau.call(at.confirmTotp, { code: totpCode(body.secret, door.time.now) });
  assert.equal((await bureau.call(organizationsEndpoints.list, {})).status, 200);
  assert.equal((await bureau.call(at.removeTotp, { password })).code, 'account.totp_required');
  const free = door.browser();
  assert.deepEqual((await free.call(at.logIn, { loginName: producer.loginName, password })).body.must, []);
  assert.equal((await free.call(organizationsEndpoints.list, {})).status, 200);
  await door.act((tx) => saveSetting(tx, 'totpRequiredForBureaus', false));
});

test('acts without our header or from another site are refused', async () => {
  const { jar, logIn } = await somebody();
  await logIn();
  const bare = await door.app.inject({
    method: 'POST',
    url: '/api/logout',
    headers: { cookie: `jingwei_session=${jar.cookie}` },
  });
  assert.equal(bare.json().code, 'request.cross_site');
  const elsewhere = await door.browser(jar.cookie).call(at.logOut, {}, { headers: { origin: 'https://evil.invalid' } });
  assert.equal(elsewhere.code, 'request.cross_site');
});
