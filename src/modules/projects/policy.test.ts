import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, jobActor, publicActor, type Role, roles, type Rule } from '../../base/policy.ts';
import { changeStates, type ChangeState } from './guidance-terms.ts';
import {
  advicePolicy,
  changePolicy,
  guideListPolicy,
  mayReadProject,
  milestonePolicy,
  planPolicy,
  projectsPolicy,
  riskPolicy,
  watchPolicy,
} from './policy.ts';
import { riskKinds, type RiskKind } from './terms.ts';

const all = Object.keys(roles) as Role[];
const places = ['nation', 'producer', 'unit', 'elsewhere'] as const;
const person = (role: Role, orgId: string, personId = 'p1'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  orgId,
  roles: [role],
});
const standing = {
  level: 'national' as const,
  ownerOrgId: 'nation',
  producerOrgId: 'producer',
  recommenderOrgId: 'unit',
  guides: ['guide'],
};
const who = <S>(rule: Rule<S>, subject: S, personId = 'p1'): string[] =>
  places
    .flatMap((org) =>
      all.filter((role) => rule.test(person(role, org, personId), subject)).map((role) => `${org}:${role}`),
    )
    .sort();

const producer = ['producer:producer_admin', 'producer:producer_editor'];
const unitClerks = ['unit:unit_leader', 'unit:unit_secretary'];
const ownerClerks = ['national_officer', 'platform_operator', 'unit_leader', 'unit_secretary'].map(
  (role) => `nation:${role}`,
);
const office = [...unitClerks, ...ownerClerks].sort();

test('who may know of a project: its producer, its unit, its owner, the nation, its finance, the auditor, its guides', () => {
  const everywhere = (role: Role) => places.map((org) => `${org}:${role}`);
  const wanted = [
    ...producer,
    ...['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader', 'finance_officer'].map((role) => `unit:${role}`),
    ...['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader', 'finance_officer', 'platform_operator'].map(
      (role) => `nation:${role}`,
    ),
    ...everywhere('national_officer'),
    ...everywhere('national_leader'),
    ...everywhere('auditor'),
  ].sort();
  assert.deepEqual(who(mayReadProject, standing), wanted);
  const guides = who(mayReadProject, standing, 'guide').filter((one) => one.endsWith(':expert'));
  assert.equal(guides.length, places.length);
  assert.equal(mayReadProject.test(publicActor, standing), false);
});

test('plan and milestone: the producer says, the unit confirms, in whatever state', () => {
  assert.deepEqual(who(planPolicy.propose, standing), producer);
  assert.deepEqual(who(milestonePolicy.claim, standing), producer);
  assert.deepEqual(who(projectsPolicy.report, standing), producer);
  for (const rule of [planPolicy.agree, planPolicy.return, milestonePolicy.confirm, milestonePolicy.send_back])
    assert.deepEqual(who(rule, standing), unitClerks);
});

test('guides, visits, closing of risks: unit or office; the award the national officer alone', () => {
  for (const rule of [projectsPolicy.assignGuide, projectsPolicy.recordVisit, projectsPolicy.closeRisk])
    assert.deepEqual(who(rule, standing), office);
  assert.deepEqual(who(projectsPolicy.fixAward, standing), ['nation:national_officer']);
  const provincial = { ...standing, level: 'provincial' as const, ownerOrgId: 'unit' };
  assert.deepEqual(who(projectsPolicy.fixAward, provincial), ['unit:national_officer']);
});

test('a violation is for unit and office; other risks for the producer and the guide also', () => {
  for (const kind of Object.keys(riskKinds) as RiskKind[]) {
    const wanted = kind === 'violation' ? office : [...office, ...producer].sort();
    assert.deepEqual(who(riskPolicy.open, { ...standing, kind }), wanted, kind);
    const guide = riskPolicy.open.test(person('expert', 'nation', 'guide'), { ...standing, kind });
    assert.equal(guide, kind !== 'violation', kind);
  }
  assert.equal(watchPolicy.open.test(jobActor('夜间'), null), true);
  assert.equal(watchPolicy.open.test(person('national_officer', 'nation'), null), false);
});

test('advice: a guide writes, the producer answers, its writer or the unit settles it', () => {
  const subject = { ...standing, writtenBy: 'guide' };
  assert.deepEqual(who(advicePolicy.write, subject), []);
  assert.equal(advicePolicy.write.test(person('expert', 'nation', 'guide'), subject), true);
  assert.deepEqual(who(advicePolicy.answer, subject), producer);
  for (const rule of [advicePolicy.ask_again, advicePolicy.close]) {
    assert.deepEqual(who(rule, subject), unitClerks);
    assert.equal(rule.test(person('expert', 'nation', 'guide'), subject), true);
    assert.equal(rule.test(person('expert', 'nation', 'guide'), { ...subject, writtenBy: 'other' }), false);
    assert.equal(rule.test(person('expert', 'nation', 'guide'), { ...subject, guides: [] }), false);
  }
});

test('changes: every state × act × role, for the unit’s kinds and the office’s', () => {
  for (const state of Object.keys(changeStates) as ChangeState[]) {
    for (const approver of ['unit', 'owner'] as const) {
      const subject = { ...standing, state, approver };
      for (const act of ['ask', 'withdraw', 'take_effect'] as const)
        assert.deepEqual(who(changePolicy[act], subject), producer, `${state} ${act}`);
      assert.deepEqual(who(changePolicy.pass, subject), unitClerks);
      assert.deepEqual(who(changePolicy.approve, subject), approver === 'unit' ? unitClerks : ownerClerks);
      const unitsTurn = approver === 'unit' || state === 'submitted';
      assert.deepEqual(who(changePolicy.refuse, subject), unitsTurn ? unitClerks : ownerClerks);
    }
  }
});

test('the list of guiding experts: the office changes it, units read it, producers and experts do not', () => {
  const readers = [...new Set(who(guideListPolicy.view, null).map((one) => one.split(':')[1]))];
  assert.deepEqual(readers.sort(), ['auditor', 'national_leader', 'national_officer', 'unit_leader', 'unit_secretary']);
  assert.deepEqual(
    [...new Set(who(guideListPolicy.change, null).map((one) => one.split(':')[1]))],
    ['national_officer'],
  );
});
