import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOpenCall, aSubmission } from '../../../tests/world/builders.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { instant, localDate } from '../../base/time.ts';
import type { Batch } from '../calls/contract.ts';
import { dashboardsEndpoints } from './endpoints.ts';
import { currentBatch, deadlinesOf, shownBatches } from './rules.ts';

let world: World;
before(async () => {
  world = await aWorld();
});
after(() => world.close());

test('without a log-in the frame names nobody and shows nothing but the clock', async () => {
  const frame = await world.nobody.sees(dashboardsEndpoints.frame, {});
  assert.deepEqual([frame.person, frame.menu, frame.batches, frame.todoCount, frame.expired], [null, [], [], 0, false]);
  assert.equal(frame.serverNow, world.clock());
});

test('each side has its own menu, clock and to-dos', async () => {
  const call = await anOpenCall(world);
  const producer = await world.producer('GD');
  const clerk = await world.person((await world.unit('GD')).id, ['unit_intake']);
  await aSubmission(producer, { batchId: call.batches[0]?.id ?? '' });
  const [own, received] = [
    await producer.sees(dashboardsEndpoints.frame, {}),
    await clerk.sees(dashboardsEndpoints.frame, {}),
  ];
  assert.deepEqual(own.clock, {
    label: '距申报截止',
    endsAt: instant('2026-06-05T16:00:00Z'),
    endsText: '6月5日24:00',
  });
  assert.equal(received.clock?.endsText, '6月15日24:00');
  assert.equal(received.todoCount, 1);
  assert.equal(received.menu.find((entry) => entry.key === 'intake')?.count, 1);
  assert.ok(
    own.menu.some((entry) => entry.key === 'open-batches') &&
      !received.menu.some((entry) => entry.key === 'open-batches'),
  );
  assert.deepEqual(
    own.batches.map((batch) => batch.current),
    [true, false, false],
  );
});

const batchOf = (number: number, submitBy: string, recommendBy: string): Batch => ({
  id: `b${number}`,
  callId: 'c',
  number,
  name: `第${number}批`,
  opensOn: localDate('2026-05-25'),
  submitBy: localDate(submitBy),
  recommendBy: localDate(recommendBy),
  callVersionId: 'v',
  opensAt: instant('2026-05-24T16:00:00Z'),
  closesAt: instant(`${submitBy}T16:00:00Z`),
  recommendationEndsAt: instant(`${recommendBy}T16:00:00Z`),
});
const batches = [batchOf(1, '2026-06-05', '2026-06-15'), batchOf(2, '2026-07-15', '2026-07-31')];

test('the current batch changes for each side at its own deadline and not a millisecond before', () => {
  const cases = [
    ['applicant', '2026-06-05T23:59:59.999+08:00', 'b1'],
    ['applicant', '2026-06-06T00:00:00+08:00', 'b2'],
    ['unit', '2026-06-15T23:59:59.999+08:00', 'b1'],
    ['unit', '2026-06-16T00:00:00+08:00', 'b2'],
    ['nation', '2026-07-31T23:59:59.999+08:00', 'b1'],
    ['nation', '2026-08-01T00:00:00+08:00', 'b2'],
  ] as const;
  for (const [side, at, expected] of cases)
    assert.equal(currentBatch(batches, side, instant(at))?.id, expected, `${side} ${at}`);
});

test('a past batch is marked, the current one never', () => {
  assert.deepEqual(
    shownBatches(batches, 'unit', instant('2026-06-20T00:00:00Z')).map(({ past, current }) => [past, current]),
    [
      [true, false],
      [false, true],
    ],
  );
  assert.deepEqual(
    shownBatches(batches, 'unit', instant('2026-09-01T00:00:00Z')).map(({ past }) => past),
    [true, false],
  );
});

test('the nation hears of both deadlines, in order', () => {
  assert.deepEqual(
    deadlinesOf(batches, 'nation', instant('2026-06-01T00:00:00Z')).map(({ endsText }) => endsText),
    ['6月5日24:00', '6月15日24:00', '7月15日24:00', '7月31日24:00'],
  );
});
