import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operatorActor } from '../../base/policy.ts';
import { sql } from 'kysely';
import { aDoor, aNewcomer, type Browser, type Door, minutes } from '../../../tests/world/door.ts';
import { organizationsEndpoints } from '../organizations/contract.ts';
import { accountsEndpoints as at } from './endpoints.ts';
import { addLink, createFirstAdministrator } from './index.ts';
import { accountsTodos } from './todos.ts';

let door: Door;
before(async () => void (door = await aDoor()));
after(() => door.close());

const password = 'Shanhai-denghuo-7';
const tokenIn = (link: string) => link.split('#')[1] ?? '';
const registration = (over: { organization?: object; administrator?: object } = {}) => ({
  organization: {
    name: '示例岭南灯火影视有限公司',
    creditCode: '91440300708461136T',
    bodyKind: 'programme_producer',
    licenceKind: 'programme_production',
    licenceNumber: '（粤）字第01234号',
    licenceUntil: '2027-03-31',
    regionCode: '440300',
    legalPerson: '示例',
    contactName: '示例',
    contactPhone: '0755-12345678',
    ...over.organization,
  },
  administrator: { loginName: 'lingnan', name: '陈示例', password, ...over.administrator },
});
const stateOf = async (id: string) =>
  await door.db.selectFrom('persons').select(['state', 'version']).where('id', '=', id).executeTakeFirstOrThrow();

test('a producer registers itself: organisation and administrator at once, or neither', async () => {
  const { call } = door.browser();
  const wrong = await call(
    at.register,
    registration({ organization: { creditCode: '91440300708461136R', licenceUntil: '2020-01-01' } }),
  );
  assert.deepEqual(
    [wrong.status, wrong.findings.map((one) => one.path)],
    [422, ['organization.creditCode', 'organization.licenceUntil']],
  );
  const weak = await call(at.register, registration({ administrator: { password: 'weak' } }));
  assert.deepEqual([weak.status, weak.findings[0]?.path], [422, 'administrator.password']);
  const nobody = await door.db.selectFrom('organizations').select('id').where('kind', '=', 'producer').execute();
  assert.deepEqual(nobody, []);
  const done = await call(at.register, registration());
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const { organizationId } = done.body;
  const row = await door.db
    .selectFrom('organizations')
    .selectAll()
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  assert.deepEqual([row.state, row.homeOrgId], ['pending', (await door.bureau('GD')).id]);
  const [entry] = await door.entries('organization.register');
  assert.deepEqual([entry?.subject, entry?.actorName], [organizationId, '陈示例']);
  const again = await call(at.register, registration({ administrator: { loginName: 'second' } }));
  assert.deepEqual([again.status, again.code], [409, 'organization.registered_already']);
  assert.match(again.body.detail, /示例岭南灯火/);
  assert.equal((await call(at.logIn, { loginName: 'lingnan', password })).status, 200);
  const own = await call(organizationsEndpoints.detail, { organizationId });
  assert.deepEqual([own.status, own.body.state], [200, 'pending']);
});

test('two at once with one code or one name: one wins, the other is told', async () => {
  const form = registration({
    organization: { creditCode: '91330100799655058B', regionCode: '330000' },
    administrator: { loginName: 'twin' },
  });
  const replies = await Promise.all([door.browser().call(at.register, form), door.browser().call(at.register, form)]);
  assert.deepEqual(replies.map((one) => one.status).sort(), [200, 409], JSON.stringify(replies.map((one) => one.body)));
});

test('a body of a central direct unit belongs to its unit', async () => {
  const unit = await door.bureau('CMG');
  const { call } = door.browser();
  const form = registration({
    organization: { creditCode: '11100000MB0143028R', regionCode: '110000', directUnitId: unit.id },
    administrator: { loginName: 'central' },
  });
  const { body } = await call(at.register, form);
  const row = await door.db
    .selectFrom('organizations')
    .select('homeOrgId')
    .where('id', '=', body.organizationId)
    .executeTakeFirstOrThrow();
  assert.equal(row.homeOrgId, unit.id);
  const strange = registration({
    organization: { directUnitId: (await door.bureau('GD')).id },
    administrator: { loginName: 'central2' },
  });
  assert.equal((await call(at.register, strange)).code, 'organization.unit_unknown');
});

