import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, type OrganizationKind, type Role, roles } from '../../base/policy.ts';
import { quotasPolicy } from './policy.ts';

const every = Object.keys(roles) as Role[];
const who = (act: keyof typeof quotasPolicy, orgKind: OrganizationKind, orgId: string): Role[] =>
  every.filter((role) => {
    const actor: Actor = { kind: 'person', personId: 'p', name: '', orgId, orgKind, orgName: '', roles: [role] };
    return quotasPolicy[act].test(actor, { recommenderOrgId: 'gd' });
  });
const national: Role[] = ['national_officer', 'national_leader', 'auditor'];
const unit: Role[] = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'];

test('every act × role at the unit itself, at another unit, and at a body that recommends nothing', () => {
  for (const kind of ['provincial_bureau', 'central_direct_unit'] as const) {
    assert.deepEqual(who('view', kind, 'gd'), [...unit, ...national]);
    assert.deepEqual(who('ask', kind, 'gd'), ['unit_secretary', 'unit_leader']);
    assert.deepEqual(who('ask', kind, 'zj'), []);
  }
  assert.deepEqual(who('view', 'provincial_bureau', 'zj'), national);
  assert.deepEqual(who('view', 'producer', 'gd'), national);
  assert.deepEqual(who('ask', 'producer', 'gd'), []);
});

test('the officer sets, the leader decides, the bureau reads the table', () => {
  assert.deepEqual(who('table', 'national_bureau', 'nrta'), national);
  assert.deepEqual(who('set', 'national_bureau', 'nrta'), ['national_officer']);
  for (const act of ['approve', 'refuse'] as const)
    assert.deepEqual(who(act, 'national_bureau', 'nrta'), ['national_leader']);
});
