import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, jobActor, publicActor, type Role, roles } from '../../base/policy.ts';
import { casePolicy, claimantPolicy, noticePolicy, preparePolicy, requestPolicy } from './policy.ts';
import { noticeStates, type NoticeState, objectionStates, type ObjectionState } from './terms.ts';
import { type NoticeAct, noticeWorkflow, type ObjectionAct, objectionWorkflow } from './workflow.ts';

const all = Object.keys(roles) as Role[];
const person = (role: Role, personId = 'p1', orgId = 'n1'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  orgId,
  roles: [role],
});
const who = <S>(rule: { test: (actor: Actor, it: S) => boolean }, it: S, personId = 'p1') =>
  all.filter((role) => rule.test(person(role, personId), it));
const nation: Role[] = ['national_officer', 'national_leader', 'auditor'];

test('every state × act × role of a notice', () => {
  const may: Record<NoticeAct | 'view', Role[]> = {
    view: nation,
    save: ['national_officer'],
    submit: ['national_officer'],
    return: ['national_leader'],
    release: ['national_leader'],
    republish: [],
    finish_part: ['national_leader'],
    finish: ['national_officer', 'national_leader'],
  };
  for (const state of Object.keys(noticeStates) as NoticeState[]) {
    for (const act of Object.keys(may) as (NoticeAct | 'view')[]) {
      assert.deepEqual(who(noticePolicy[act], { state, createdBy: 'p0' }), may[act], `${state} ${act}`);
      assert.equal(noticePolicy[act].test(publicActor, { state, createdBy: 'p0' }), false);
    }
  }
  assert.deepEqual(
    Object.keys(may)
      .filter((act) => act !== 'view')
      .sort(),
    [...new Set(noticeWorkflow.moves.map((move) => move.act))].sort(),
  );
  assert.equal(
    noticePolicy.release.test(person('national_leader', 'p0'), { state: 'submitted', createdBy: 'p0' }),
    false,
    'the preparer does not sign',
  );
  assert.equal(noticePolicy.finish.test(jobActor('job'), { state: 'open', createdBy: 'p0' }), true);
  assert.deepEqual(who(preparePolicy.prepare, null), ['national_officer']);
});

test('every state × act × role of a case: of its handler, of another, and while it has none', () => {
  const handlerActs: ObjectionAct[] = [
    'accept',
    'decline',
    'shelve',
    'take_up',
    'ask',
    'reply',
    'propose_uphold',
    'propose_reject',
  ];
  const leaderActs: ObjectionAct[] = ['return', 'pass_over', 'uphold', 'reject'];
  const acts = [...new Set(objectionWorkflow.moves.map((move) => move.act))];
  for (const state of Object.keys(objectionStates) as ObjectionState[]) {
    const of = (handlerId: string | null) => ({ state, handlerId, proposedBy: handlerId });
    for (const act of acts) {
      const [own, other, free] = [of('p1'), of('p2'), of(null)].map((it) => who(casePolicy[act], it));
      if (handlerActs.includes(act))
        assert.deepEqual([own, other, free], [['objection_handler'], [], []], `${state} ${act}`);
      else if (leaderActs.includes(act))
        assert.deepEqual([own, other, free], [[], ['national_leader'], ['national_leader']], `${state} ${act}`);
      else if (act === 'assign')
        assert.deepEqual(
          [own, other, free],
          [['national_leader', 'objection_handler'], ['national_leader'], ['national_leader', 'objection_handler']],
        );
      else assert.deepEqual([own, other, free], [[], [], []], `${state} ${act}`);
    }
    assert.deepEqual(who(casePolicy.view, of('p2')), [
      'national_officer',
      'national_leader',
      'objection_handler',
      'auditor',
    ]);
    assert.deepEqual(who(casePolicy.identity, of('p2')), ['national_leader', 'auditor']);
    assert.deepEqual(who(casePolicy.identity, of('p1')), ['national_leader', 'objection_handler', 'auditor']);
    assert.deepEqual(who(casePolicy.effect, of('p2')), ['national_leader', 'auditor']);
  }
});

test('the claimant needs the code and nothing else; the body asked needs its own request', () => {
  const it = { state: 'received' as const, handlerId: null, proposedBy: null };
  assert.equal(casePolicy.withdraw.test(publicActor, { ...it, byCode: true }), true);
  assert.equal(casePolicy.withdraw.test(person('national_leader'), it), false);
  assert.equal(claimantPolicy.own.test(publicActor, it), false);
  const answering: Role[] = [
    'producer_admin',
    'producer_editor',
    'unit_admin',
    'unit_intake',
    'unit_secretary',
    'unit_leader',
  ];
  for (const act of ['view', 'answer'] as const) {
    assert.deepEqual(who(requestPolicy[act], { organizationId: 'n1' }), answering);
    assert.deepEqual(who(requestPolicy[act], { organizationId: 'o9' }), []);
  }
});
