import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import { flawsIn } from '../../base/workflow.ts';
import { instant, localDate } from '../../base/time.ts';
import { expertPolicy } from './policy.ts';
import { isAvailable, isInForce, isSameParty } from './rules.ts';
import { type ExpertState, expertStates } from './terms.ts';
import { expertWorkflow } from './workflow.ts';

const allRoles = Object.keys(roles) as Role[];
const actorWith = (role: Role, personId: string): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  roles: [role],
});

test('the workflow of an entry has no flaw', () => assert.deepEqual(flawsIn(expertWorkflow), []));

test('every act in every state: the bureau keeps the pool, an expert sees the own entry alone', () => {
  const readers = ['auditor', 'national_leader', 'national_officer'];
  for (const state of Object.keys(expertStates) as ExpertState[]) {
    const subject = { personId: 'self', state };
    for (const [act, rule] of Object.entries(expertPolicy)) {
      const through = (personId: string) =>
        allRoles.filter((role) => rule.test(actorWith(role, personId), subject)).sort();
      const declares = ['declareInterest', 'withdrawInterest'].includes(act);
      const bureau = act === 'view' || act === 'list' ? readers : ['national_officer'];
      const own = act === 'view' || (declares && state !== 'left');
      assert.deepEqual(through('self'), [...bureau, ...(own ? ['expert'] : [])].sort(), `${act} in ${state}`);
      assert.deepEqual(through('another'), bureau, `${act} in ${state} for another`);
    }
  }
});

test('a term counts from its first day through its last', () => {
  const term = { state: 'active' as const, termFrom: localDate('2026-01-01'), termUntil: localDate('2026-06-30') };
  const on = (day: string) => isAvailable(term, localDate(day));
  assert.deepEqual(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(on), [false, true, true, false]);
  assert.equal(isAvailable({ ...term, state: 'paused' }, localDate('2026-03-01')), false);
  assert.equal(isAvailable({ ...term, termUntil: null }, localDate('2036-01-01')), true);
});

test('a declared tie holds through its last day, unless it was withdrawn', () => {
  const day = localDate('2026-06-30');
  assert.equal(isInForce({ until: day, withdrawnAt: null }, day), true);
  assert.equal(isInForce({ until: day, withdrawnAt: null }, localDate('2026-07-01')), false);
  assert.equal(isInForce({ until: null, withdrawnAt: instant('2026-01-01T00:00:00Z') }, day), false);
});

test('two names are one body by credit code first, by plain name else; an empty name is nobody', () => {
  const one = (name: string, creditCode: string | null = null) => ({ name, creditCode });
  assert.equal(isSameParty(one('甲公司', 'A'), one('乙公司', 'A')), true);
  assert.equal(isSameParty(one('甲公司', 'A'), one('甲公司', 'B')), false);
  assert.equal(isSameParty(one('甲（广州）公司'), one('甲(广州) 公司', 'B')), true);
  assert.equal(isSameParty(one(''), one('')), false);
});
