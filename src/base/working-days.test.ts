import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from './problem.ts';
import { sampleCalendar, sampleDays } from './sample-calendar.ts';
import { localDate } from './time.ts';
import {
  addWorkingDays,
  dayOfNumber,
  isWorkingDay,
  numberOfDay,
  provisionalYears,
  workingCalendar,
  workingDayOnOrAfter,
  workingDaysBetween,
  workingDaysPerMonth,
} from './working-days.ts';

const calendar = sampleCalendar();
const day = (text: string) => localDate(text);
const anyDay = fc
  .integer({ min: numberOfDay(day('2024-01-01')), max: numberOfDay(day('2026-12-31')) })
  .map(dayOfNumber);
const unknownYear = (year: number) => (thrown: unknown) =>
  thrown instanceof Problem && thrown.code === 'calendar_unknown' && thrown.facts.year === year;

test('a year of working days adds up to the published figure', () => {
  const sum = (year: number) => workingDaysPerMonth(calendar, year).reduce((a, b) => a + b, 0);
  assert.equal(sum(2025), 365 - 104 - 13);
  assert.equal(sum(2026), 248);
  assert.deepEqual(workingDaysPerMonth(calendar, 2025), [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]);
});

test('make-up days are worked and bridge days are not', () => {
  for (const worked of ['2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
    assert.equal(isWorkingDay(calendar, day(worked)), true, worked);
  }
  for (const off of ['2026-01-02', '2026-02-23', '2026-05-05', '2026-06-19', '2026-10-07', '2026-06-20']) {
    assert.equal(isWorkingDay(calendar, day(off)), false, off);
  }
});

test('the day of the event is not counted', () => {
  assert.equal(addWorkingDays(calendar, day('2026-06-15'), 5), '2026-06-23');
  assert.equal(addWorkingDays(calendar, day('2025-09-22'), 20), '2025-10-24');
  assert.equal(addWorkingDays(calendar, day('2025-12-30'), 3), '2026-01-05');
  assert.equal(addWorkingDays(calendar, day('2026-01-05'), -3), '2025-12-30');
  assert.equal(addWorkingDays(calendar, day('2026-06-19'), 0), '2026-06-19');
});

test('a year without a notice is refused, never guessed', () => {
  assert.throws(() => isWorkingDay(calendar, day('2027-01-04')), unknownYear(2027));
  assert.throws(() => addWorkingDays(calendar, day('2026-12-30'), 5), unknownYear(2027));
  assert.throws(() => addWorkingDays(calendar, day('2024-01-03'), -5), unknownYear(2023));
  assert.throws(() => workingDaysBetween(calendar, day('2026-12-30'), day('2027-01-01')), unknownYear(2027));
  assert.throws(() => workingDaysPerMonth(calendar, 2023), unknownYear(2023));
  assert.equal(workingDaysBetween(calendar, day('2023-12-31'), day('2024-01-02')), 1, 'the day before is not counted');
});

test('an exception that stands in the neighbour year is read by its date', () => {
  const days = [{ date: day('2026-12-27'), working: true, name: '元旦' }];
  const own = workingCalendar({ days, years: [2026, 2027], provisionalYears: [2027] });
  assert.equal(isWorkingDay(own, day('2026-12-27')), true);
  assert.deepEqual(provisionalYears(own, day('2026-12-01'), day('2027-01-10')), [2027]);
  assert.deepEqual(provisionalYears(own, day('2026-12-01'), day('2026-12-10')), []);
});

test('two entries that disagree about a day are refused', () => {
  const days = [{ date: day('2026-10-01'), working: true, name: '错行' }, ...sampleDays];
  assert.throws(() => workingCalendar({ days, years: [2026] }), RangeError);
});

test('dates and day numbers are each other’s inverse', () => {
  for (const text of ['1970-01-01', '1999-12-31', '2000-02-29', '2024-02-29', '2100-03-01']) {
    assert.equal(dayOfNumber(numberOfDay(day(text))), text);
    assert.equal(numberOfDay(day(text)), Date.parse(`${text}T00:00:00Z`) / 86_400_000);
  }
});

test('counting and adding agree with a walk from day to day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -120, max: 120 }), (from, count) => {
      let walked = numberOfDay(from);
      for (let left = Math.abs(count); left > 0; ) {
        walked += Math.sign(count);
        const at = dayOfNumber(walked);
        if (at < '2024-01-01' || at > '2026-12-31') return;
        if (isWorkingDay(calendar, at)) left -= 1;
      }
      const there = addWorkingDays(calendar, from, count);
      assert.equal(there, dayOfNumber(walked));
      if (count >= 0) assert.equal(workingDaysBetween(calendar, from, there), count);
    }),
    { numRuns: 300 },
  );
});

test('working days add up over any cut, and change sign with direction', () => {
  fc.assert(
    fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
      const between = (x: typeof a, y: typeof a) => workingDaysBetween(calendar, x, y);
      assert.equal(between(a, b) + between(b, c), between(a, c));
      assert.equal(between(a, b) + between(b, a), 0);
    }),
  );
});

test('the working day on or after a day off is the first one that follows', () => {
  assert.equal(workingDayOnOrAfter(calendar, day('2025-10-01')), '2025-10-09');
  assert.equal(workingDayOnOrAfter(calendar, day('2025-10-09')), '2025-10-09');
});
