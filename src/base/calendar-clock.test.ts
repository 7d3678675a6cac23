import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Pause } from './calendar-clock.ts';
import { clockLight, explainClock, pausableClock } from './calendar-clock.ts';
import { deadlineInstant, isOnTime, momentInZone, naturalDayDeadline, reportDueDates } from './calendar-deadlines.ts';
import { explainWindow } from './calendar-windows.ts';
import { sampleCalendar, sampleDays } from './sample-calendar.ts';
import { addDays, instant, localDate } from './time.ts';
import { addWorkingDays, workingCalendar, workingDaysBetween } from './working-days.ts';

const calendar = sampleCalendar();
const day = localDate;
const clock = (pauses: Pause[], now: string, over: { runningKinds?: ['expert_review'] } = {}) =>
  pausableClock(calendar, { filed: day('2025-09-22'), limitWorkdays: 20, pauses, now: day(now), ...over });

test('a window is explained in one sentence that names the holiday and the end', () => {
  const { endOn, days, sentence } = explainWindow(calendar, day('2026-06-15'), 5);
  assert.equal(sentence, '自 6 月 15 日次日起 5 个工作日，端午节 6 月 19 日至 21 日顺延，止于 6 月 23 日');
  assert.equal(endOn, '2026-06-23');
  assert.deepEqual(
    days.map((one) => one.counted),
    [true, true, true, false, false, false, true, true],
  );
  assert.equal(days[3]?.why, '端午节放假');
});

test('a window names make-up days, years when it crosses one, and a draft calendar', () => {
  assert.match(
    explainWindow(calendar, day('2025-09-22'), 20).sentence,
    /9 月 28 日（星期日）调休上班计入，10 月 11 日/,
  );
  assert.match(
    explainWindow(calendar, day('2025-12-30'), 3).sentence,
    /自 2025 年 12 月 30 日次日起 .*止于 2026 年 1 月 5 日$/,
  );
  const draft = workingCalendar({ days: sampleDays, years: [2026], provisionalYears: [2026] });
  const window = explainWindow(draft, day('2026-06-15'), 5);
  assert.equal(window.provisional, true);
  assert.match(window.sentence, /（2026 年放假安排为暂定，正式通知发布后重算）$/);
});

test('a deadline day ends at midnight in Beijing', () => {
  assert.equal(isOnTime(instant('2026-06-15T15:59:59.999Z'), day('2026-06-15')), true);
  assert.equal(isOnTime(instant('2026-06-15T16:00:00.000Z'), day('2026-06-15')), false);
  assert.equal(deadlineInstant(day('2026-06-15'), 'Asia/Shanghai'), '2026-06-15T16:00:00.000Z');
});

test('summer time of 1986 to 1991 is read from the zone data', () => {
  for (const none of ['2026-02-30T00:00:00', '2026-13-01T00:00:00', '2026-06-15T25:00:00', '2026-06-15T12:60:00'])
    assert.throws(() => momentInZone(none, 'Asia/Shanghai'), RangeError, none);
  assert.equal(momentInZone('2026-06-15T24:00:00', 'Asia/Shanghai'), '2026-06-15T16:00:00.000Z');
  assert.throws(() => instant('2026-06-15T23:59:59'), /no_zone/, 'never the zone of the server');
  assert.equal(momentInZone('1988-07-01T12:00:00', 'Asia/Shanghai'), '1988-07-01T03:00:00.000Z');
  assert.equal(momentInZone('1992-07-01 12:00', 'Asia/Shanghai'), '1992-07-01T04:00:00.000Z');
  assert.equal(momentInZone('1988-04-17T02:30:00', 'Asia/Shanghai'), '1988-04-16T18:30:00.000Z', 'skipped hour');
  assert.equal(momentInZone('1988-09-11T01:30:00', 'Asia/Shanghai'), '1988-09-10T16:30:00.000Z', 'earlier of two');
});

test('a natural-day period that ends on a day off moves to the next working day', () => {
  const moved = naturalDayDeadline(calendar, day('2025-09-24'), 7);
  assert.deepEqual(moved, { nominal: '2025-10-01', due: '2025-10-09' });
});

