import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, type OrganizationKind, publicActor, type Role, roles } from '../../base/policy.ts';
import { plansPolicy } from './policy.ts';

const person = (role: Role, orgId: string, orgKind: OrganizationKind): Actor => ({
  kind: 'person',
  personId: 'p',
  name: '张三',
  orgId,
  orgKind,
  orgName: '',
  roles: [role],
});
const every = Object.keys(roles) as Role[];
const may = (act: keyof typeof plansPolicy, orgKind: OrganizationKind, ownerOrgId: string | null) =>
  every.filter((role) => plansPolicy[act].test(person(role, 'unit', orgKind), { ownerOrgId }));

test('only the national officer changes plans and calendars', () => {
  for (const act of ['addPlan', 'changePlan', 'saveCalendar'] as const)
    assert.deepEqual(may(act, 'national_bureau', null), ['national_officer']);
});

test('a sub-plan belongs to the nation or to one unit, and only its owner changes it', () => {
  assert.deepEqual(may('changeSubPlan', 'national_bureau', null), ['national_officer']);
  assert.deepEqual(may('changeSubPlan', 'provincial_bureau', 'unit'), ['unit_admin']);
  assert.deepEqual(may('changeSubPlan', 'central_direct_unit', 'unit'), ['unit_admin']);
  assert.deepEqual(may('changeSubPlan', 'provincial_bureau', 'other'), []);
  assert.deepEqual(may('changeSubPlan', 'producer', 'unit'), []);
});

test('what evaluations mean for a year is read by who prepares it at the nation, and by the auditor', () => {
  const nation = ['national_officer', 'national_leader', 'auditor'];
  assert.deepEqual(may('viewAdvice', 'national_bureau', null).sort(), [...nation, 'finance_officer'].sort());
  assert.deepEqual(may('viewAdvice', 'provincial_bureau', null).sort(), nation.toSorted());
});

test('everybody reads the plan, whoever is logged in the calendar', () => {
  assert.equal(plansPolicy.view.test(publicActor, { ownerOrgId: null }), true);
  assert.equal(plansPolicy.viewCalendar.test(publicActor, { ownerOrgId: null }), false);
  assert.deepEqual(may('viewCalendar', 'producer', null), every);
});
