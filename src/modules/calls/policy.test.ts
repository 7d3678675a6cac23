import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import { moveOn, movesOpenTo } from '../../base/workflow.ts';
import { callsPolicy } from './policy.ts';
import { callStates, type CallState } from './terms.ts';
import { type CallFacts, callWorkflow } from './workflow.ts';

const actor = (role: Role): Actor => ({
  kind: 'person',
  personId: 'p',
  name: '',
  orgId: 'o',
  orgKind: null,
  orgName: '',
  roles: [role],
});
const states = Object.keys(callStates) as CallState[];
const every = Object.keys(roles) as Role[];
const facts = { parts: [], changes: 1, batches: [], now: '2026-01-01T00:00:00.000Z' } as unknown as CallFacts;

test('every state × act × role: the officer alone acts', () => {
  const acts = [
    'add',
    'edit',
    'confirm',
    'publish',
    'publish_change',
    'discard_change',
    'close',
    'batch',
    'extend',
  ] as const;
  for (const state of states)
    for (const act of acts)
      for (const role of every) {
        assert.equal(
          callsPolicy[act].test(actor(role), { state }),
          role === 'national_officer',
          `${state} ${act} ${role}`,
        );
      }
});

test('what is being prepared is seen by the national bureau and the auditor, what is published by everybody', () => {
  const seers = (state: CallState) => every.filter((role) => callsPolicy.view.test(actor(role), { state }));
  assert.deepEqual(seers('preparing'), ['national_officer', 'national_leader', 'auditor']);
  for (const state of ['open', 'closed'] as const) {
    assert.deepEqual(seers(state), every);
    assert.equal(callsPolicy.view.test(publicActor, { state }), true);
    assert.deepEqual(
      every.filter((role) => callsPolicy.draft.test(actor(role), { state })),
      ['national_officer', 'national_leader', 'auditor'],
    );
  }
  assert.equal(callsPolicy.view.test(publicActor, { state: 'preparing' }), false);
});

test('every state × act: where it leads, or that it is refused', () => {
  const table = Object.fromEntries(
    states.map((state) => [
      state,
      Object.fromEntries(
        callWorkflow.moves.map(({ act }) => {
          try {
            return [act, moveOn(callWorkflow, act, state, facts)];
          } catch {
            return [act, null];
          }
        }),
      ),
    ]),
  );
  assert.deepEqual(table, {
    preparing: { publish: 'open', publish_change: null, discard_change: null, close: null },
    open: { publish: null, publish_change: 'open', discard_change: 'open', close: 'closed' },
    closed: { publish: null, publish_change: null, discard_change: null, close: null },
  });
});

test('the view offers the moves of the state with the reasons that still stand', () => {
  const red = {
    ...facts,
    parts: [
      {
        part: 'quota',
        label: '名额',
        light: 'red',
        findings: [{ code: 'x', message: '错' }],
        confirmed: null,
        digest: '',
      },
    ],
  } as CallFacts;
  const moves = movesOpenTo(callWorkflow, callsPolicy, {
    actor: actor('national_officer'),
    subject: { state: 'preparing' },
    facts: red,
  });
  assert.deepEqual(
    moves.map(({ act, findings }) => [act, findings.map(({ path }) => path)]),
    [['publish', ['quota']]],
  );
  assert.deepEqual(
    movesOpenTo(callWorkflow, callsPolicy, {
      actor: actor('national_leader'),
      subject: { state: 'preparing' },
      facts: red,
    }),
    [],
  );
});
