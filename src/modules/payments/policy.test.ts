import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, jobActor, type OrganizationKind, type Role, roles, type Rule } from '../../base/policy.ts';
import { flawsIn } from '../../base/workflow.ts';
import {
  accountPolicy,
  arrivalPolicy,
  batchPolicy,
  instalmentPolicy,
  planPolicy,
  returnPolicy,
  rulePolicy,
  voucherPolicy,
} from './policy.ts';
import * as tables from './workflow.ts';

const every = Object.keys(roles) as Role[];
const subject = {
  producerOrgId: 'maker',
  recommenderOrgId: 'gd',
  ownerOrgId: 'nrta',
  payerOrgId: 'nrta',
  requestedBy: 'asker',
  madeBy: 'p',
  organizationId: 'maker',
  homeOrgId: 'gd',
  enteredBy: 'x',
};
const kinds: Record<string, OrganizationKind> = {
  maker: 'producer',
  gd: 'provincial_bureau',
  nrta: 'national_bureau',
  zj: 'provincial_bureau',
};
const who = (rule: Rule<never>, orgId: string, over: Partial<typeof subject> = {}, personId = 'q'): Role[] =>
  every.filter((role) => {
    const orgKind = kinds[orgId] ?? null;
    const actor: Actor = { kind: 'person', personId, name: '', orgId, orgKind, orgName: '', roles: [role] };
    return rule.test(actor, { ...subject, ...over } as never);
  });
const units: Role[] = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'];

test('who sees the money of a project', () => {
  assert.deepEqual(who(instalmentPolicy.view, 'maker'), ['producer_admin', 'producer_editor', 'auditor']);
  assert.deepEqual(who(instalmentPolicy.view, 'gd'), [...units, 'finance_officer', 'auditor']);
  assert.deepEqual(who(instalmentPolicy.view, 'nrta'), [
    'unit_leader',
    'national_officer',
    'national_leader',
    'finance_officer',
    'auditor',
  ]);
  assert.deepEqual(who(instalmentPolicy.view, 'zj'), ['auditor']);
});

test('who asks, agrees and pays: the payer’s desk; by way of a province its own', () => {
  assert.deepEqual(who(instalmentPolicy.request, 'nrta'), ['national_officer', 'finance_officer']);
  assert.deepEqual(who(instalmentPolicy.approve, 'nrta'), ['unit_leader', 'national_leader', 'finance_officer']);
  assert.deepEqual(who(instalmentPolicy.approve, 'gd'), []);
  const viaProvince = { payerOrgId: 'gd' };
  assert.deepEqual(who(instalmentPolicy.request, 'gd', viaProvince), ['finance_officer']);
  assert.deepEqual(who(instalmentPolicy.approve, 'gd', viaProvince), [
    'unit_leader',
    'national_leader',
    'finance_officer',
  ]);
  assert.deepEqual(who(instalmentPolicy.request, 'nrta', viaProvince), ['national_officer']);
  assert.deepEqual(who(instalmentPolicy.recall, 'nrta'), []);
  assert.deepEqual(who(instalmentPolicy.recall, 'nrta', {}, 'asker'), every);
  assert.ok(instalmentPolicy.cancel.test(jobActor('x'), subject));
  assert.deepEqual(who(planPolicy.arrange, 'nrta'), ['finance_officer']);
});

test('a batch leaves by another hand than its maker’s', () => {
  assert.deepEqual(who(batchPolicy.release, 'nrta'), ['finance_officer']);
  assert.deepEqual(who(batchPolicy.release, 'nrta', {}, 'p'), []);
  assert.deepEqual(who(batchPolicy.cancel, 'nrta', {}, 'p'), ['finance_officer']);
  assert.deepEqual(who(batchPolicy.release, 'gd'), []);
  assert.deepEqual(who(returnPolicy.carry_out, 'nrta'), ['finance_officer']);
  assert.deepEqual(who(batchPolicy.settle, 'nrta'), []);
});

test('accounts, vouchers and arrivals: the producer enters, a money desk decides', () => {
  assert.deepEqual(who(accountPolicy.enter, 'maker'), ['producer_admin']);
  assert.deepEqual(who(accountPolicy.verify, 'gd'), ['finance_officer']);
  assert.deepEqual(who(accountPolicy.verify, 'nrta'), ['finance_officer']);
  assert.deepEqual(who(accountPolicy.verify, 'zj'), []);
  assert.deepEqual(who(accountPolicy.seeNumber, 'maker'), ['producer_admin']);
  assert.deepEqual(who(accountPolicy.view, 'nrta'), ['finance_officer', 'auditor']);
  for (const act of ['enter', 'resubmit', 'withdraw'] as const)
    assert.deepEqual(who(voucherPolicy[act], 'maker'), ['producer_admin', 'producer_editor']);
  for (const rule of [
    voucherPolicy.accept,
    voucherPolicy.return,
    voucherPolicy.reverse,
    arrivalPolicy.confirm,
    arrivalPolicy.refuse,
  ]) {
    assert.deepEqual(who(rule, 'gd'), ['finance_officer']);
    assert.deepEqual(who(rule, 'maker'), []);
  }
  assert.deepEqual(who(rulePolicy.save, 'nrta'), ['finance_officer']);
  assert.deepEqual(who(rulePolicy.save, 'gd'), []);
});

test('no table has a dead end or an act with two outcomes', () => {
  for (const [name, table] of Object.entries(tables)) {
    if (typeof table === 'object' && 'moves' in table) assert.deepEqual(flawsIn(table as never), [], name);
  }
});
