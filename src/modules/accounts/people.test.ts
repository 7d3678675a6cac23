import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aDoor, aNewcomer, type Browser, codes, type Door } from '../../../tests/world/door.ts';
import { organizationsEndpoints } from '../organizations/contract.ts';
import { accountsEndpoints as at } from './endpoints.ts';
import { accountsTodos, personsHolding } from './index.ts';

let door: Door;
before(async () => void (door = await aDoor()));
after(() => door.close());

const password = 'Shanhai-denghuo-7';

test('who may invite whom with which roles', async () => {
  const producer = await door.organization({ homeOrgId: (await door.bureau('GD')).id });
  const boss = await door.logged((await door.person(producer.id, ['producer_admin'])).id);
  const editor = await door.logged((await door.person(producer.id, ['producer_editor'])).id);
  const unit = await door.somebody('GD', ['unit_admin']);
  const system = await door.somebody('NRTA', ['system_admin']);
  const officer = await door.somebody('NRTA', ['national_officer']);
  const reply = async (who: Browser, roles: string[], organizationId?: string) => {
    const { status, code, findings } = await who.call(at.invite, aNewcomer(roles, { organizationId }));
    return [status, code ?? '', ...codes(findings)].join(' ');
  };
  assert.equal(await reply(boss, ['producer_editor']), '200 ');
  assert.equal(await reply(boss, ['unit_intake']), '422 account.roles_refused role_strange role_beyond');
  assert.equal(await reply(editor, ['producer_editor']), '403 act.not_allowed');
  assert.equal(await reply(unit, ['unit_leader']), '200 ');
  assert.equal(await reply(unit, ['producer_editor'], producer.id), '403 act.not_allowed');
  assert.equal(await reply(officer, ['national_officer']), '403 act.not_allowed');
  assert.equal(await reply(system, ['producer_admin'], producer.id), '200 ');
  assert.equal(await reply(system, ['security_admin']), '200 ');
  assert.equal(await reply(system, ['security_admin', 'audit_admin']), '422 account.roles_refused role_separated');
  assert.equal(await reply(system, []), '422 account.roles_refused role_missing');
  const taken = await door.person(producer.id, ['producer_editor']);
  const same = await unit.call(at.invite, {
    loginName: taken.loginName.toUpperCase(),
    name: '新',
    roles: ['unit_intake'],
  });
  assert.deepEqual([same.status, same.code, same.findings[0]?.path], [409, 'account.name_taken', 'loginName']);
});

test('roles are changed by another, never by oneself, never the last administrator’s', async () => {
  const producer = await door.organization();
  const [a, b] = [
    await door.person(producer.id, ['producer_admin']),
    await door.person(producer.id, ['producer_editor']),
  ];
  const [one, two] = [await door.logged(a.id), await door.logged(b.id)];
  const own = await one.call(at.grant, { personId: a.id, version: 1, roles: ['producer_editor'] });
  assert.deepEqual([own.status, own.code], [403, 'act.not_allowed']);
  assert.equal((await two.call(at.grant, { personId: a.id, version: 1, roles: ['producer_editor'] })).status, 403);
  assert.equal((await one.call(at.grant, { personId: b.id, version: 1, roles: ['producer_admin'] })).status, 200);
  const stale = await one.call(at.grant, { personId: b.id, version: 1, roles: ['producer_editor'] });
  assert.deepEqual([stale.status, stale.code], [409, 'row.changed']);
  assert.equal(
    (await two.call(at.grant, { personId: a.id, version: 1, roles: ['producer_editor'] })).status,
    200,
    'the new role holds at once',
  );
  const system = await door.somebody('NRTA', ['system_admin']);
  const last = await system.call(at.disable, { personId: b.id, version: 2, reason: '离职' });
  assert.deepEqual([last.status, codes(last.findings)], [422, ['role_last']]);
  const [entry] = (await door.entries('account.grant')).slice(-1);
  assert.deepEqual([entry?.before, entry?.after], [{ roles: ['producer_admin'] }, { roles: ['producer_editor'] }]);
  assert.equal((await door.act((tx) => personsHolding(tx, 'producer_admin', producer.id))).length, 1);
});

test('a disabled person is out at once, and everything he held is void', async () => {
  const unit = await door.bureau('GD');
  const gone = await door.person(unit.id, ['unit_reviewer'], { password });
  const browser = await door.logged(gone.id);
  const made = await browser.call(at.makeToken, {
    name: '导数',
    scopes: ['organizations:read'],
    expiresOn: '2027-01-01',
  });
  const admin = await door.somebody('GD', ['unit_admin']);
  assert.equal((await admin.call(at.disable, { personId: gone.id, version: 1, reason: '调离' })).status, 200);
  assert.equal((await browser.call(at.me, {})).code, 'session.missing');
  assert.equal(
    (await door.browser().call(organizationsEndpoints.list, {}, { token: made.body.token })).code,
    'session.missing',
  );
  assert.equal((await door.browser().call(at.logIn, { loginName: gone.loginName, password })).status, 401);
  assert.equal((await admin.call(at.enable, { personId: gone.id, version: 2, reason: '返岗' })).status, 200);
  assert.equal((await door.browser().call(at.logIn, { loginName: gone.loginName, password })).status, 200);
  assert.equal((await browser.call(at.me, {})).code, 'session.missing', 'old sessions stay ended');
});