async function invited(inviter: Browser, form: object): Promise<{ id: string; token: string }> {
  const { status, body } = await inviter.call(at.invite, form);
  assert.equal(status, 200, JSON.stringify(body));
  return { id: body.id, token: tokenIn(body.link) };
}

test('an invitation: a link shown once, used once, within its time', async () => {
  const admin = await door.somebody('GD', ['unit_admin']);
  const form = aNewcomer(['unit_intake', 'unit_secretary']);
  const reply = await admin.call(at.invite, form, { key: 'invite-1' });
  const token = tokenIn(reply.body.link);
  const second = await door.act((tx) =>
    addLink(tx, { personId: reply.body.id, purpose: 'invite', now: door.time.now }),
  );
  const kept = JSON.stringify([
    await door.db.selectFrom('answeredRequests').selectAll().execute(),
    await door.db.selectFrom('auditEntries').selectAll().execute(),
    await door.db.selectFrom('oneTimeLinks').selectAll().execute(),
  ]);
  assert.ok(token.length > 40 && !kept.includes(token));
  const guest = door.browser();
  const greeted = await guest.call(at.checkLink, { token });
  assert.deepEqual([greeted.body.name, greeted.body.loginName, greeted.body.minimum], ['新同事', form.loginName, 10]);
  assert.equal((await guest.call(at.passwordByLink, { token, password: 'weak' })).code, 'account.password_weak');
  const both = await Promise.all([
    guest.call(at.passwordByLink, { token, password }),
    door.browser().call(at.passwordByLink, { token, password: `${password}x` }),
  ]);
  assert.deepEqual(both.map((one) => one.status).sort(), [200, 410]);
  assert.equal((await guest.call(at.checkLink, { token })).code, 'account.link_void');
  const mailed = await guest.call(at.checkLink, { token: tokenIn(second.link) });
  assert.equal(mailed.code, 'account.link_void', 'the mailed link is void with the first');
  assert.equal((await stateOf(reply.body.id)).state, 'active');
  const late = await invited(admin, aNewcomer(['unit_intake']));
  door.pass(minutes(72 * 60));
  assert.equal(
    (await door.browser().call(at.passwordByLink, { token: late.token, password })).code,
    'account.link_void',
  );
});

test('a lapsed invitation waits for the administrator, who sends another; the former link is void', async () => {
  const home = await door.bureau('HN');
  const boss = await door.person(home.id, ['unit_admin']);
  const first = await invited(await door.logged(boss.id), aNewcomer(['unit_intake']));
  door.pass(minutes(72 * 60));
  const actor = await door.actor(boss.id);
  const waiting = await door.act((tx) => accountsTodos[0]?.find(tx, actor, door.time.now) ?? Promise.resolve([]));
  assert.deepEqual(
    waiting.map((one) => one.subject),
    [first.id],
  );
  const admin = await door.logged(boss.id);
  const { body } = await admin.call(at.renewLink, { personId: first.id, version: 1 });
  assert.equal((await door.browser().call(at.checkLink, { token: first.token })).status, 410);
  assert.equal((await door.browser().call(at.passwordByLink, { token: tokenIn(body.link), password })).status, 200);
});

test('security settings: seen and changed by the security administrator only, within bounds, from now on', async () => {
  const security = await door.somebody('NRTA', ['security_admin']);
  const system = await door.somebody('NRTA', ['system_admin']);
  assert.equal((await system.call(at.settings, {})).status, 404);
  assert.equal((await system.call(at.changeSetting, { name: 'lockAfterFailures', value: 20 })).status, 404);
  const { body } = await security.call(at.settings, {});
  const row = body.rows.find((one: { name: string }) => one.name === 'lockAfterFailures');
  assert.deepEqual([row.value, row.minimum, row.maximum], [5, 3, 20]);
  const beyond = await security.call(at.changeSetting, { name: 'lockAfterFailures', value: 99 });
  assert.deepEqual([beyond.status, beyond.findings[0]?.path], [422, 'value']);
  assert.equal((await security.call(at.changeSetting, { name: 'constructor', value: 1 })).status, 404);
  assert.equal((await security.call(at.changeSetting, { name: 'lockAfterFailures', value: 3 })).status, 200);
  const victim = await door.person((await door.bureau('GD')).id, ['unit_intake'], { password });
  for (let i = 0; i < 3; i++) await door.browser().call(at.logIn, { loginName: victim.loginName, password: 'no' });
  assert.ok(
    (await stateOf(victim.id)) && (await door.entries('account.lock')).some((one) => one.subject === victim.id),
  );
});

