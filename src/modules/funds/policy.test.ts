import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, jobActor, publicActor, type Role, roles } from '../../base/policy.ts';
import { flawsIn } from '../../base/workflow.ts';
import { fundPolicy, fundsPolicy, openPolicy, recoveryPolicy, type RecoveryStanding } from './policy.ts';
import { moneyPolicy } from './policy-money.ts';
import { recoveryStates, type RecoveryState } from './terms.ts';
import { recoveryWorkflow } from './workflow.ts';

const all = Object.keys(roles) as Role[];
const person = (role: Role, orgId: string, personId = 'p1'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  orgId,
  orgKind: 'provincial_bureau',
  roles: [role],
});
const who = <S>(rule: { test: (actor: Actor, it: S) => boolean }, it: S, orgId: string, personId = 'p1') =>
  all.filter((role) => rule.test(person(role, orgId, personId), it));
const nation: Role[] = ['national_officer', 'national_leader', 'auditor'];

test('every act × role on a fund: of its owner, and of somebody else', () => {
  const own: Record<keyof typeof fundPolicy, Role[]> = {
    view: ['unit_admin', 'unit_secretary', 'unit_leader', ...nation.slice(0, 2), 'finance_officer', 'auditor'],
    edit: ['national_officer', 'finance_officer'],
    open_year: ['national_officer', 'finance_officer'],
    enter_budget: ['national_officer', 'finance_officer'],
    bank_line: ['finance_officer'],
    match_line: ['finance_officer'],
    interest: ['finance_officer'],
    to_province: ['finance_officer'],
    correct: ['finance_officer'],
    close_year: ['unit_leader', 'national_leader'],
  };
  for (const act of Object.keys(own) as (keyof typeof fundPolicy)[]) {
    assert.deepEqual(who(fundPolicy[act], { ownerOrgId: 'o' }, 'o'), own[act], act);
    assert.deepEqual(who(fundPolicy[act], { ownerOrgId: 'o' }, 'x'), act === 'view' ? nation : [], `${act} by another`);
    assert.equal(fundPolicy[act].test(publicActor, { ownerOrgId: 'o' }), false);
    const still = ['view', 'edit', 'correct'].includes(act) ? own[act] : [];
    assert.deepEqual(
      who(fundPolicy[act], { ownerOrgId: 'o', kind: 'city_match' }, 'o'),
      still,
      `${act} of brought money`,
    );
  }
  assert.deepEqual(who(fundsPolicy.make, null, 'o'), ['national_officer', 'finance_officer']);
  assert.deepEqual(who(fundsPolicy.prove, null, 'o'), ['national_officer', 'finance_officer']);
  assert.equal(fundsPolicy.prove.test(jobActor('job'), null), true);
  assert.deepEqual(who(openPolicy.open, { ownerOrgId: 'o' }, 'o'), ['national_officer', 'finance_officer']);
});

const standing = (state: RecoveryState): RecoveryStanding => ({
  state,
  ownerOrgId: 'o',
  producerOrgId: 'producer',
  recommenderOrgId: 'r',
  openedBy: 'p0',
  checkedBy: 'p8',
  writeOffBy: 'p9',
});

test('every state × act × role of a recovery', () => {
  const may: Record<string, Role[]> = {
    check: ['national_officer', 'finance_officer'],
    decide: ['unit_leader', 'national_leader'],
    cancel: ['unit_leader', 'national_leader'],
    demand: ['national_officer', 'finance_officer'],
    record_return: ['finance_officer'],
    settle: ['finance_officer'],
    pass_up: ['finance_officer'],
    propose_write_off: ['national_officer', 'finance_officer'],
    refuse_write_off: ['unit_leader', 'national_leader'],
    write_off: ['unit_leader', 'national_leader'],
  };
  for (const state of Object.keys(recoveryStates) as RecoveryState[]) {
    for (const [act, expected] of Object.entries(may)) {
      const rule = recoveryPolicy[act as keyof typeof recoveryPolicy];
      assert.deepEqual(who(rule, standing(state), 'o'), expected, `${state} ${act}`);
      assert.deepEqual(who(rule, standing(state), 'x'), [], `${state} ${act} by another`);
    }
    assert.equal(recoveryPolicy.decide.test(person('national_leader', 'o', 'p0'), standing(state)), false);
    assert.equal(recoveryPolicy.decide.test(person('unit_leader', 'o', 'p8'), standing(state)), false, 'checker');
    assert.equal(recoveryPolicy.write_off.test(person('unit_leader', 'o', 'p9'), standing(state)), false);
    const told = ['demanded', 'write_off_proposed', 'settled', 'written_off'].includes(state);
    assert.deepEqual(
      who(recoveryPolicy.view, standing(state), 'producer').filter((role) => role.startsWith('producer')),
      told ? ['producer_admin', 'producer_editor'] : [],
      `${state}: the producer hears by the letter`,
    );
    assert.ok(recoveryPolicy.view.test(person('unit_secretary', 'r'), standing(state)));
  }
  assert.deepEqual(flawsIn(recoveryWorkflow), []);
  assert.deepEqual(
    Object.keys(may)
      .filter((act) => act !== 'pass_up')
      .sort(),
    [...new Set(recoveryWorkflow.moves.map((move) => move.act))].sort(),
  );
});

test('the money of a project is read by its parties, the nation and auditors', () => {
  const it = { producerOrgId: 'producer', recommenderOrgId: 'r' };
  assert.deepEqual(who(moneyPolicy.view, it, 'x'), nation);
  assert.deepEqual(who(moneyPolicy.view, it, 'producer').slice(0, 2), ['producer_admin', 'producer_editor']);
  assert.ok(moneyPolicy.view.test({ ...person('finance_officer', 'n'), orgKind: 'national_bureau' }, it));
});
