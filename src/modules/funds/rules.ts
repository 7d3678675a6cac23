import { allocate, fen, yuan } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import type { Instant, LocalDate } from '../../base/time.ts';
import {
  bankKinds,
  type BankKind,
  broughtKinds,
  type EntryCode,
  entryCodes,
  type FundKind,
  type PurposePart,
} from './terms.ts';

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

/** What a breach takes of money accounted for, to the fen; the rest stays. */
export function breachShare(accountedFen: number, percent: number): number {
  const share = Math.round(percent * 10_000);
  return allocate(fen(accountedFen), [share, 1_000_000 - share])[0] ?? 0;
}

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

/** Of which years a rest is: the youngest money counts as still there, the oldest as spent first. */
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
/** The entry a line of the bank statement stands for: its id in the remark decides, else the only one that fits. */
export function entryForLine(line: BankRow, open: readonly CashRow[]): CashRow | undefined {
  const signed = line.direction === 'in' ? line.amountFen : -line.amountFen;
  const fitting = open.filter((one) => one.net === signed);
  const named = fitting.find((one) => line.remark.includes(one.id));
  return named ?? (fitting.length === 1 ? fitting[0] : undefined);
}

/** Own, social and platform money have their books from the start; another set of the same kind would split them. */
export const broughtFindings = (kind: FundKind): Finding[] =>
  findingsOf(
    broughtKinds.includes(kind) && {
      code: 'brought_kind',
      path: 'kind',
      message: '自有资金、社会资本、平台资金、省级和市县配套资金各设一本账，系统已有，不另设立',
    },
  );

const inward: readonly BankKind[] = ['arrival', 'interest', 'payment_back', 'recovered'];
/** A line of the bank statement goes the way its matter goes. */
export const lineFindings = (line: { kind: BankKind; direction: 'in' | 'out' }): Finding[] =>
  findingsOf(
    line.kind !== 'unknown' &&
      inward.includes(line.kind) !== (line.direction === 'in') && {
        code: 'line_direction',
        path: 'direction',
        message: `“${bankKinds[line.kind]}”应为${inward.includes(line.kind) ? '收入' : '支出'}`,
      },
  );

/** Entries that an officer may answer by a reversal; the rest is reversed by the act it belongs to. */
export const correctable: readonly EntryCode[] = ['budget', 'budget_back', 'arrival', 'to_province', 'interest'];
export const correctionFindings = (entry: { code: EntryCode; kind: string; reversed: boolean }): Finding[] =>
  findingsOf(
    (entry.kind !== 'direct' || !correctable.includes(entry.code)) && {
      code: 'not_correctable',
      message: `“${entryCodes[entry.code]}”须在原业务中撤销，不能直接冲正`,
    },
    entry.reversed && { code: 'already_corrected', message: '该笔已冲正' },
  );

/** Against closing a year: it is not over, or already closed. */
export const closingFindings = (facts: { year: number; today: LocalDate; closed: boolean }): Finding[] =>
  findingsOf(
    facts.closed && { code: 'year_closed', message: `${facts.year}年度已结账` },
    facts.today < `${facts.year}-12-31` && {
      code: 'year_running',
      message: `${facts.year}年度未终了，12月31日起可结账`,
    },
  );

/** Against a return: it may not be more than is still owed. */
export const returnFindings = (facts: { amountFen: number; leftFen: number }): Finding[] =>
  findingsOf(
    facts.amountFen > facts.leftFen && {
      code: 'over_owed',
      path: 'amountFen',
      message: `收到 ${money(facts.amountFen)}，超过尚欠的 ${money(facts.leftFen)}；多收部分请退回`,
    },
  );

/** Against deciding: vouchers came in since the proposal, so the sum proposed is no longer the sum unaccounted for. */
export const decisionFindings = (facts: {
  recovery: { unaccountedFen: number; checkedAt: Instant | null };
  unaccountedFen: number;
}): Finding[] =>
  findingsOf(
    facts.recovery.checkedAt === null && {
      code: 'unchecked',
      message: '系统提出的追回，须先由资金主管单位核对金额',
    },
    facts.recovery.unaccountedFen !== facts.unaccountedFen && {
      code: 'unaccounted_changed',
      message: `提出后待核销金额已由 ${money(facts.recovery.unaccountedFen)} 变为 ${money(facts.unaccountedFen)}，请重新核对金额`,
    },
  );

/** Against writing off: only what is still owed after its due day may be given up. */
export const writeOffFindings = (facts: { leftFen: number; dueOn: LocalDate | null; today: LocalDate }): Finding[] =>
  findingsOf(
    facts.leftFen <= 0 && { code: 'nothing_owed', message: '已全部追回，没有可核销的金额' },
    (facts.dueOn === null || facts.today <= facts.dueOn) && {
      code: 'not_due',
      message: `追回期限${facts.dueOn ? `（${facts.dueOn}）` : ''}未届满，不能核销`,
    },
  );
