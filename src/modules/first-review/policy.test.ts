import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import {
  arrivalsPolicy,
  boardPolicy,
  firstReviewPolicy,
  lapsePolicy,
  listPolicy,
  passOverPolicy,
  scoresPolicy,
  sheetPolicy,
} from './policy.ts';

const home = 'u1';
const all = Object.keys(roles) as Role[];
const person = (role: Role, orgId = home, personId = 'p1'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  orgId,
  roles: [role],
});
/** Which roles of the unit itself, and which of another organisation, may do it. */
const who = <S>(test: (actor: Actor, it: S) => boolean, it: S): { own: Role[]; other: Role[] } => ({
  own: all.filter((role) => test(person(role), it)),
  other: all.filter((role) => test(person(role, 'u2', 'p2'), it)),
});
const unit = { recommenderOrgId: home };
const staff: Role[] = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'];

test('who may do what in a first review', () => {
  const only = (...own: Role[]) => ({ own, other: [] });
  assert.deepEqual(who(firstReviewPolicy.view.test, unit), {
    own: ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_reviewer', 'unit_leader', 'auditor'],
    other: ['auditor'],
  });
  for (const act of ['set_panel', 'urge', 'open', 'close', 'reopen'] as const) {
    assert.deepEqual(who(firstReviewPolicy[act].test, unit), only('unit_secretary'), act);
  }
});

test('a sheet is its reviewer’s alone, and only while on the panel', () => {
  for (const act of ['view', 'declare', 'save', 'submit', 'revise', 'recuse'] as const) {
    const sheet = { ...unit, reviewerId: 'p1', onPanel: true };
    assert.deepEqual(who(sheetPolicy[act].test, sheet), { own: ['unit_reviewer'], other: [] }, act);
    assert.equal(sheetPolicy[act].test(person('unit_reviewer', home, 'p9'), sheet), false);
    assert.deepEqual(who(sheetPolicy[act].test, { ...sheet, onPanel: false }), { own: [], other: [] });
  }
});

test('no one sees the marks before the closing; afterwards the unit and its panel do', () => {
  const open = { ...unit, closed: false, onPanel: true };
  assert.deepEqual(who(scoresPolicy.view.test, open), { own: [], other: [] });
  assert.deepEqual(who(scoresPolicy.view.test, { ...open, closed: true }).own, [
    'unit_admin',
    'unit_intake',
    'unit_secretary',
    'unit_reviewer',
    'unit_leader',
    'auditor',
  ]);
  assert.deepEqual(who(scoresPolicy.view.test, { ...open, closed: true, onPanel: false }).own, [...staff, 'auditor']);
});

test('who may do what with a list, before and after the sealing', () => {
  const arranging = { ...unit, state: 'arranging' as const };
  const sealed = { ...unit, state: 'sealed' as const };
  assert.deepEqual(who(listPolicy.view.test, arranging), { own: [...staff, 'auditor'], other: ['auditor'] });
  assert.deepEqual(who(boardPolicy.view.test, unit), { own: [...staff, 'auditor'], other: ['auditor'] });
  assert.deepEqual(who(listPolicy.view.test, sealed).other, ['national_officer', 'national_leader', 'auditor']);
  for (const state of [arranging, sealed]) {
    assert.deepEqual(who(listPolicy.arrange.test, state), { own: ['unit_secretary', 'unit_leader'], other: [] });
    assert.deepEqual(who(listPolicy.seal.test, state), { own: ['unit_leader'], other: [] });
    assert.deepEqual(who(listPolicy.swap.test, state), { own: ['unit_leader'], other: [] });
  }
});

test('passing over is the leader’s, lapsing the clock’s, arrivals the nation’s', () => {
  assert.deepEqual(who(passOverPolicy.pass_over.test, unit), { own: ['unit_leader'], other: [] });
  assert.deepEqual(who(lapsePolicy.lapse.test, null), { own: [], other: [] });
  assert.deepEqual(who(arrivalsPolicy.view.test, null).own, ['national_officer', 'national_leader', 'auditor']);
});
