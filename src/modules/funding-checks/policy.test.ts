import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, jobActor, type OrganizationKind, type Role, roles } from '../../base/policy.ts';
import { fundingChecksPolicy } from './policy.ts';

const every = Object.keys(roles) as Role[];
const who = (act: keyof typeof fundingChecksPolicy, orgKind: OrganizationKind = 'national_bureau'): Role[] =>
  every.filter((role) => {
    const actor: Actor = { kind: 'person', personId: 'p', name: '', orgId: 'o', orgKind, orgName: '', roles: [role] };
    return fundingChecksPolicy[act].test(actor, null);
  });

test('every act × role', () => {
  const readers: Role[] = ['national_officer', 'national_leader', 'finance_officer', 'auditor'];
  assert.deepEqual(who('list'), readers);
  assert.deepEqual(who('view'), readers);
  assert.ok(
    !who('view', 'provincial_bureau').includes('finance_officer'),
    'the money desk of a province does not read',
  );
  for (const act of ['clear', 'note', 'confirm', 'run', 'import'] as const)
    assert.deepEqual(who(act), ['national_officer']);
  for (const act of ['lift', 'revoke'] as const) assert.deepEqual(who(act), ['national_leader']);
  for (const act of ['reopen', 'lapse'] as const) assert.deepEqual(who(act), []);
  assert.ok(fundingChecksPolicy.run.test(jobActor('x'), null) && fundingChecksPolicy.lapse.test(jobActor('x'), null));
});
