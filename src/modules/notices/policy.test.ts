import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, jobActor, publicActor, type Role, roles } from '../../base/policy.ts';
import { movesOpenTo } from '../../base/workflow.ts';
import { mailPolicy, noticesPolicy } from './policy.ts';
import { mailStates, type MailState } from './terms.ts';
import { mailWorkflow } from './workflow.ts';

const holder = (role: Role): Actor => ({ ...publicActor, kind: 'person', personId: 'p', roles: [role] });

test('every state of a mail × act × role: people of the nation decide, the machine sends, nobody else does anything', () => {
  const expected: Record<MailState, string[]> = {
    held: ['release', 'cancel'],
    released: [],
    sent: [],
    failed: ['cancel', 'retry'],
    cancelled: [],
  };
  for (const state of Object.keys(mailStates) as MailState[]) {
    for (const role of Object.keys(roles) as Role[]) {
      const open = movesOpenTo(mailWorkflow, mailPolicy, { actor: holder(role), subject: { state }, facts: {} }).map(
        (move) => move.act,
      );
      const decides = role === 'national_officer' || role === 'national_leader';
      assert.deepEqual(open, decides ? expected[state] : [], `${role} ${state}`);
      assert.equal(mailPolicy.view.test(holder(role), { state }), decides || role === 'auditor', role);
    }
    const machine = movesOpenTo(mailWorkflow, mailPolicy, {
      actor: jobActor('发送'),
      subject: { state },
      facts: {},
    }).map((move) => move.act);
    assert.deepEqual(machine, state === 'released' ? ['send', 'fail'] : [], state);
  }
});

test('to-dos and messages are for people, reminding is for the machine', () => {
  assert.ok(noticesPolicy.own.test(holder('expert'), null) && !noticesPolicy.own.test(publicActor, null));
  assert.ok(
    noticesPolicy.remind.test(jobActor('提醒'), null) && !noticesPolicy.remind.test(holder('system_admin'), null),
  );
});
