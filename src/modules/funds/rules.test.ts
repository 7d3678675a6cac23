import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '../../base/time.ts';
import { bankComparison } from './rules-bank.ts';
import { monthlyStatement, type Moved, statementOf } from './rules-statement.ts';
import {
  broughtFindings,
  claimFindings,
  closingFindings,
  correctionFindings,
  entryForLine,
  lineFindings,
  takenFrom,
  writeOffFindings,
  yearEndSplit,
} from './rules.ts';
import { charts, type BankLine, type EntryCode, entryCodes } from './terms.ts';

const day = localDate;
const codes = (findings: { code: string }[]): string[] => findings.map((one) => one.code);

test('what is carried at the end of a year is the youngest money; two years old goes back', () => {
  const received = [
    { year: 2025, fen: 300 },
    { year: 2026, fen: 500 },
  ];
  assert.deepEqual(yearEndSplit({ year: 2026, carryYears: 2, rest: 600, received }), {
    carry: [{ year: 2026, fen: 500 }],
    back: 100,
  });
  assert.deepEqual(yearEndSplit({ year: 2026, carryYears: 3, rest: 600, received }).back, 0);
  assert.deepEqual(yearEndSplit({ year: 2026, carryYears: 2, rest: 400, received }), {
    carry: [{ year: 2026, fen: 400 }],
    back: 0,
  });
});

test('a claim is taken from purposes in their order, and what they lack is said', () => {
  const parts = [
    { code: '剧本', fen: 30 },
    { code: '拍摄', fen: 50 },
  ];
  assert.deepEqual(takenFrom(parts, 60), {
    taken: [
      { code: '剧本', fen: 30 },
      { code: '拍摄', fen: 30 },
    ],
    missing: 0,
  });
  assert.equal(takenFrom(parts, 90).missing, 10);
});

const line = (over: Partial<BankLine>): BankLine => ({
  id: 'l',
  fundId: 'f',
  holderOrgId: null,
  serial: '1',
  day: day('2026-06-01'),
  direction: 'out',
  kind: 'payment',
  amountFen: 100,
  balanceFen: null,
  counterparty: '',
  remark: '',
  transferId: null,
  enteredByName: '',
  enteredAt: '2026-06-01T00:00:00.000Z' as never,
  ...over,
});
const cash = (id: string, net: number) => ({ id, day: day('2026-06-01'), net, note: '' });

test('a line stands for the entry its remark names, else for the only one that fits, else for none', () => {
  const open = [cash('a', -100), cash('b', -100), cash('c', 100)];
  assert.equal(entryForLine(line({ remark: '拨款 b' }), open)?.id, 'b');
  assert.equal(entryForLine(line({}), open), undefined);
  assert.equal(entryForLine(line({ direction: 'in' }), open)?.id, 'c');
  assert.equal(entryForLine(line({ amountFen: 99, remark: 'a' }), open), undefined);
});

test('bank and books agree only when every line has its entry, every entry its line and the balances are equal', () => {
  const paid = line({ transferId: 'a', balanceFen: 900 });
  const first = line({ id: '0', direction: 'in', amountFen: 1000, balanceFen: 1000, transferId: 'x' });
  assert.equal(bankComparison([first, paid], [], 900).agrees, true);
  assert.equal(bankComparison([first, paid], [cash('z', 5)], 900).agrees, false);
  assert.equal(bankComparison([first, paid], [], 901).differenceFen, 1);
  const gap = bankComparison([first, { ...paid, balanceFen: 800 }], [], 800);
  assert.deepEqual([gap.agrees, gap.rows[1]?.fault.includes('不衔接')], [false, true]);
});

test('findings stand at their edges', () => {
  const base = { accountedFen: 10, misusedFen: 6, breachFen: 4, open: [] };
  assert.deepEqual(codes(claimFindings(base)), []);
  assert.deepEqual(codes(claimFindings({ ...base, breachFen: 5 })), ['over_accounted']);
  assert.deepEqual(codes(claimFindings({ ...base, open: ['ZH2026-0001'] })), ['recovery_open']);
  assert.deepEqual(codes(broughtFindings('own')), ['brought_kind']);
  assert.deepEqual(codes(broughtFindings('city')), []);
  assert.deepEqual(codes(lineFindings({ kind: 'arrival', direction: 'out' })), ['line_direction']);
  assert.deepEqual(codes(lineFindings({ kind: 'unknown', direction: 'out' })), []);
  assert.deepEqual(codes(correctionFindings({ code: 'payment', kind: 'direct', reversed: false })), [
    'not_correctable',
  ]);
  assert.deepEqual(codes(correctionFindings({ code: 'budget', kind: 'direct', reversed: true })), [
    'already_corrected',
  ]);
  assert.deepEqual(codes(closingFindings({ year: 2026, today: day('2026-12-30'), closed: false })), ['year_running']);
  assert.deepEqual(codes(closingFindings({ year: 2026, today: day('2026-12-31'), closed: false })), []);
  assert.deepEqual(codes(closingFindings({ year: 2026, today: day('2027-01-05'), closed: true })), ['year_closed']);
  const due = day('2026-06-18');
  assert.deepEqual(codes(writeOffFindings({ leftFen: 1, dueOn: due, today: due })), ['not_due']);
  assert.deepEqual(codes(writeOffFindings({ leftFen: 1, dueOn: due, today: day('2026-06-19') })), []);
  assert.deepEqual(codes(writeOffFindings({ leftFen: 0, dueOn: null, today: due })), ['nothing_owed', 'not_due']);
});

const moved = fc.record({
  key: fc.constantFrom('2026-01', '2026-02', '2026-03'),
  chart: fc.constantFrom(charts.bank, charts.interest, charts.recovered, charts.paid, charts.accounted),
  code: fc.constantFrom(...(Object.keys(entryCodes) as EntryCode[])),
  before: fc.boolean(),
  debits: fc.integer({ min: 0, max: 1000 }),
  credits: fc.integer({ min: 0, max: 1000 }),
});

test('opening + in − out + interest = closing on every row and in the total, whatever moved', () => {
  fc.assert(
    fc.property(fc.array(moved, { maxLength: 30 }), (all: Moved[]) => {
      const headings = [...new Set(all.map((one) => one.key))].map((key) => ({ key, label: key }));
      for (const { rows, total } of [statementOf(all, headings, 'paid'), monthlyStatement(all)]) {
        for (const row of [...rows, total]) {
          assert.equal(row.openingFen + row.inFen - row.outFen + row.interestFen, row.closingFen);
        }
      }
      const months = monthlyStatement(all);
      if (months.rows.length > 0) assert.equal(months.rows.at(-1)?.closingFen, months.total.closingFen);
      const parts = statementOf(all, headings, 'paid');
      assert.equal(
        parts.rows.reduce((sum, row) => sum + row.closingFen, 0),
        parts.total.closingFen,
      );
    }),
    { numRuns: 200 },
  );
});
