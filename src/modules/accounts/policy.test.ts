import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import { aDoor, type Door } from '../../../tests/world/door.ts';
import { accountsPolicy, givableBy } from './policy.ts';
import { peopleList } from './queries.ts';
import { personById } from './store.ts';
import { type Person, rolesOfKind } from './terms.ts';

const everyRole = Object.keys(roles) as Role[];
const aPerson = (over: Partial<Person> = {}): Person =>
  ({
    id: 'it',
    organizationId: 'own',
    orgKind: 'producer',
    homeOrgId: 'home',
    roles: ['producer_editor'],
    ...over,
  }) as Person;
const anActor = (role: Role, orgId: string, personId = 'me'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  orgId,
  roles: [role],
});

type Act = Exclude<keyof typeof accountsPolicy, 'open' | 'own' | 'list' | 'machinery'>;
/** Who may do what about a person of a producer: in the same organisation, at its home unit, anywhere. */
const may: Record<Act, { own: readonly Role[] | 'all'; home: readonly Role[]; anywhere: readonly Role[] }> = {
  view: {
    own: 'all',
    home: ['unit_admin', 'unit_intake'],
    anywhere: ['system_admin', 'security_admin', 'audit_admin', 'auditor'],
  },
  contact: { own: ['producer_admin', 'unit_admin'], home: ['unit_admin', 'unit_intake'], anywhere: ['system_admin'] },
  invite: { own: ['producer_admin', 'unit_admin'], home: [], anywhere: ['system_admin'] },
  edit: { own: ['producer_admin', 'unit_admin'], home: [], anywhere: ['system_admin'] },
  grant: { own: ['producer_admin', 'unit_admin'], home: [], anywhere: ['system_admin'] },
  disable: { own: ['producer_admin', 'unit_admin'], home: [], anywhere: ['system_admin'] },
  enable: { own: ['producer_admin', 'unit_admin'], home: [], anywhere: ['system_admin'] },
  link: { own: ['producer_admin', 'unit_admin'], home: [], anywhere: ['system_admin'] },
  resetTotp: { own: ['producer_admin', 'unit_admin'], home: [], anywhere: ['system_admin'] },
  unlock: { own: ['producer_admin', 'unit_admin'], home: [], anywhere: ['system_admin', 'security_admin'] },
  settings: { own: [], home: [], anywhere: ['security_admin'] },
  securityLog: { own: [], home: [], anywhere: ['security_admin'] },
  audit: { own: [], home: [], anywhere: ['audit_admin', 'auditor'] },
};
test('every act, role and place', () => {
  for (const [act, places] of Object.entries(may) as [Act, (typeof may)['view']][]) {
    for (const role of everyRole) {
      for (const place of ['own', 'home', 'elsewhere'] as const) {
        const here = place === 'own' ? places.own : place === 'home' ? places.home : [];
        // an expert sees nobody but himself
        const inside = here === 'all' ? role !== 'expert' : here.includes(role);
        const expected = inside || places.anywhere.includes(role);
        assert.equal(
          accountsPolicy[act].test(anActor(role, place), aPerson()),
          expected,
          `${act} by ${role} at ${place}`,
        );
      }
    }
  }
});

test('nobody does it to himself', () => {
  for (const act of ['grant', 'disable', 'enable', 'link', 'resetTotp', 'unlock'] as const) {
    for (const role of everyRole) {
      assert.equal(accountsPolicy[act].test(anActor(role, 'own', 'it'), aPerson()), false, `${act} by ${role}`);
    }
  }
});

test('experts are seen by those who work with them and not by their colleagues', () => {
  const expert = aPerson({ organizationId: 'nrta', orgKind: 'national_bureau', homeOrgId: null, roles: ['expert'] });
  assert.ok(accountsPolicy.view.test(anActor('national_officer', 'nrta'), expert));
  assert.ok(!accountsPolicy.view.test(anActor('finance_officer', 'nrta'), expert));
  assert.ok(!accountsPolicy.view.test(anActor('expert', 'nrta'), expert));
  assert.ok(accountsPolicy.view.test(anActor('expert', 'nrta', 'it'), expert));
});

test('administrators give their own kind of roles, the system administrator what fits the organisation', () => {
  const producer = { organizationId: 'own', orgKind: 'producer' } as const;
  assert.deepEqual(givableBy(anActor('producer_admin', 'own'), producer), ['producer_admin', 'producer_editor']);
  assert.deepEqual(givableBy(anActor('producer_admin', 'other'), producer), []);
  assert.deepEqual(givableBy(anActor('producer_editor', 'own'), producer), []);
  const bureau = { organizationId: 'own', orgKind: 'provincial_bureau' } as const;
  assert.deepEqual(givableBy(anActor('unit_admin', 'own'), bureau), rolesOfKind.provincial_bureau);
  assert.deepEqual(givableBy(anActor('system_admin', 'nrta'), bureau), rolesOfKind.provincial_bureau);
  assert.deepEqual(givableBy(anActor('security_admin', 'nrta'), bureau), []);
});

let door: Door;
before(async () => void (door = await aDoor()));
after(() => door.close());

test('visibleTo is the policy in SQL', async () => {
  const [gd, nrta] = [await door.bureau('GD'), await door.bureau('NRTA')];
  const producer = await door.organization({ homeOrgId: gd.id });
  const other = await door.organization();
  const places = [gd, nrta, producer, other];
  const people: Person[] = [];
  for (const roleSet of fc.sample(fc.uniqueArray(fc.constantFrom(...everyRole), { minLength: 1, maxLength: 2 }), {
    numRuns: 24,
    seed: 3,
  })) {
    people.push(await door.person(places[people.length % places.length]?.id ?? '', roleSet));
  }
  const anyone = fc.record({
    personId: fc.constantFrom(...people.slice(0, 8).map((one) => one.id), '00000000-0000-0000-0000-000000000001'),
    orgId: fc.constantFrom(...places.map((one) => one.id)),
    roles: fc.uniqueArray(fc.constantFrom(...everyRole), { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(anyone, async (given) => {
      const actor: Actor = { ...publicActor, kind: 'person', ...given };
      await door.act(async (tx) => {
        const listed = new Set(
          (await peopleList(tx, actor, { words: '', size: 2000, page: 1 })).rows.map((row) => row.id),
        );
        for (const { id } of people)
          assert.equal(listed.has(id), accountsPolicy.view.test(actor, await personById(tx, id)), id);
      });
    }),
    { numRuns: 60 },
  );
});
