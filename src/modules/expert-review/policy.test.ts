import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, publicActor, type Role, roles, type Rule } from '../../base/policy.ts';
import { listPolicy, roundPolicy, seatPolicy, sheetPolicy } from './policy.ts';
import {
  type ListState,
  listStates,
  type RoundState,
  roundStates,
  type SeatState,
  seatStates,
  type SheetState,
  sheetStates,
} from './terms.ts';

const allRoles = Object.keys(roles) as Role[];
const actorWith = (role: Role, personId = 'somebody'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  roles: [role],
});
const keys = <K extends string>(table: Record<K, string>) => Object.keys(table) as K[];
/** The roles a rule lets through, whatever person holds them. */
const through = <S>(rule: Rule<S>, subject: S, personId?: string) =>
  allRoles.filter((role) => rule.test(actorWith(role, personId), subject)).sort();

const nation = ['auditor', 'national_leader', 'national_officer'];

test('rounds: every act in every state belongs to the officer, results to the bureau once closed', () => {
  for (const state of keys<RoundState>(roundStates)) {
    for (const [act, rule] of Object.entries(roundPolicy) as [string, Rule<{ state: RoundState }>][]) {
      const wanted =
        act === 'view' ? nation : act === 'results' ? (state === 'closed' ? nation : []) : ['national_officer'];
      assert.deepEqual(through(rule, { state }), wanted, `${act} in ${state}`);
    }
  }
});

test('seats: the holder from the invitation on, the desk only behind pledge and declaration', () => {
  const ofHolder = ['accept', 'decline', 'sign_pledge', 'declare'];
  const behindPledge = ['desk', 'submit_all'];
  for (const seatState of keys<SeatState>(seatStates)) {
    for (const roundState of keys<RoundState>(roundStates)) {
      const subject = { personId: 'holder', seatState, roundState };
      for (const [act, rule] of Object.entries(seatPolicy)) {
        const holder = behindPledge.includes(act)
          ? seatState === 'ready' && roundState !== 'preparing'
          : (ofHolder.includes(act) || act === 'view') && seatState !== 'proposed';
        const others =
          act === 'view' ? nation : ['invite', 'urge', 'replace'].includes(act) ? ['national_officer'] : [];
        assert.deepEqual(
          through(rule, subject, 'holder'),
          [...others, ...(holder ? ['expert'] : [])].sort(),
          `${act} ${seatState} ${roundState}`,
        );
        assert.deepEqual(through(rule, subject, 'another'), others, `${act} ${seatState} ${roundState} for another`);
      }
    }
  }
});

test('sheets: the author alone until the round is closed, and not even the author once recused or taken back', () => {
  for (const sheetState of keys<SheetState>(sheetStates)) {
    for (const seatState of keys<SeatState>(seatStates)) {
      for (const roundState of keys<RoundState>(roundStates)) {
        const subject = { personId: 'holder', sheetState, seatState, roundState };
        const atWork = seatState === 'ready' && !['recused', 'taken_back'].includes(sheetState);
        for (const [act, rule] of Object.entries(sheetPolicy)) {
          const author =
            act === 'take_back'
              ? false
              : act === 'view'
                ? atWork && roundState !== 'preparing'
                : atWork && roundState === 'open';
          const others = act === 'view' && roundState === 'closed' ? nation : [];
          const say = `${act} ${sheetState} ${seatState} ${roundState}`;
          assert.deepEqual(through(rule, subject, 'holder'), [...others, ...(author ? ['expert'] : [])].sort(), say);
          assert.deepEqual(through(rule, subject, 'another'), others, `${say} for another`);
        }
      }
    }
  }
});

test('lists: the officer puts together, the leader alone returns and releases', () => {
  const wanted: Record<string, string[]> = {
    view: nation,
    propose: ['national_officer'],
    adjust: ['national_officer'],
    adopt: ['national_officer'],
    scenario: ['national_officer'],
    record_draw: ['national_officer'],
    submit: ['national_officer'],
    return: ['national_leader'],
    release: ['national_leader'],
    lock: ['national_leader', 'national_officer'],
  };
  for (const state of keys<ListState>(listStates)) {
    for (const [act, rule] of Object.entries(listPolicy) as [string, Rule<{ state: ListState }>][])
      assert.deepEqual(through(rule, { state }), wanted[act], `${act} in ${state}`);
  }
});
