import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, jobActor, publicActor, type Role, roles } from '../../base/policy.ts';
import { flawsIn, movesOpenTo } from '../../base/workflow.ts';
import { crossChecksPolicy, differencePolicy } from './policy.ts';
import { type DifferenceState, differenceStates } from './terms.ts';
import { differenceWorkflow } from './workflow.ts';

const parties = { unitOrgId: 'gd', answerOrgId: 'gd', leftOrgId: 'gd', rightOrgId: 'video', answeredBy: 'clerk' };
const ofPlatform = { ...parties, answerOrgId: 'video', leftOrgId: 'video', rightOrgId: 'gd', answeredBy: 'operator' };
const actor = (role: Role, orgId: string, personId = 'somebody'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  orgId,
  roles: [role],
});
const movesOf = (who: Actor, state: DifferenceState, subject = parties) =>
  movesOpenTo(differenceWorkflow, differencePolicy, {
    actor: who,
    subject: { ...subject, state },
    facts: undefined,
  }).map(({ act }) => act);

test('the table has no dead end and no act with two outcomes', () => {
  assert.deepEqual(flawsIn(differenceWorkflow), []);
});

test('every state × role: the answering side answers, the nation decides, nobody else does anything', () => {
  const answering: Role[] = ['unit_intake', 'unit_secretary', 'platform_operator', 'national_officer'];
  for (const state of Object.keys(differenceStates) as DifferenceState[]) {
    for (const role of Object.keys(roles) as Role[]) {
      const may = (orgId: string) => movesOf(actor(role, orgId), state).sort().join();
      const answers = (state === 'open' || state === 'returned') && answering.includes(role) ? 'answer' : '';
      const decides =
        role !== 'national_officer' ? '' : state === 'answered' ? 'close,return' : state === 'closed' ? 'reopen' : '';
      assert.equal(may('elsewhere'), decides, `${state} ${role} elsewhere`);
      assert.equal(may('gd'), [answers, decides].filter(Boolean).join(), `${state} ${role} of the unit`);
    }
    assert.ok(!movesOf(actor('national_officer', 'nation', 'clerk'), state).includes('close'), 'no one’s own answer');
  }
});

test('what a platform answered may be decided by the secretary of its unit, not by the platform', () => {
  assert.deepEqual(movesOf(actor('unit_secretary', 'gd'), 'answered', ofPlatform), ['return', 'close']);
  assert.deepEqual(movesOf(actor('unit_secretary', 'gx'), 'answered', ofPlatform), []);
  assert.deepEqual(movesOf(actor('platform_operator', 'video'), 'answered', ofPlatform), []);
  assert.deepEqual(movesOf(actor('unit_secretary', 'gd'), 'answered', parties), []);
});

test('machinery opens again and ends; people never do', () => {
  assert.deepEqual(movesOf(jobActor('核对'), 'open'), ['differ', 'agree', 'lapse']);
  assert.deepEqual(movesOf(jobActor('核对'), 'closed'), ['differ']);
});

test('only the parties and the nation see a difference', () => {
  const sees = (role: Role, orgId: string) => crossChecksPolicy.view.test(actor(role, orgId), parties);
  assert.ok(sees('unit_leader', 'gd') && sees('platform_operator', 'video') && sees('auditor', 'x'));
  assert.ok(!sees('unit_leader', 'gx') && !sees('platform_operator', 'other') && !sees('producer_admin', 'gd'));
});
