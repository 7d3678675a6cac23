import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '../../base/time.ts';
import { reportStates, type ReportState } from '../reports/contract.ts';
import { gravestFirst, monthEnd, projectsAt } from './picture-parts.ts';
import { expectedBy, ranked, stepOf, stepsOf, tableMark } from './picture-rules.ts';

test('steps of tiles: equal parts of the largest; nothing and little stand on the lowest', () => {
  assert.deepEqual(
    [0, 1, 7, 8, 20, 21, 28, 35].map((n) => stepOf(n, 35)),
    [1, 1, 1, 2, 3, 3, 4, 5],
  );
  assert.deepEqual([stepOf(0, 0), stepOf(1, 1)], [1, 5]);
  assert.deepEqual(
    stepsOf(35).map(({ from, to }) => [from, to]),
    [
      [0, 7],
      [8, 14],
      [15, 21],
      [22, 28],
      [29, 35],
    ],
  );
  for (const largest of [1, 2, 3, 5, 12, 33]) {
    const steps = stepsOf(largest);
    for (let n = 0; n <= largest; n++)
      assert.equal(
        stepOf(n, largest) === steps.find(({ from, to }) => n >= from && n <= to)?.step || n === 0,
        true,
        `${n} of ${largest}`,
      );
  }
});

test('an even pace: the last day of a year reaches the goal, leap years have a day more', () => {
  assert.equal(expectedBy(1000, localDate('2026-12-31')), 1000);
  assert.equal(expectedBy(1000, localDate('2026-01-01')), 2);
  assert.equal(expectedBy(366, localDate('2028-02-29')), 60);
  assert.equal(monthEnd(2028, 2), '2028-02-29');
  assert.equal(monthEnd(2026, 11), '2026-11-30');
});

test('ranks: the best share first, equal shares share a place, few projects or nothing due are left out', () => {
  const row = (name: string, inTime: number, due: number, projects = 10) => ({
    orgId: name,
    name,
    inTime,
    due,
    projects,
  });
  const { rows, left } = ranked(
    [row('甲', 9, 10), row('乙', 10, 10, 5), row('丙', 5, 5, 30), row('丁', 4, 4, 4), row('戊', 0, 0)],
    5,
  );
  assert.deepEqual(
    rows.map(({ name, place }) => [name, place]),
    [
      ['丙', 1],
      ['乙', 1],
      ['甲', 3],
    ],
  );
  assert.equal(left, 2);
});

test('every state of a table has its mark; what did not come in time is overdue whatever its state', () => {
  for (const state of Object.keys(reportStates) as ReportState[]) {
    assert.ok(tableMark({ state, lateDays: 0, isSent: false }).label !== '逾期');
    assert.equal(tableMark({ state, lateDays: 2, isSent: false }).label, '逾期');
  }
  assert.equal(tableMark({ state: 'archived', lateDays: 2, isSent: true }).label, '已确认');
});

test('a figure opens the list of all batches with what cuts the picture; the wrong and late stand first', () => {
  const cut = { level: 'national', category: '', recommender: 'u', owner: '' };
  assert.deepEqual(projectsAt(cut, { watch: 'late' }), {
    path: '/projects',
    search: { batch: '', level: 'national', recommender: 'u', watch: 'late' },
  });
  assert.deepEqual(
    gravestFirst([{ kind: 'wait' }, { kind: 'warn' }, { kind: 'bad' }]).map(({ kind }) => kind),
    ['bad', 'warn', 'wait'],
  );
});
