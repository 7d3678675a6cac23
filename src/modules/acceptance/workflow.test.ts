import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import { flawsIn } from '../../base/workflow.ts';
import { casePolicy, type CaseStanding, checklistPolicy, seesPanel } from './policy.ts';
import { caseStates, type CaseState } from './terms.ts';
import { type CaseAct, caseWorkflow } from './workflow.ts';

test('the table has no unreachable state, no dead end and no act with two outcomes', () => {
  assert.deepEqual(flawsIn(caseWorkflow), []);
});

test('every state × act is as the plan has it', () => {
  assert.deepEqual(
    caseWorkflow.moves.map(({ act, from, to }) => `${from.join(',')} ${act} ${to}`),
    [
      'preparing fill preparing',
      'rectifying fill rectifying',
      'preparing,rectifying hand_in submitted',
      'submitted return preparing',
      'submitted convene reviewing',
      'reviewing tick reviewing',
      'reviewing opine reviewing',
      'reviewing accept accepted',
      'reviewing rectify rectifying',
      'reviewing reject rejected',
    ],
  );
});

const all = Object.keys(roles) as Role[];
const person = (role: Role, orgId: string, personId = 'p1'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  orgId,
  roles: [role],
});
const standing = (state: CaseState, more: Partial<CaseStanding> = {}): CaseStanding => ({
  state,
  level: 'national',
  ownerOrgId: 'owner',
  producerOrgId: 'producer',
  recommenderOrgId: 'unit',
  guides: [],
  panel: [],
  convenedBy: 'p0',
  ...more,
});
const who = (act: CaseAct | 'view', it: CaseStanding, orgId: string): Role[] =>
  all.filter((role) => casePolicy[act].test(person(role, orgId), it));

const expected: Record<CaseAct | 'view', Record<string, Role[]>> = {
  view: {
    owner: [
      'unit_admin',
      'unit_intake',
      'unit_secretary',
      'unit_leader',
      'national_officer',
      'national_leader',
      'platform_operator',
      'finance_officer',
      'auditor',
    ],
    producer: ['producer_admin', 'producer_editor', 'national_officer', 'national_leader', 'auditor'],
    unit: [
      'unit_admin',
      'unit_intake',
      'unit_secretary',
      'unit_leader',
      'national_officer',
      'national_leader',
      'finance_officer',
      'auditor',
    ],
    elsewhere: ['national_officer', 'national_leader', 'auditor'],
  },
  fill: { producer: ['producer_admin', 'producer_editor'] },
  hand_in: { producer: ['producer_admin'] },
  return: { owner: ['unit_secretary', 'national_officer'] },
  convene: { owner: ['unit_secretary', 'national_officer'] },
  tick: { owner: ['unit_secretary', 'national_officer'] },
  opine: {},
  accept: { owner: ['unit_leader', 'national_leader'] },
  rectify: { owner: ['unit_secretary', 'unit_leader', 'national_officer', 'national_leader'] },
  reject: { owner: ['unit_leader', 'national_leader'] },
};

test('every state × act × role × organisation', () => {
  for (const state of Object.keys(caseStates) as CaseState[])
    for (const act of Object.keys(expected) as (CaseAct | 'view')[])
      for (const orgId of ['owner', 'producer', 'unit', 'elsewhere']) {
        assert.deepEqual(
          who(act, standing(state), orgId).toSorted(),
          (expected[act][orgId] ?? []).toSorted(),
          `${state} ${act} ${orgId}`,
        );
        assert.equal(casePolicy[act].test(publicActor, standing(state)), false);
      }
});

test('an expert sees and opines only from the panel; whoever convened does not decide', () => {
  const expert = person('expert', 'owner', 'e1');
  assert.equal(casePolicy.view.test(expert, standing('reviewing')), false);
  const seated = standing('reviewing', { panel: ['e1'] });
  assert.ok(casePolicy.view.test(expert, seated) && casePolicy.opine.test(expert, seated));
  const convenor = person('national_leader', 'owner', 'p0');
  assert.equal(casePolicy.accept.test(convenor, seated), false);
  assert.equal(casePolicy.reject.test(convenor, seated), false);
  assert.equal(seesPanel.test(person('producer_admin', 'producer'), seated), false);
  assert.equal(seesPanel.test(person('auditor', 'elsewhere'), seated), true);
  assert.equal(checklistPolicy.publish.test(person('unit_leader', 'unit'), null), false);
});
