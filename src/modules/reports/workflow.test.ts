import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import { flawsIn, movesOpenTo } from '../../base/workflow.ts';
import { enterPolicy, reportMovesPolicy, reportsPolicy } from './policy.ts';
import { reportStates, type ReportState } from './terms.ts';
import { importWorkflow, reportWorkflow } from './workflow.ts';

const actor = (role: Role, over: Partial<Actor> = {}): Actor => ({
  ...publicActor,
  kind: 'person',
  personId: 'me',
  orgId: 'unit',
  orgKind: 'provincial_bureau',
  roles: [role],
  ...over,
});
const standing = { orgId: 'unit', preparedBy: 'somebody', checkedBy: 'another' };

test('the tables of states have no dead ends and no state out of reach', () => {
  assert.deepEqual(flawsIn(reportWorkflow), []);
  assert.deepEqual(flawsIn(importWorkflow), []);
});

/** State → role → acts open to it, in a unit's own table that others prepared and checked. */
const open: Record<ReportState, Partial<Record<Role, string[]>>> = {
  filling: { unit_intake: ['prepare'], unit_secretary: ['prepare'] },
  returned: { unit_intake: ['prepare', 'drop_restatement'], unit_secretary: ['prepare', 'drop_restatement'] },
  restating: { unit_intake: ['prepare', 'drop_restatement'], unit_secretary: ['prepare', 'drop_restatement'] },
  prepared: {
    unit_intake: ['check', 'send_back', 'drop_restatement'],
    unit_secretary: ['check', 'send_back', 'drop_restatement'],
    unit_leader: ['send_back'],
  },
  checked: {
    unit_intake: ['send_back', 'drop_restatement'],
    unit_secretary: ['send_back', 'drop_restatement'],
    unit_leader: ['send_back', 'certify'],
  },
  submitted: { unit_leader: ['recall'], national_officer: ['return', 'confirm'] },
  confirmed: { unit_intake: ['restate'], unit_secretary: ['restate'] },
  archived: { unit_intake: ['restate'], unit_secretary: ['restate'] },
};

for (const state of Object.keys(reportStates) as ReportState[]) {
  test(`${reportStates[state]}: who may do what`, () => {
    for (const role of Object.keys(roles) as Role[]) {
      const subject = { ...standing, state };
      const ask = (who: Actor) =>
        movesOpenTo(reportWorkflow, reportMovesPolicy, { actor: who, subject, facts: { findings: [] } }).map(
          ({ act }) => act,
        );
      assert.deepEqual(ask(actor(role)), open[state][role] ?? [], `${state} ${role}`);
      const elsewhere = ask(actor(role, { orgId: 'other' }));
      assert.deepEqual(
        elsewhere,
        role === 'national_officer' ? (open[state][role] ?? []) : [],
        `${state} ${role} of another unit`,
      );
    }
  });
}

test('nobody checks what they filled in, nor certifies what they filled in or checked', () => {
  const mine = { ...standing, preparedBy: 'me' };
  assert.equal(reportMovesPolicy.check.test(actor('unit_secretary'), mine), false);
  assert.equal(reportMovesPolicy.certify.test(actor('unit_leader'), mine), false);
  assert.equal(reportMovesPolicy.certify.test(actor('unit_leader'), { ...standing, checkedBy: 'me' }), false);
  assert.equal(reportMovesPolicy.certify.test(actor('unit_leader'), standing), true);
});

test('a table is read by its unit and the nation; only a province or platform enters projects of its own', () => {
  assert.equal(reportsPolicy.view.test(actor('unit_admin'), standing), true);
  assert.equal(reportsPolicy.view.test(actor('unit_admin', { orgId: 'other' }), standing), false);
  assert.equal(reportsPolicy.view.test(actor('auditor', { orgId: 'nation' }), standing), true);
  assert.equal(reportsPolicy.view.test(actor('producer_admin'), standing), false);
  assert.equal(enterPolicy.test(actor('unit_intake'), null), true);
  assert.equal(enterPolicy.test(actor('unit_intake', { orgKind: 'central_direct_unit' }), null), false);
  assert.equal(enterPolicy.test(actor('platform_operator', { orgKind: 'platform' }), null), true);
  assert.equal(enterPolicy.test(actor('unit_leader'), null), false);
});
