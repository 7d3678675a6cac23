import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApplicationState, applicationStates } from '../applications/contract.ts';
import { funnelOf } from './funnel.ts';
import { nextOfWork, stagesOfWork } from './home-parts.ts';
import { parseQuery } from './search-query.ts';
import { scheduleWords } from './terms.ts';

const states = Object.keys(applicationStates) as ApplicationState[];

test('a card says the same of a work whether it is recommended, in second or in final review', () => {
  const shown = (['recommended', 'second_review', 'final_review'] as const).map((state) =>
    JSON.stringify([stagesOfWork(state), nextOfWork(state, '广东局')]),
  );
  assert.equal(new Set(shown).size, 1);
});

test('every state has one stage at which the work stands', () => {
  for (const state of states)
    assert.equal(stagesOfWork(state).filter((stage) => stage.state === 'today').length, 1, state);
});

test('the funnel never widens on its way down, whatever the counts, and its losses add up above the recommendation', () => {
  for (let seed = 1; seed < 200; seed++) {
    const totals = Object.fromEntries(states.map((state, i) => [state, (seed * 7919 + i * 104_729) % 23]));
    const steps = funnelOf({
      batchId: 'b',
      totals,
      shown: totals,
      second: null,
      final: null,
      ages: { accept: null, recommend: null },
    });
    const [applied, accepted, taken] = steps.map((step) => step.figure.n);
    assert.ok(
      applied !== undefined &&
        accepted !== undefined &&
        taken !== undefined &&
        applied >= accepted &&
        accepted >= taken,
    );
    const lost = (key: string) =>
      steps.find((step) => step.key === key)?.losses.reduce((sum, one) => sum + one.n, 0) ?? 0;
    assert.equal(applied - accepted, lost('accepted'));
    assert.equal(accepted - taken, lost('recommended'));
  }
});

test('a query is taken apart with full-width and half-width colons; unknown words are kept as such', () => {
  const known = {
    units: [{ id: 'u', name: '广东省广播电视局', shortName: '广东局' }],
    batches: [{ id: 'b', name: '2026年第三批', number: 3 }],
    categories: [{ code: 'V4', label: '非遗传承', shortLabel: '非遗' }],
  };
  const { words, chips } = parseQuery('岭南 批次：3 状态:待初评  单位:火星 类别:非遗 灯火', known);
  assert.equal(words, '岭南 灯火');
  assert.deepEqual(
    chips.map((chip) => [chip.key, chip.value, chip.known]),
    [
      ['batch', 'b', true],
      ['state', 'accepted', true],
      ['unit', '', false],
      ['category', 'V4', true],
    ],
  );
  assert.deepEqual(parseQuery("'; drop table works; --", known).chips, []);
});

test('schedules are said in words', () => {
  assert.deepEqual(
    ['* * * * *', '*/10 * * * *', '5 * * * *', '0 8 * * *', '10 0 * * *', '0 8 * * 1', null].map(scheduleWords),
    ['每分钟', '每 10 分钟', '每小时第 5 分', '每日 08:00', '每日 00:10', '0 8 * * 1', '按需'],
  );
});
