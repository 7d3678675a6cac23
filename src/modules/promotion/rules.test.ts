import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flawsIn } from '../../base/workflow.ts';
import type { LocalDate } from '../../base/time.ts';
import { candidateFindings, coveredDays, finishFindings, keptOf, spreadOf } from './rules.ts';
import type { Kept, Proof } from './terms.ts';
import { listWorkflow, promiseWorkflow, proofWorkflow, reviewWorkflow } from './workflow.ts';

const day = (text: string) => text as LocalDate;
const june = { fromOn: day('2026-06-01'), untilOn: day('2026-06-20') };
const span = (from: number, to: number) => ({
  fromOn: day(`2026-06-${String(from).padStart(2, '0')}`),
  untilOn: day(`2026-06-${String(to).padStart(2, '0')}`),
});
const proof = (from: number, to: number, more: Partial<Proof> = {}) => ({
  ...span(from, to),
  figures: {},
  state: 'confirmed' as const,
  ...more,
});

test('the tables have no unreachable state, no dead end and no act with two outcomes', () => {
  for (const table of [promiseWorkflow, proofWorkflow, listWorkflow, reviewWorkflow])
    assert.deepEqual(flawsIn(table as never), []);
});

for (const [name, spans, wanted] of [
  ['nothing', [], 0],
  ['one day', [span(3, 3)], 1],
  ['days shown twice count once', [span(1, 5), span(4, 10)], 10],
  ['one inside another', [span(1, 10), span(3, 4)], 10],
  ['in any order', [span(8, 9), span(1, 2)], 4],
  [
    'what lies outside does not count',
    [
      { fromOn: day('2026-05-20'), untilOn: day('2026-06-02') },
      { fromOn: day('2026-06-20'), untilOn: day('2026-07-02') },
    ],
    3,
  ],
] as const)
  test(`covered days: ${name}`, () => assert.equal(coveredDays(june, [...spans]), wanted));

const promise = { ...june, days: 10, targets: [], state: 'promised' as const };
const on = (today: string) => ({ today: day(today), graceDays: 10 });
for (const [name, proofs, today, wanted] of [
  ['before it begins', [], '2026-05-31', 'upcoming'],
  ['while it runs', [proof(1, 5)], '2026-06-10', 'running'],
  ['kept before its end', [proof(1, 10)], '2026-06-11', 'met'],
  ['the last day to report', [proof(1, 9)], '2026-06-30', 'running'],
  ['one day short', [proof(1, 9)], '2026-07-01', 'short'],
  ['what is not confirmed does not count', [proof(1, 10, { state: 'reported' })], '2026-07-01', 'short'],
] as const)
  test(`a promise: ${name}`, () => assert.equal(keptOf(promise, [...proofs], on(today)).standing, wanted));

test('figures add up over confirmed proofs and must be reached too', () => {
  const withPlays = { ...promise, targets: [{ metric: 'plays' as const, promised: 100 }] };
  const halves = [proof(1, 5, { figures: { plays: 60 } }), proof(6, 10, { figures: { plays: 39 } })];
  assert.deepEqual(keptOf(withPlays, halves, on('2026-07-05')).figures, [
    { metric: 'plays', promised: 100, reached: 99 },
  ]);
  assert.equal(keptOf(withPlays, halves, on('2026-07-05')).standing, 'short');
  assert.equal(keptOf({ ...withPlays, state: 'cancelled' }, halves, on('2026-07-05')).standing, 'cancelled');
});

test('what was shown of a work: its live places, those kept, days and figures of all together', () => {
  const kept = (standing: Kept['standing'], coveredDays: number, reached: number): Kept => ({
    standing,
    waiting: 0,
    coveredDays,
    missingDays: 0,
    figures: [{ metric: 'plays', promised: 100, reached }],
  });
  assert.equal(spreadOf([]), null);
  assert.equal(spreadOf([kept('cancelled', 0, 0)]), null);
  assert.deepEqual(spreadOf([kept('met', 7, 120), kept('running', 2, 30), kept('cancelled', 9, 900)]), {
    places: 2,
    met: 1,
    shownDays: 9,
    figures: [{ metric: 'plays', n: 150 }],
  });
  assert.deepEqual(spreadOf([kept('upcoming', 0, 0)])?.figures, []);
});

test('what stops the end of promotion, and what is only named', () => {
  const kept = (standing: Kept['standing'], waiting = 0): Kept => ({
    standing,
    waiting,
    coveredDays: 0,
    missingDays: 0,
    figures: [],
  });
  const codes = (...list: Kept[]) => finishFindings(list).map(({ code }) => code);
  assert.deepEqual(codes(), ['no_promise']);
  assert.deepEqual(codes(kept('cancelled')), ['no_promise']);
  assert.deepEqual(codes(kept('met'), kept('short')), ['places_short']);
  assert.deepEqual(codes(kept('running'), kept('met', 1)), ['still_running', 'proofs_waiting']);
});

test('only what passed acceptance and has no open violation is held up', () => {
  const work = { title: '甲', accepted: true, violations: 0, otherLists: [] };
  assert.deepEqual(candidateFindings(work), []);
  assert.deepEqual(
    candidateFindings({ ...work, accepted: false, violations: 1, otherLists: ['《乙片单》'] }).map(
      ({ code, weight }) => [code, weight],
    ),
    [
      ['not_accepted', undefined],
      ['violation_open', undefined],
      ['listed_before', 'look'],
    ],
  );
});
