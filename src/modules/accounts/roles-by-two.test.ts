import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aDoor, aNewcomer, type Browser, codes, type Door } from '../../../tests/world/door.ts';
import { accountsEndpoints as at } from './endpoints.ts';
import { accountsTodos } from './todos.ts';

let door: Door;
let system: Browser;
let security: Browser;
before(async () => {
  door = await aDoor();
  system = await door.somebody('NRTA', ['system_admin']);
  security = await door.somebody('NRTA', ['security_admin']);
  assert.equal((await security.call(at.changeSetting, { name: 'rolesConfirmed', value: true })).status, 200);
});
after(() => door.close());

const rolesOf = async (personId: string) => (await security.call(at.person, { personId })).body;
const waiting = async () => {
  const { body: me } = await security.call(at.me, {});
  const actor = { kind: 'person', personId: me.id, roles: me.roles } as never;
  return door.act(async (tx) => {
    const found = await Promise.all(accountsTodos.map((one) => one.find(tx, actor, door.time.now)));
    return found.flat().filter(({ step }) => step.startsWith('确认'));
  });
};

test('what the system administrator gives takes effect when the security administrator has confirmed it', async () => {
  const { organizationId } = (await rolesOf((await system.call(at.me, {})).body.id)) as { organizationId: string };
  const person = await door.person(organizationId, ['national_officer']);
  const given = { personId: person.id, version: 1, roles: ['national_officer', 'national_leader'] as never };
  assert.equal((await system.call(at.grant, given)).status, 200);
  const shown = await rolesOf(person.id);
  assert.deepEqual([shown.roles, shown.proposal?.roles], [['national_officer'], given.roles]);
  assert.deepEqual([shown.proposal?.mayConfirm, shown.proposal?.mayWithdraw], [true, false]);
  assert.equal((await waiting()).length, 1);
  const again = await system.call(at.grant, { ...given, version: shown.version });
  assert.deepEqual([again.status, again.code], [409, 'account.roles_waiting']);
  assert.equal((await system.call(at.confirmRoles, { personId: person.id, version: 1 })).status, 403);
  const two = await Promise.all([1, 2].map(() => security.call(at.confirmRoles, { personId: person.id, version: 1 })));
  assert.deepEqual(two.map(({ status }) => status).sort(), [200, 409]);
  const held = await rolesOf(person.id);
  assert.deepEqual([[...held.roles].sort(), held.proposal], [['national_leader', 'national_officer'], null]);
  assert.deepEqual(
    (await system.call(at.person, { personId: person.id })).body.timeline
      .slice(0, 2)
      .map(({ act }: { act: string }) => act),
    ['account.confirm_roles', 'account.propose_roles'],
    'the audit sees both hands',
  );
});

test('an invited person of the centre holds nothing before; refused and withdrawn nothing comes of it', async () => {
  const invited = await system.call(at.invite, aNewcomer(['national_leader'], {}));
  assert.equal(invited.status, 200);
  const personId = invited.body.id;
  assert.deepEqual((await rolesOf(personId)).roles, []);
  assert.equal((await security.call(at.refuseRoles, { personId, version: 1, opinion: '未见任命文件' })).status, 200);
  assert.deepEqual([(await rolesOf(personId)).roles, (await rolesOf(personId)).proposal], [[], null]);
  const { version } = await rolesOf(personId);
  await system.call(at.grant, { personId, version, roles: ['national_officer'] as never });
  assert.equal((await security.call(at.withdrawRoles, { personId, version: 1 })).status, 403);
  assert.equal((await system.call(at.withdrawRoles, { personId, version: 1 })).status, 200);
  assert.deepEqual((await rolesOf(personId)).roles, []);
});

test('a unit’s own administrator needs nobody; nobody confirms for himself; the last of an office stays', async () => {
  const unit = await door.somebody('GD', ['unit_admin']);
  const invited = await unit.call(at.invite, aNewcomer(['unit_intake'], {}));
  assert.deepEqual((await rolesOf(invited.body.id)).roles, ['unit_intake']);
  const me = (await security.call(at.me, {})).body;
  const other = await door.somebody('NRTA', ['security_admin']);
  const { version } = await rolesOf(me.id);
  assert.equal(
    (await system.call(at.grant, { personId: me.id, version, roles: ['audit_admin'] as never })).status,
    200,
  );
  assert.equal((await security.call(at.confirmRoles, { personId: me.id, version: 1 })).status, 403, 'his own');
  assert.equal((await other.call(at.confirmRoles, { personId: me.id, version: 1 })).status, 200);
  const mine = (await other.call(at.me, {})).body;
  const last = await system.call(at.grant, {
    personId: mine.id,
    version: (await other.call(at.person, { personId: mine.id })).body.version,
    roles: ['audit_admin'] as never,
  });
  assert.deepEqual([last.status, codes(last.findings)], [422, ['role_last']]);
});