test('half-month reports keep their date unless the setting moves them', () => {
  const dates = (onDayOff: 'keep' | 'next' | 'previous') =>
    reportDueDates(2026, 2, { onDayOff, calendar }).map(({ due }) => due);
  assert.deepEqual(dates('keep'), ['2026-02-15', '2026-02-28']);
  assert.deepEqual(dates('next'), ['2026-02-24', '2026-02-28']);
  assert.deepEqual(dates('previous'), ['2026-02-14', '2026-02-28']);
  assert.deepEqual(
    reportDueDates(2024, 12, { onDayOff: 'keep' }).map(({ due }) => due),
    ['2024-12-15', '2024-12-31'],
  );
});

test('a supplement stops the clock after the notice and starts it again after the return', () => {
  const read = clock([{ from: day('2025-09-25'), to: day('2025-10-10') }], '2025-10-31');
  assert.deepEqual([read.usedWorkdays, read.due, read.overdue], [19, '2025-11-03', false]);
  assert.equal(clock([{ from: day('2025-09-25'), to: day('2025-10-10') }], '2025-11-04').overdue, true);
});

test('an open pause makes the clock stand', () => {
  const read = clock([{ from: day('2025-09-25'), to: null }], '2025-12-01');
  assert.deepEqual([read.usedWorkdays, read.due, read.standing], [3, null, true]);
});

test('overlapping pauses are united, not taken off twice', () => {
  const two = clock(
    [
      { from: day('2025-09-25'), to: day('2025-10-10') },
      { from: day('2025-09-26'), to: day('2025-09-29') },
    ],
    '2025-10-31',
  );
  assert.equal(two.due, '2025-11-03');
});

test('expert review runs inside the limit where the setting says so', () => {
  const review: Pause[] = [{ from: day('2025-09-25'), to: day('2025-10-10'), kind: 'expert_review' }];
  assert.equal(clock(review, '2025-10-15', { runningKinds: ['expert_review'] }).due, '2025-10-24');
  assert.equal(clock(review, '2025-10-15').due, '2025-11-03');
});

test('the explanation counts as many days as the clock', () => {
  const closed = fc.tuple(fc.nat(60), fc.nat(30), fc.boolean());
  fc.assert(
    fc.property(
      fc.array(closed, { maxLength: 4 }),
      fc.nat(120),
      fc.integer({ min: 1, max: 30 }),
      (spans, until, limit) => {
        const filed = day('2025-09-22');
        const pauses = spans.map(([from, length, open]) => ({
          from: addDays(filed, from),
          to: open && length % 5 === 0 ? null : addDays(filed, from + length),
        }));
        const one = { filed, limitWorkdays: limit, pauses, now: addDays(filed, until) };
        const read = pausableClock(calendar, one);
        assert.equal(explainClock(calendar, one).filter((shown) => shown.counted).length, read.usedWorkdays);
        if (read.due !== null) {
          assert.equal(pausableClock(calendar, { ...one, now: read.due }).usedWorkdays, limit);
          assert.equal(pausableClock(calendar, { ...one, now: read.due }).overdue, false);
          assert.equal(pausableClock(calendar, { ...one, now: addDays(read.due, 1) }).overdue, true);
        }
        assert.deepEqual(pausableClock(calendar, { ...one, pauses: pauses.toReversed() }), read);
      },
    ),
    { numRuns: 300 },
  );
});

test('without pauses the clock is plain counting', () => {
  const read = clock([], '2025-10-15');
  assert.equal(read.usedWorkdays, workingDaysBetween(calendar, day('2025-09-22'), day('2025-10-15')));
  assert.equal(read.due, addWorkingDays(calendar, day('2025-09-22'), 20));
  assert.equal(clockLight(read.share, { amber: 0.7, red: 1 }), 'green');
  assert.equal(clockLight(0.7, { amber: 0.7, red: 1 }), 'amber');
  assert.equal(clockLight(1, { amber: 0.7, red: 1 }), 'red');
});
