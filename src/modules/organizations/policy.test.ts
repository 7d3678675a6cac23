import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import {
  type Actor,
  type OrganizationKind,
  organizationKinds,
  publicActor,
  type Role,
  roles,
} from '../../base/policy.ts';
import { Problem } from '../../base/problem.ts';
import { localDate } from '../../base/time.ts';
import { flawsIn, moveOn } from '../../base/workflow.ts';
import { aDoor, type Door } from '../../../tests/world/door.ts';
import { organizationsPolicy } from './policy.ts';
import { organizationList } from './queries.ts';
import { insertOrganization, organizationById } from './store.ts';
import { organizationStates, type OrganizationState, type OrganizationWithHome } from './terms.ts';
import { type OrganizationAct, organizationWorkflow } from './workflow.ts';

const [ownId, homeId, otherId] = ['own', 'home', 'other'];
const aProducer = (over: Partial<OrganizationWithHome> = {}): OrganizationWithHome =>
  ({
    id: ownId,
    homeOrgId: homeId,
    homeKind: 'provincial_bureau',
    kind: 'producer',
    state: 'pending',
    licenceKind: 'none',
    bodyKind: 'film_and_tv',
    licenceNumber: null,
    licenceFrom: null,
    licenceUntil: null,
    ...over,
  }) as OrganizationWithHome;
const anActor = (role: Role, orgId: string): Actor => ({
  ...publicActor,
  kind: 'person',
  personId: 'p',
  orgId,
  roles: [role],
});
const today = localDate('2026-06-01');

test('the table has no flaws', () => assert.deepEqual(flawsIn(organizationWorkflow), []));

const moves: Record<OrganizationState, Partial<Record<OrganizationAct, OrganizationState>>> = {
  pending: { verify: 'verified', return: 'returned' },
  returned: { resubmit: 'pending' },
  verified: { suspend: 'suspended' },
  suspended: { resume: 'verified' },
};
test('every state and act: allowed exactly as written', () => {
  for (const state of Object.keys(organizationStates) as OrganizationState[]) {
    for (const { act } of organizationWorkflow.moves) {
      const facts = { organization: aProducer({ state }), today };
      const expected = moves[state][act];
      if (expected) assert.equal(moveOn(organizationWorkflow, act, state, facts), expected);
      else
        assert.throws(
          () => moveOn(organizationWorkflow, act, state, facts),
          (e) => e instanceof Problem && e.code === 'workflow.no_such_move',
        );
    }
  }
});

test('an expired licence is not verified', () => {
  const organization = aProducer({
    licenceKind: 'programme_production',
    licenceNumber: '1',
    licenceUntil: localDate('2026-05-31'),
  });
  assert.throws(
    () => moveOn(organizationWorkflow, 'verify', 'pending', { organization, today }),
    (e) => e instanceof Problem && e.findings[0]?.code === 'licence_expired',
  );
});

/** Who may do what to a pending producer of a province: by role, at home, in the producer itself, elsewhere. */
const may: Record<OrganizationAct | 'amend' | 'contact' | 'rename', { own: Role[]; home: Role[]; elsewhere: Role[] }> =
  {
    verify: { own: [], home: ['unit_admin', 'unit_intake'], elsewhere: [] },
    return: { own: [], home: ['unit_admin', 'unit_intake'], elsewhere: [] },
    suspend: { own: [], home: ['unit_admin', 'unit_intake'], elsewhere: [] },
    resume: { own: [], home: ['unit_admin', 'unit_intake'], elsewhere: [] },
    resubmit: { own: ['producer_admin'], home: [], elsewhere: [] },
    amend: { own: ['producer_admin'], home: ['unit_admin', 'unit_intake'], elsewhere: [] },
    contact: { own: [], home: [], elsewhere: [] },
    rename: { own: ['producer_admin'], home: ['unit_admin', 'unit_intake'], elsewhere: [] },
  };
test('every act, role and place', () => {
  for (const [act, places] of Object.entries(may) as [keyof typeof may, (typeof may)['verify']][]) {
    for (const role of Object.keys(roles) as Role[]) {
      for (const [place, orgId] of [
        ['own', ownId],
        ['home', homeId],
        ['elsewhere', otherId],
      ] as const) {
        const allowed = organizationsPolicy[act].test(anActor(role, orgId ?? ''), aProducer());
        assert.equal(allowed, places[place].includes(role), `${act} by ${role} at ${place}`);
      }
    }
  }
});

test('bodies of central direct units are also verified at the national bureau, those of provinces are not', () => {
  const officer = anActor('national_officer', otherId ?? '');
  assert.ok(organizationsPolicy.verify.test(officer, aProducer({ homeKind: 'central_direct_unit' })));
  assert.ok(!organizationsPolicy.verify.test(officer, aProducer({ homeKind: 'provincial_bureau' })));
});
test('a bureau says itself whom its letters name; a producer does so with its particulars', () => {
  const bureau = aProducer({ kind: 'provincial_bureau' });
  for (const role of Object.keys(roles) as Role[]) {
    const [own, other] = [ownId, otherId].map((orgId) =>
      organizationsPolicy.contact.test(anActor(role, orgId ?? ''), bureau),
    );
    assert.equal(own, ['unit_admin', 'unit_secretary', 'system_admin'].includes(role), `${role} at home`);
    assert.equal(other, role === 'system_admin', `${role} elsewhere`);
  }
});

test('bureaus are renamed by the system administrator, producers not', () => {
  const admin = anActor('system_admin', otherId ?? '');
  assert.ok(organizationsPolicy.rename.test(admin, aProducer({ kind: 'provincial_bureau' })));
  assert.ok(!organizationsPolicy.rename.test(admin, aProducer()));
  assert.ok(!organizationsPolicy.verify.test(anActor('unit_admin', homeId ?? ''), aProducer({ kind: 'platform' })));
});

let door: Door;
before(async () => void (door = await aDoor()));
after(() => door.close());

test('visibleTo is the policy in SQL', async () => {
  const homes = [await door.bureau('GD'), await door.bureau('CMG'), await door.bureau('BJ')];
  const kinds = Object.keys(organizationKinds) as OrganizationKind[];
  const anOrganization = fc.record({ kind: fc.constantFrom(...kinds), home: fc.constantFrom(...homes) });
  const rows = fc.sample(anOrganization, { numRuns: 40, seed: 7 });
  const made = await door.act((tx) =>
    Promise.all(
      rows.map(({ kind, home }, i) =>
        insertOrganization(tx, {
          kind,
          name: `示例${i}`,
          homeOrgId: kind === 'producer' ? home.id : null,
          now: door.time.now,
        }),
      ),
    ),
  );
  const places = [...homes, ...made.slice(0, 6)].map((one) => one.id);
  const anyone = fc.record({
    orgId: fc.constantFrom(...places),
    kind: fc.constantFrom('person' as const, 'public' as const),
    roles: fc.uniqueArray(fc.constantFrom(...(Object.keys(roles) as Role[])), { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(anyone, async (given) => {
      const actor: Actor = { ...publicActor, ...given };
      if (given.kind === 'public') actor.roles = [];
      await door.act(async (tx) => {
        const listed = new Set(
          (await organizationList(tx, actor, { words: '', size: 2000, page: 1 })).rows.map((row) => row.id),
        );
        for (const { id } of made) {
          assert.equal(listed.has(id), organizationsPolicy.view.test(actor, await organizationById(tx, id)), id);
        }
      });
    }),
    { numRuns: 60 },
  );
});
