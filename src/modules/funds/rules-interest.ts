import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, daysBetween, type LocalDate, localDate } from '../../base/time.ts';
import { retainedInterestFen } from '../../methods/fund-amounts.ts';

/** First and last day that earn interest, both counted. */
export type Span = { from: LocalDate; until: LocalDate };
export type Quarter = 1 | 2 | 3 | 4;

const firstOf = (year: number, month: number): LocalDate => localDate(`${year}-${String(month).padStart(2, '0')}-01`);
/** The settlement day of a month; the month's last day where it has fewer. */
const settlement = (year: number, month: number, settlesOn: number): LocalDate => {
  const asked = addDays(firstOf(year, month), settlesOn - 1);
  const last = addDays(month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1), -1);
  return asked < last ? asked : last;
};

/** A quarter of interest ends on the settlement day of its last month: first and last day, both counted. */
export function interestQuarter(year: number, quarter: Quarter, settlesOn: number): Span {
  const before = quarter === 1 ? settlement(year - 1, 12, settlesOn) : settlement(year, quarter * 3 - 3, settlesOn);
  return { from: addDays(before, 1), until: settlement(year, quarter * 3, settlesOn) };
}

/**
 * The days of a quarter that are still to be paid for: from the day after what was paid last, to its end, or to the day
 * before the account is closed (销户结息：算头不算尾). It may be empty.
 */
export function spanToPay(quarter: Span, paid: readonly Span[], closedOn: LocalDate | null): Span {
  const within = paid.filter(({ from, until }) => from >= quarter.from && until <= quarter.until);
  const last = within.map(({ until }) => until).sort();
  const from = last.length > 0 ? addDays(last.at(-1) ?? quarter.from, 1) : quarter.from;
  return { from, until: closedOn === null ? quarter.until : addDays(closedOn, -1) };
}

type Step = { day: LocalDate; net: number };
/** Balances at the end of each day with how many days each stood, from what was there and what moved on single days. */
export function balancesOver(span: Span, opening: number, moved: readonly Step[]): { fen: number; days: number }[] {
  const steps = [...moved]
    .filter(({ day }) => day >= span.from && day <= span.until)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const spans: { fen: number; days: number }[] = [];
  let [since, balance] = [span.from, opening];
  for (const { day, net } of steps) {
    if (day > since) spans.push({ fen: balance, days: daysBetween(since, day) });
    balance += net;
    since = day;
  }
  return [...spans, { fen: balance, days: daysBetween(since, addDays(span.until, 1)) }];
}

/** Interest of a span on what lay in the fund's bank account day by day, rounded once (方法 06). */
export function interestOver(ratePercent: string, span: Span, moved: readonly Step[]): number {
  if (span.until < span.from) return 0;
  const opening = moved.filter(({ day }) => day < span.from).reduce((sum, { net }) => sum + net, 0);
  return retainedInterestFen(ratePercent, balancesOver(span, opening, moved));
}

/** Against entering interest: closed on a day outside the quarter, not over yet, paid already, or nothing earned. */
export function interestFindings(facts: {
  quarter: Span;
  span: Span;
  closedOn: LocalDate | null;
  today: LocalDate;
  interestFen: number;
}): Finding[] {
  const { quarter, span, closedOn, today } = facts;
  const outside = closedOn !== null && (closedOn <= quarter.from || closedOn > quarter.until);
  const settledOn = closedOn ?? addDays(span.until, 1);
  const paid = !outside && span.from > span.until;
  return findingsOf(
    outside && {
      code: 'closed_outside',
      path: 'closedOn',
      message: `销户日须在该季度内（${addDays(quarter.from, 1)}至${quarter.until}）`,
    },
    paid && { code: 'interest_entered', message: `该季度截至${addDays(span.from, -1)}的利息已入账` },
    !outside &&
      today < settledOn && {
        code: 'quarter_open',
        path: closedOn === null ? 'quarter' : 'closedOn',
        message: closedOn === null ? `结息日 ${span.until} 未过` : `销户日 ${closedOn} 未到`,
      },
    !outside &&
      !paid &&
      facts.interestFen <= 0 && {
        code: 'no_interest',
        message: `${span.from}至${span.until}按每日余额计算没有利息`,
      },
  );
}
