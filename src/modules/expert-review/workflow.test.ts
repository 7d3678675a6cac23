import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../../base/problem.ts';
import { flawsIn, moveOn } from '../../base/workflow.ts';
import { listStates, roundStates, seatStates, sheetStates } from './terms.ts';
import { listWorkflow, roundWorkflow, seatWorkflow, sheetWorkflow } from './workflow.ts';

test('every state is reached and left, and no act has two outcomes', () => {
  assert.deepEqual(
    [flawsIn(roundWorkflow), flawsIn(seatWorkflow), flawsIn(sheetWorkflow), flawsIn(listWorkflow)],
    [[], [], [], []],
  );
});

type Table = { states: Record<string, string>; moves: readonly { act: string; from: readonly string[]; to: string }[] };
/** Every act from every state, as `act: from→to`; what is not listed is refused. */
const allowed = (table: Table) =>
  [...new Set(table.moves.flatMap((move) => move.from.map((from) => `${move.act}: ${from}→${move.to}`)))].sort();
const all = (table: Table, states: Record<string, string>) => {
  for (const act of new Set(table.moves.map((move) => move.act))) {
    for (const from of Object.keys(states)) {
      const listed = table.moves.some((move) => move.act === act && move.from.includes(from));
      const run = () => moveOn(table as never, act as never, from as never, { findings: [] } as never);
      if (listed) assert.ok(Object.keys(states).includes(run()));
      else
        assert.throws(
          run,
          (error) => error instanceof Problem && error.code === 'workflow.no_such_move',
          `${act} from ${from}`,
        );
    }
  }
};

test('rounds: only a prepared one opens, only an open one closes, and a closed one never opens again', () => {
  all(roundWorkflow as Table, roundStates);
  assert.deepEqual(allowed(roundWorkflow as Table), [
    'add_alternate: open→open',
    'add_alternate: preparing→preparing',
    'advance: closed→closed',
    'arrange: preparing→preparing',
    'close: open→closed',
    'fill_gaps: open→open',
    'fill_gaps: preparing→preparing',
    'invite: preparing→preparing',
    'open: preparing→open',
    'take_works: preparing→preparing',
  ]);
});

test('seats: the desk is reached only by invitation, acceptance, pledge and declaration, in this order', () => {
  all(seatWorkflow as Table, seatStates);
  const way = ['proposed'];
  for (const act of ['invite', 'accept', 'sign_pledge', 'declare'] as const)
    way.push(moveOn(seatWorkflow, act, way.at(-1) as never, undefined));
  assert.deepEqual(way, ['proposed', 'invited', 'accepted', 'pledged', 'ready']);
  assert.deepEqual(
    allowed(seatWorkflow as Table).filter((one) => one.endsWith('→ready')),
    ['declare: pledged→ready', 'urge: ready→ready'],
  );
});

test('sheets: what was recused or taken back never comes back', () => {
  all(sheetWorkflow as Table, sheetStates);
  assert.ok(
    !sheetWorkflow.moves.some((move) =>
      (move.from as readonly string[]).some((from) => ['recused', 'taken_back'].includes(from)),
    ),
  );
});

test('lists: released only when sent up, and never reopened', () => {
  all(listWorkflow as Table, listStates);
  assert.deepEqual(allowed(listWorkflow as Table), [
    'adjust: draft→draft',
    'adjust: returned→draft',
    'adopt: draft→draft',
    'adopt: returned→draft',
    'lock: released→locked',
    'record_draw: draft→draft',
    'record_draw: returned→draft',
    'release: submitted→released',
    'return: submitted→returned',
    'submit: draft→submitted',
    'submit: returned→submitted',
  ]);
});
