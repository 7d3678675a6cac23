import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, localDate } from '../../base/time.ts';
import {
  balancesOver,
  interestFindings,
  interestOver,
  interestQuarter,
  type Span,
  spanToPay,
} from './rules-interest.ts';

const day = localDate;
const second = interestQuarter(2026, 2, 20);

test('a quarter runs from the 21st to the 20th, and the first begins in the year before', () => {
  assert.deepEqual(interestQuarter(2026, 1, 20), { from: '2025-12-21', until: '2026-03-20' });
  assert.deepEqual(second, { from: '2026-03-21', until: '2026-06-20' });
  assert.deepEqual(interestQuarter(2026, 4, 20), { from: '2026-09-21', until: '2026-12-20' });
  // a month that is shorter
  assert.deepEqual(interestQuarter(2026, 2, 31), { from: '2026-04-01', until: '2026-06-30' });
});

test('balances of every day of a span are counted once, and interest is rounded once', () => {
  const moved = [
    { day: day('2026-03-20'), net: 999 },
    { day: day('2026-03-21'), net: 100 },
    { day: day('2026-04-10'), net: -40 },
    { day: day('2026-06-20'), net: 7 },
    { day: day('2026-06-21'), net: 500 },
  ];
  const spans = balancesOver(second, 1000, moved);
  assert.deepEqual(spans, [
    { fen: 1100, days: 20 },
    { fen: 1060, days: 71 },
    { fen: 1067, days: 1 },
  ]);
  assert.equal(interestOver('0.35', second, [{ day: day('2026-01-01'), net: 100_000_000 }]), 89_444);
});

test('an account closed in the middle of a month earns up to the day before; the rest of the quarter begins that day', () => {
  const closedOn = day('2026-05-12');
  const part = spanToPay(second, [], closedOn);
  assert.deepEqual(part, { from: '2026-03-21', until: '2026-05-11' });
  // 100 000 000 fen × 52 days × 0.35 / 36 000 = 50 555.56
  assert.equal(interestOver('0.35', part, [{ day: day('2026-03-01'), net: 100_000_000 }]), 50_556);
  assert.deepEqual(spanToPay(second, [part], null), { from: '2026-05-12', until: '2026-06-20' });
  assert.deepEqual(spanToPay(interestQuarter(2026, 3, 20), [part], null), interestQuarter(2026, 3, 20));
  const whole = spanToPay(second, [second], null);
  assert.ok(whole.from > whole.until, 'nothing is left');
});

test('what refuses interest: a closing day outside the quarter, a day to come, days paid already, nothing earned', () => {
  const codes = (paid: Span[], closed: string | null, today: string, interestFen = 5) => {
    const closedOn = closed === null ? null : day(closed);
    const span = spanToPay(second, paid, closedOn);
    const findings = interestFindings({ quarter: second, span, closedOn, today: day(today), interestFen });
    return findings.map(({ code }) => code);
  };
  assert.deepEqual(codes([], null, '2026-06-20'), ['quarter_open']);
  assert.deepEqual(codes([], null, '2026-06-21'), []);
  assert.deepEqual(codes([], '2026-05-12', '2026-05-11'), ['quarter_open']);
  assert.deepEqual(codes([], '2026-05-12', '2026-05-12'), []);
  assert.deepEqual(codes([], '2026-03-21', '2026-07-01'), ['closed_outside']);
  assert.deepEqual(codes([], '2026-06-21', '2026-07-01'), ['closed_outside']);
  assert.deepEqual(codes([second], null, '2026-07-01', 0), ['interest_entered']);
  assert.deepEqual(codes([{ from: second.from, until: day('2026-05-11') }], '2026-05-12', '2026-07-01', 0), [
    'interest_entered',
  ]);
  assert.deepEqual(codes([], null, '2026-07-01', 0), ['no_interest']);
});

test('wherever accounts are closed in a quarter, every day is paid for once and none is left out', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 91 }), { maxLength: 4 }), (closings) => {
      const paid: Span[] = [];
      for (const after of [...closings].sort((a, b) => a - b)) {
        const span = spanToPay(second, paid, addDays(second.from, after));
        if (span.from <= span.until) paid.push(span);
      }
      const rest = spanToPay(second, paid, null);
      const all = rest.from <= rest.until ? [...paid, rest] : paid;
      assert.equal(
        all.reduce((sum, one) => sum + daysBetween(one.from, addDays(one.until, 1)), 0),
        92,
      );
      for (const [i, one] of all.entries()) {
        assert.equal(one.from, i === 0 ? second.from : addDays(all[i - 1]?.until ?? second.from, 1));
      }
    }),
  );
});