test('three administrators, three logs: each reads his own and no other', async () => {
  const [system, security, audit] = [
    await door.somebody('NRTA', ['system_admin']),
    await door.somebody('NRTA', ['security_admin']),
    await door.somebody('NRTA', ['audit_admin']),
  ];
  assert.deepEqual(
    [(await system.call(at.audit, {})).status, (await system.call(at.securityLog, {})).status],
    [404, 404],
  );
  assert.deepEqual(
    [(await security.call(at.audit, {})).status, (await security.call(at.verifyAudit, {})).status],
    [404, 404],
  );
  assert.equal((await audit.call(at.securityLog, {})).status, 404);
  assert.equal((await audit.call(at.invite, aNewcomer(['auditor']))).status, 403);
  const logins = await security.call(at.securityLog, { size: 20 });
  assert.ok(logins.body.total > 5 && logins.body.rows.every((row: { label: string }) => /[一-龥]/.test(row.label)));
  const refused = await security.call(at.securityLog, { kind: 'refusals' });
  assert.ok(refused.body.rows.some((row: { result: string }) => row.result === '无权办理，已拒绝'));
});

test('the audit log is filtered, exported with its digest, and its chain is verified', async () => {
  const audit = await door.somebody('NRTA', ['audit_admin']);
  const page = await audit.call(at.audit, { act: 'account.invite', size: 2 });
  assert.equal(page.body.rows.length, 2);
  assert.ok(page.body.total > 2 && page.body.rows.every((row: { act: string }) => row.act === 'account.invite'));
  const { subject } = page.body.rows[0];
  const of = await audit.call(at.audit, { subject });
  assert.ok(of.body.rows.every((row: { subject: string }) => row.subject === subject));
  assert.equal((await audit.call(at.audit, { from: '2030-01-01' })).body.total, 0);
  const file = await audit.call(at.exportAudit, { act: 'account.invite' });
  assert.match(String(file.headers['content-disposition']), /attachment/);
  assert.match(file.body, /^\ufeff序号,时间/);
  assert.match(file.body, /内容摘要,sha256:[0-9a-f]{64}/);
  const proof = await audit.call(at.verifyAudit, {});
  assert.deepEqual([proof.body.verified, proof.body.entries > 10], [true, true]);
  const middle = Math.floor(proof.body.entries / 2);
  await sql`alter table audit_entries disable trigger audit_entries_append_only`.execute(door.db);
  await sql`update audit_entries set note = '改过' where seq = ${middle}`.execute(door.db);
  const altered = await audit.call(at.verifyAudit, {});
  assert.deepEqual([altered.body.verified, altered.body.firstAltered], [false, middle]);
  await sql`update audit_entries set note = null where seq = ${middle}`.execute(door.db);
  await sql`alter table audit_entries enable trigger audit_entries_append_only`.execute(door.db);
});

test('an empty system makes its first administrator once, by a one-time link', async () => {
  const empty = await aDoor();
  try {
    const first = await createFirstAdministrator(empty.house);
    const second = await createFirstAdministrator(empty.house);
    assert.ok(first && second);
    const guest = empty.browser();
    assert.equal(
      (await guest.call(at.checkLink, { token: tokenIn(first.link) })).status,
      410,
      'a later start makes a new link',
    );
    const greeted = await guest.call(at.checkLink, { token: tokenIn(second.link) });
    assert.equal(greeted.body.loginName, 'admin');
    assert.equal((await guest.call(at.passwordByLink, { token: tokenIn(second.link), password })).status, 200);
    assert.deepEqual((await guest.call(at.me, {})).body.roles, ['system_admin']);
    assert.equal(await createFirstAdministrator(empty.house), null);
    const [entry] = await empty.entries('account.first_administrator');
    assert.deepEqual([entry?.actorKind, entry?.actorName], ['operator', operatorActor('首次启动').name]);
  } finally {
    await empty.close();
  }
});
