import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '../../base/policy.ts';
import { Problem } from '../../base/problem.ts';
import { instant } from '../../base/time.ts';
import { flawsIn, moveOn } from '../../base/workflow.ts';
import {
  grantFindings,
  lastHolderFindings,
  passwordFindings,
  passwordTooOld,
  roleFindings,
  scopeFindings,
  totpNeeded,
} from './rules.ts';
import { personWorkflow } from './workflow.ts';

const codes = (findings: readonly { code: string }[]) => findings.map((one) => one.code);
const who = { loginName: 'zhangsan', name: '张三', minimum: 10 };

test('a password is long, mixed, and neither common nor one’s own name', () => {
  assert.deepEqual(passwordFindings('Shanhai-2026', who), []);
  assert.deepEqual(passwordFindings('青山一道同云雨 明月何曾是两乡 2026', who), []);
  assert.deepEqual(codes(passwordFindings('Ab1!', who)), ['password_short']);
  assert.deepEqual(codes(passwordFindings('abcdefghij', who)), ['password_simple']);
  assert.deepEqual(codes(passwordFindings('Zhangsan-2026', who)), ['password_has_name']);
  assert.deepEqual(codes(passwordFindings('张三-Abc-202612', who)), ['password_has_person']);
  assert.deepEqual(codes(passwordFindings('Password123!', who)), ['password_guessable']);
  assert.deepEqual(codes(passwordFindings('aaaa', who)), ['password_short', 'password_simple', 'password_guessable']);
  assert.deepEqual(codes(passwordFindings('Aa1'.repeat(50), who)), ['password_long']);
  assert.deepEqual(codes(passwordFindings('Aa1!567890', { ...who, minimum: 11 })), ['password_short']);
});

test('a password grows old by whole Beijing days; zero days mean never', () => {
  const changed = instant('2026-03-01T23:30:00+08:00');
  assert.equal(passwordTooOld(changed, 90, instant('2026-05-29T23:59:59+08:00')), false);
  assert.equal(passwordTooOld(changed, 90, instant('2026-05-30T00:00:00+08:00')), true);
  assert.equal(passwordTooOld(changed, 0, instant('2036-05-30T00:00:00+08:00')), false);
});

test('the three administrators are never one person, nor do anything else', () => {
  const of = (...roles: Role[]) => codes(roleFindings({ orgKind: 'national_bureau', roles }));
  assert.deepEqual(of('system_admin'), []);
  assert.deepEqual(of('national_officer', 'objection_handler'), []);
  for (const one of ['system_admin', 'security_admin', 'audit_admin'] as const) {
    for (const other of ['system_admin', 'security_admin', 'audit_admin', 'national_officer', 'auditor'] as const) {
      if (one !== other) assert.deepEqual(of(one, other), ['role_separated'], `${one} ${other}`);
    }
  }
  assert.deepEqual(of(), ['role_missing']);
  assert.deepEqual(codes(roleFindings({ orgKind: 'producer', roles: ['national_officer'] })), ['role_strange']);
  assert.deepEqual(codes(roleFindings({ orgKind: 'provincial_bureau', roles: ['system_admin'] })), ['role_strange']);
});

test('only what changes must lie within what the giver may give', () => {
  const facts = {
    before: ['unit_intake'],
    after: ['unit_intake', 'finance_officer'],
    givable: ['finance_officer'],
  } as const;
  assert.deepEqual(grantFindings(facts), []);
  assert.deepEqual(codes(grantFindings({ ...facts, after: ['unit_leader'] })), ['role_beyond']);
});

test('the last administrator stays', () => {
  assert.deepEqual(codes(lastHolderFindings(['producer_admin'], () => 0)), ['role_last']);
  assert.deepEqual(
    lastHolderFindings(['producer_admin'], () => 1),
    [],
  );
  assert.deepEqual(
    lastHolderFindings(['producer_editor'], () => 0),
    [],
  );
});

test('a second factor is asked of people at bureaus and units, not of producers and experts', () => {
  assert.equal(totpNeeded({ orgKind: 'provincial_bureau', roles: ['unit_intake'] }, true), true);
  assert.equal(totpNeeded({ orgKind: 'provincial_bureau', roles: ['unit_intake'] }, false), false);
  assert.equal(totpNeeded({ orgKind: 'producer', roles: ['producer_admin'] }, true), false);
  assert.equal(totpNeeded({ orgKind: 'national_bureau', roles: ['expert'] }, true), false);
});

test('a token never reaches accounts, log-ins and settings', () => {
  assert.deepEqual(scopeFindings(['applications:read', 'first-review:write']), []);
  assert.deepEqual(codes(scopeFindings(['tokens:write', 'people:read'])), ['scope_closed']);
  assert.deepEqual(codes(scopeFindings(['applications:own', 'Applications:read'])), ['scope_closed']);
  assert.deepEqual(codes(scopeFindings([])), ['scope_missing']);
});

test('the table of an account has no flaws and each act its states', () => {
  assert.deepEqual(flawsIn(personWorkflow), []);
  const allowed: Record<string, string[]> = {
    invited: ['set_password', 'disable'],
    active: ['set_password', 'disable'],
    disabled: ['enable', 'reinvite'],
  };
  for (const state of ['invited', 'active', 'disabled'] as const) {
    for (const { act } of personWorkflow.moves) {
      const move = () => moveOn(personWorkflow, act, state, null as never);
      if (allowed[state]?.includes(act)) assert.doesNotThrow(move);
      else assert.throws(move, (e) => e instanceof Problem && e.code === 'workflow.no_such_move');
    }
  }
});
