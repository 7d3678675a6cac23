import { fen, yuan } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, daysBetween, type LocalDate, localDate } from '../../base/time.ts';
import { retainedInterestFen } from '../../methods/fund-amounts.ts';
import type { PurposePart } from './terms.ts';

const money = (amount: number): string => `${yuan(fen(amount))} 元`;

/** Against a claim: it may take from what was accounted no more than was accounted, and one case at a time stands. */
export const claimFindings = (facts: {
  accountedFen: number;
  misusedFen: number;
  breachFen: number;
  open: readonly string[];
}): Finding[] =>
  findingsOf(
    facts.open.length > 0 && { code: 'recovery_open', message: `该项目已有未办结的追回（${facts.open.join('、')}）` },
    facts.misusedFen + facts.breachFen > facts.accountedFen && {
      code: 'over_accounted',
      path: 'misusedFen',
      message: `违规使用与违约追回合计 ${money(facts.misusedFen + facts.breachFen)}，超过已核销的 ${money(facts.accountedFen)}`,
    },
  );

/** Takes an amount from parts in their order; what they do not cover is left over. */
export function takenFrom(parts: readonly PurposePart[], amount: number): { taken: PurposePart[]; missing: number } {
  let missing = amount;
  const taken = parts.flatMap(({ code, fen: has }) => {
    const part = Math.min(has, missing);
    missing -= part;
    return part > 0 ? [{ code, fen: part }] : [];
  });
  return { taken, missing };
}

/** The quarter that ends on this 20th: its first and last day, both counted (人民银行：按季结息，每季末月20日). */
export function interestQuarter(year: number, quarter: 1 | 2 | 3 | 4): { from: LocalDate; until: LocalDate } {
  const month = (number: number): string => String(number).padStart(2, '0');
  const before = quarter === 1 ? `${year - 1}-12-21` : `${year}-${month(quarter * 3 - 3)}-21`;
  return { from: localDate(before), until: localDate(`${year}-${month(quarter * 3)}-20`) };
}

type Step = { day: LocalDate; net: number };
/** Balances at the end of each day with how many days each stood, from what was there and what moved on single days. */
export function balancesOver(
  span: { from: LocalDate; until: LocalDate },
  opening: number,
  moved: readonly Step[],
): { fen: number; days: number }[] {
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

/** Interest of a quarter on the balances of the fund's bank account, rounded once (方法 06). */
export const quarterInterest = (ratePercent: string, spans: readonly { fen: number; days: number }[]) =>
  retainedInterestFen(ratePercent, spans);

/** What of a rest is older than the law lets stand: the youngest money counts as still there, the oldest as spent first. */
export function restByOrigin(
  rest: number,
  received: readonly { year: number; fen: number }[],
): { year: number; fen: number }[] {
  let left = rest;
  return [...received]
    .sort((a, b) => b.year - a.year)
    .flatMap(({ year, fen: had }) => {
      const part = Math.min(had, left);
      left -= part;
      return part > 0 ? [{ year, fen: part }] : [];
    });
}

/** 结转 or 收回 at the end of a year: money not used for so many years goes back (预算法第四十二条). */
export function yearEndSplit(facts: {
  year: number;
  carryYears: number;
  rest: number;
  received: readonly { year: number; fen: number }[];
}): { carry: { year: number; fen: number }[]; back: number } {
  const origins = restByOrigin(facts.rest, facts.received);
  const carry = origins.filter(({ year }) => facts.year - year + 1 < facts.carryYears);
  return { carry, back: facts.rest - carry.reduce((sum, one) => sum + one.fen, 0) };
}

export type BankRow = { id: string; day: LocalDate; direction: 'in' | 'out'; amountFen: number; remark: string };
export type CashRow = { id: string; day: LocalDate; net: number; note: string };
/** The entry that a line of the bank statement stands for: its id in the remark decides, else the only one that fits. */
export function entryForLine(line: BankRow, open: readonly CashRow[]): CashRow | undefined {
  const signed = line.direction === 'in' ? line.amountFen : -line.amountFen;
  const fitting = open.filter((one) => one.net === signed);
  const named = fitting.find((one) => line.remark.includes(one.id));
  return named ?? (fitting.length === 1 ? fitting[0] : undefined);
}
