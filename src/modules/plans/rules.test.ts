import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '../../base/time.ts';
import { addWorkingDays, isWorkingDay, workingCalendar } from '../../base/working-days.ts';
import { calendarFindings, calendarWith, changedDays, movedClocks } from './rules.ts';

const day = (date: string, working: boolean, name = '调整') => ({ date: localDate(date), working, name });
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const of2026 = workingCalendar({ days: [day('2026-06-19', false, '端午节')], years: [2026] });

test('a list names every wrong row at once', () => {
  const days = [day('2026-10-01', false), day('2026-10-01', false), day('2027-01-01', false), day('2026-10-12', true)];
  assert.deepEqual(codes(calendarFindings({ year: 2026, state: 'final', days }, undefined)), [
    'day_twice',
    'other_year',
    'says_nothing',
  ]);
  assert.deepEqual(
    codes(calendarFindings({ year: 2026, state: 'final', days: [day('2026-10-10', true)] }, undefined)),
    [],
  );
});

test('a final list never becomes a draft again', () => {
  const stored = { year: 2026, version: 1, state: 'final', source: '通知' } as const;
  assert.deepEqual(codes(calendarFindings({ year: 2026, state: 'draft', days: [] }, stored)), ['final_again_draft']);
  assert.deepEqual(
    codes(calendarFindings({ year: 2026, state: 'final', days: [] }, { ...stored, state: 'draft' })),
    [],
  );
});

test('one year is replaced and the others stay', () => {
  const both = calendarWith(of2026, { year: 2027, state: 'draft', days: [day('2027-02-08', false, '春节')] });
  assert.equal(isWorkingDay(both, localDate('2027-02-08')), false);
  assert.equal(isWorkingDay(both, localDate('2026-06-19')), false);
  assert.deepEqual([...both.provisional], [2027]);
  const without = calendarWith(both, { year: 2026, state: 'final', days: [] });
  assert.equal(isWorkingDay(without, localDate('2026-06-19')), true);
  assert.equal(isWorkingDay(without, localDate('2027-02-08')), false);
});

test('exactly the clocks whose last day changes are named, with both days', () => {
  const clock = (title: string, from: string) => ({
    kind: 'publicity',
    label: '公示',
    subject: title,
    title,
    path: `/${title}`,
    dueOn: (calendar: typeof of2026) => addWorkingDays(calendar, localDate(from), 5),
  });
  const clocks = [clock('甲', '2026-06-15'), clock('乙', '2026-07-01')];
  const after = calendarWith(of2026, { year: 2026, state: 'final', days: [] });
  const moved = movedClocks(clocks, of2026, after);
  assert.deepEqual(
    moved.map(({ title, dueBefore, dueAfter }) => [title, dueBefore, dueAfter]),
    [['甲', '2026-06-23', '2026-06-22']],
  );
});

test('a clock that ran into an unknown year gets its day when the year is entered', () => {
  const clock = {
    kind: 'correction',
    label: '补正',
    subject: 's',
    title: '丙',
    path: '/',
    dueOn: (calendar: typeof of2026) => addWorkingDays(calendar, localDate('2026-12-30'), 5),
  };
  const moved = movedClocks(
    [clock],
    of2026,
    calendarWith(of2026, { year: 2027, state: 'draft', days: [day('2027-01-01', false, '元旦')] }),
  );
  assert.deepEqual(
    moved.map(({ dueBefore, dueAfter }) => [dueBefore, dueAfter]),
    [[null, '2027-01-07']],
  );
});

test('days added, dropped and changed are all differences', () => {
  const before = [day('2026-01-01', false), day('2026-01-02', false), day('2026-01-04', true)];
  assert.deepEqual(
    changedDays(before, [day('2026-01-01', false), day('2026-01-04', false), day('2026-01-03', false)]),
    ['2026-01-02', '2026-01-03', '2026-01-04'],
  );
  assert.deepEqual(changedDays(before, before), []);
});
