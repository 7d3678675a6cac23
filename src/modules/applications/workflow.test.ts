import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flawsIn } from '../../base/workflow.ts';
import { applicationStates } from './terms.ts';
import { applicationWorkflow } from './workflow.ts';

test('the table of applications has no flaws', () => assert.deepEqual(flawsIn(applicationWorkflow), []));

/** Every state with the acts that are possible in it: the whole behaviour on one page. */
const possible: Record<keyof typeof applicationStates, string[]> = {
  draft: ['submit', 'withdraw'],
  submitted: ['reopen', 'withdraw', 'correct', 'accept', 'refuse'],
  correcting: ['submit', 'withdraw', 'refuse'],
  refused: [],
  accepted: ['withdraw', 'correct', 'recommend', 'pass_over'],
  not_recommended: [],
  recommended: ['swap_out', 'enter_second'],
  second_review: ['enter_final', 'decline'],
  final_review: ['select', 'select_unfunded', 'reserve', 'decline'],
  selected: ['remove'],
  selected_unfunded: ['remove'],
  reserve: ['decline', 'promote', 'promote_unfunded', 'remove'],
  not_selected: [],
  removed: [],
  withdrawn: [],
};
for (const [state, acts] of Object.entries(possible)) {
  test(`in ${applicationStates[state as keyof typeof applicationStates]} exactly these acts are possible`, () => {
    const found = applicationWorkflow.moves
      .filter(({ from }) => (from as readonly string[]).includes(state))
      .map(({ act }) => act);
    assert.deepEqual(found, acts);
  });
}