test('a token acts within its scopes until its day, and is shown once', async () => {
  const browser = await door.somebody('GD', ['unit_intake']);
  const wrong = await browser.call(at.makeToken, { name: '试', scopes: ['people:read'], expiresOn: '2026-06-01' });
  assert.deepEqual([wrong.status, codes(wrong.findings)], [422, ['scope_closed', 'expires_past']]);
  const made = await browser.call(at.makeToken, {
    name: '导数',
    scopes: ['organizations:read'],
    expiresOn: '2027-01-01',
  });
  const { token, id } = made.body;
  assert.match(token, /^jw_/);
  const program = door.browser();
  assert.equal((await program.call(organizationsEndpoints.list, {}, { token })).status, 200);
  const add = await program.call(organizationsEndpoints.add, {}, { token });
  assert.deepEqual([add.status, add.code], [403, 'act.token_scope']);
  assert.equal((await program.call(at.sessions, {}, { token })).code, 'act.token_scope');
  assert.equal((await program.call(organizationsEndpoints.list, {}, { token: `${token}x` })).code, 'session.missing');
  const listed = await browser.call(at.tokens, {});
  assert.ok(listed.body.rows[0].lastUsedAt);
  assert.ok(!JSON.stringify(listed.body).includes(token));
  const stranger = await door.somebody('GD', ['unit_intake']);
  assert.equal((await stranger.call(at.revokeToken, { tokenId: id })).status, 404);
  await browser.call(at.revokeToken, { tokenId: id });
  assert.equal((await program.call(organizationsEndpoints.list, {}, { token })).code, 'session.missing');
});

test('people of others: not there; colleagues’ telephones: only for administrators', async () => {
  const one = await door.organization();
  const stranger = await door.logged((await door.person((await door.organization()).id, ['producer_admin'])).id);
  const person = await door.person(one.id, ['producer_editor'], { phone: '13800000000' });
  for (const endpoint of [at.grant, at.disable, at.enable, at.renewLink, at.editPerson, at.resetTotp, at.unlock]) {
    const reply = await stranger.call(endpoint, {
      personId: person.id,
      version: 1,
      roles: ['producer_editor'],
      reason: '试',
      name: '试',
    });
    assert.deepEqual([reply.status, reply.code], [404, 'act.not_found']);
  }
  assert.equal((await stranger.call(at.person, { personId: person.id })).status, 404);
  const colleague = await door.logged((await door.person(one.id, ['producer_editor'])).id);
  assert.equal((await colleague.call(at.person, { personId: person.id })).body.phone, null);
  const admin = await door.logged((await door.person(one.id, ['producer_admin'])).id);
  assert.equal((await admin.call(at.person, { personId: person.id })).body.phone, '13800000000');
  const list = await admin.call(at.people, {});
  assert.deepEqual([list.body.total, list.body.givable], [3, ['producer_admin', 'producer_editor']]);
});

test('two administrators who remove each other at once: one stays', async () => {
  const producer = await door.organization();
  const [a, b] = [
    await door.person(producer.id, ['producer_admin']),
    await door.person(producer.id, ['producer_admin']),
  ];
  const [one, two] = [await door.logged(a.id), await door.logged(b.id)];
  const replies = await Promise.all([
    one.call(at.disable, { personId: b.id, version: 1, reason: '试' }),
    two.call(at.grant, { personId: a.id, version: 1, roles: ['producer_editor'] }),
  ]);
  const left = await door.act((tx) => personsHolding(tx, 'producer_admin', producer.id));
  assert.equal(left.length, 1, JSON.stringify(replies.map((reply) => reply.body)));
  assert.equal(replies.filter((reply) => reply.status === 200).length, 1);
});

test('an empty system tells its administrator which offices are vacant, until they are filled', async () => {
  const { find } = accountsTodos.find(({ kind }) => kind === 'office_unstaffed') ?? assert.fail('no such kind');
  const system = await door.actor((await door.person((await door.bureau('NRTA')).id, ['system_admin'])).id);
  const titles = async () => (await door.act((tx) => find(tx, system, door.time.now))).map(({ title }) => title);
  await door.somebody('NRTA', ['national_officer']);
  const before = await titles();
  assert.ok(before.includes('还没有审计管理员') && !before.includes('还没有总局业务'), before.join());
  assert.match(before.at(-1) ?? '', /^\d+ 个推荐单位还没有单位管理员$/);
  await door.somebody('NRTA', ['audit_admin']);
  assert.ok(!(await titles()).includes('还没有审计管理员'));
  assert.deepEqual(await door.act((tx) => find(tx, { ...system, roles: [] }, door.time.now)), []);
});
