import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, jobActor, publicActor, type Role, roles } from '../../base/policy.ts';
import { keyPolicy, listPolicy, paperPolicy, partyOf, supplementPolicy, templatePolicy } from './policy.ts';
import { paperStates, type PaperState } from './terms.ts';
import { type PaperAct, paperWorkflow } from './workflow.ts';

const all = Object.keys(roles) as Role[];
const person = (role: Role, orgId: string, personId = 'p1'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  orgId,
  roles: [role],
});
const it = { ownerOrgId: 'nation', producerOrgId: 'producer', recommenderOrgId: 'unit', fixedBy: 'p0' };
type Holder = `${string}:${Role}`;
const orgs = ['nation', 'producer', 'unit', 'elsewhere'];
const who = <S>(rule: { test: (actor: Actor, it: S) => boolean }, subject: S, personId = 'p1'): Holder[] =>
  orgs.flatMap((org) =>
    all.filter((role) => rule.test(person(role, org, personId), subject)).map((role): Holder => `${org}:${role}`),
  );

const drafters: Holder[] = ['nation:national_officer', 'producer:producer_admin', 'producer:producer_editor'];
const unitDrafters: Holder[] = ['unit:unit_secretary', 'unit:unit_leader'];
const committers: Holder[] = ['producer:producer_admin', 'unit:unit_leader'];
const auditors: Holder[] = ['nation', 'producer', 'unit', 'elsewhere'].map((org): Holder => `${org}:auditor`);

test('every state × act × role of a paper, inside and outside its three organisations', () => {
  const may: Record<PaperAct | 'view', Holder[]> = {
    view: [
      ...(['nation:national_officer', 'nation:national_leader', 'nation:finance_officer'] as Holder[]),
      ...(['producer:producer_admin', 'producer:producer_editor'] as Holder[]),
      ...(['unit:unit_admin', 'unit:unit_intake', 'unit:unit_secretary', 'unit:unit_leader'] as Holder[]),
      ...auditors,
    ],
    propose: [...drafters, ...unitDrafters],
    consent: committers,
    fix: ['nation:national_officer'],
    reopen: ['nation:national_officer'],
    sign: [...committers, 'nation:national_leader'],
    complete: [],
    take_effect: ['nation:national_officer'],
    void: ['nation:national_officer'],
  };
  for (const state of Object.keys(paperStates) as PaperState[]) {
    for (const act of Object.keys(may) as (PaperAct | 'view')[]) {
      const subject = { ...it, state };
      assert.deepEqual(who(paperPolicy[act], subject).sort(), [...may[act]].sort(), `${state} ${act}`);
      assert.equal(paperPolicy[act].test(publicActor, subject), false, `${act} by the public`);
    }
  }
  const acts = Object.keys(may).filter((act) => act !== 'view');
  assert.deepEqual(acts.sort(), [...new Set(paperWorkflow.moves.map((move) => move.act))].sort());
  assert.equal(paperPolicy.take_effect.test(jobActor('job'), it), true);
});

test('whoever fixed the text does not sign it for the office', () => {
  assert.equal(paperPolicy.sign.test(person('national_leader', 'nation', 'p0'), it), false);
  assert.equal(paperPolicy.sign.test(person('national_leader', 'nation', 'p9'), it), true);
});

test('any party begins a change or an ending by consent, the office alone the rest', () => {
  for (const kind of ['change', 'end'] as const) {
    assert.deepEqual(who(supplementPolicy[kind], it).sort(), [...drafters, ...unitDrafters].sort());
  }
  for (const kind of ['suspend', 'resume', 'rescind'] as const) {
    assert.deepEqual(who(supplementPolicy[kind], it), ['nation:national_officer']);
  }
});

test('templates belong to the office, keys to those who sign and to nobody else', () => {
  const roleOf = (holder: Holder) => holder.split(':')[1];
  const unique = (holders: Holder[]) => [...new Set(holders.map(roleOf))].sort();
  assert.deepEqual(unique(who(templatePolicy.view, null)), ['auditor', 'national_leader', 'national_officer']);
  for (const act of ['draft', 'save', 'publish'] as const) {
    assert.deepEqual(unique(who(templatePolicy[act], null)), ['national_officer']);
  }
  assert.deepEqual(unique(who(keyPolicy.register, null)), ['national_leader', 'producer_admin', 'unit_leader']);
  assert.equal(keyPolicy.own.test(person('unit_leader', 'unit', 'p2'), { personId: 'p1' }), false);
  assert.ok(!unique(who(listPolicy.view, null)).includes('expert'));
});

test('a person acts for the party of its organisation, an onlooker for none', () => {
  assert.equal(partyOf(person('national_leader', 'nation'), it), 'office');
  assert.equal(partyOf(person('producer_editor', 'producer'), it), 'producer');
  assert.equal(partyOf(person('unit_leader', 'unit'), it), 'recommender');
  assert.equal(partyOf(person('auditor', 'nation'), it), undefined);
  assert.equal(partyOf(person('unit_leader', 'elsewhere'), it), undefined);
});
