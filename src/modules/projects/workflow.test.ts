import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../../base/problem.ts';
import { flawsIn, moveOn } from '../../base/workflow.ts';
import { adviceWorkflow, changeWorkflow, milestoneWorkflow, planWorkflow, projectWorkflow } from './workflow.ts';

const rule = { approver: 'owner', filing: 'none', clause: '三方协议', source: '' } as const;
const facts = { state: 'submitted', approver: 'owner', filing: 'none', filedOn: null, rule } as const;
const refusedWith = (run: () => unknown): string[] => {
  try {
    run();
    return [];
  } catch (error) {
    assert.ok(error instanceof Problem);
    return error.findings.length > 0 ? error.findings.map(({ code }) => code) : [error.code];
  }
};

test('the tables have no dead ends and no state that is never reached', () => {
  assert.deepEqual(flawsIn(projectWorkflow), []);
  assert.deepEqual(flawsIn(planWorkflow), []);
  assert.deepEqual(flawsIn(milestoneWorkflow), []);
  assert.deepEqual(flawsIn(adviceWorkflow), []);
  assert.deepEqual(flawsIn(changeWorkflow), []);
});

test('every state and act of each table: where it leads, or that it does not', () => {
  const tables = [
    [projectWorkflow, { suspend: 'suspended', resume: 'running', stop: 'stopped', close: 'closed' }],
    [planWorkflow, { agree: 'agreed', return: 'returned', propose: 'proposed' }],
    [milestoneWorkflow, { claim: 'claimed', confirm: 'done', send_back: 'open' }],
    [adviceWorkflow, { answer: 'answered', ask_again: 'open', close: 'closed' }],
  ] as const;
  const open: Record<string, string[]> = {
    项目: ['running suspend', 'running stop', 'running close', 'suspended resume', 'suspended stop'],
    进度计划: ['proposed agree', 'proposed return', 'proposed propose', 'returned propose'],
    里程碑: ['open claim', 'claimed confirm', 'claimed send_back'],
    指导意见: ['open answer', 'answered ask_again', 'answered close'],
  };
  for (const [table, ends] of tables) {
    const found: string[] = [];
    for (const state of Object.keys(table.states)) {
      for (const [act, to] of Object.entries(ends)) {
        const refused = refusedWith(() =>
          assert.equal(moveOn(table as never, act as never, state as never, {} as never), to),
        );
        if (refused.length === 0) found.push(`${state} ${act}`);
        else assert.deepEqual(refused, ['workflow.no_such_move']);
      }
    }
    assert.deepEqual(found.sort(), [...(open[table.name] ?? [])].sort(), table.name);
  }
});

test('a change for the office passes the unit first; one for the unit does not go on', () => {
  assert.equal(moveOn(changeWorkflow, 'pass', 'submitted', facts), 'passed');
  assert.deepEqual(
    refusedWith(() => moveOn(changeWorkflow, 'approve', 'submitted', facts)),
    ['unit_first'],
  );
  assert.equal(moveOn(changeWorkflow, 'approve', 'passed', { ...facts, state: 'passed' }), 'approved');
  const own = { ...facts, approver: 'unit' } as const;
  assert.equal(moveOn(changeWorkflow, 'approve', 'submitted', own), 'approved');
  assert.deepEqual(
    refusedWith(() => moveOn(changeWorkflow, 'pass', 'submitted', own)),
    ['unit_decides'],
  );
});

test('a change of the filing takes effect with its filing only; ended ones stay', () => {
  const again = { ...facts, state: 'approved', filing: 'again' } as const;
  assert.deepEqual(
    refusedWith(() => moveOn(changeWorkflow, 'take_effect', 'approved', again)),
    ['filing_first'],
  );
  const filed = { ...again, filedOn: '2026-08-01' as never };
  assert.equal(moveOn(changeWorkflow, 'take_effect', 'approved', filed), 'done');
  assert.equal(moveOn(changeWorkflow, 'take_effect', 'approved', { ...again, filing: 'none' }), 'done');
  for (const state of ['done', 'refused', 'withdrawn', 'approved'] as const)
    for (const act of ['pass', 'approve', 'refuse', 'withdraw'] as const)
      assert.deepEqual(
        refusedWith(() => moveOn(changeWorkflow, act, state, { ...facts, state })),
        ['workflow.no_such_move'],
        `${state} ${act}`,
      );
});
