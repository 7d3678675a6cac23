import { addDays, type LocalDate, localDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { type AccountKey, accountId, direct, type Entry, reserve, voidOf } from './entries.ts';
import { standingOf, type Standing } from './queries-closing.ts';
import { yearEndSplit } from './rules.ts';
import { heldBy, grantsOfYear } from './store.ts';
import { ruleOf } from './store-kept.ts';
import type { FundYear, Grant } from './terms.ts';

type Held = { grant: Grant; fen: number };
type Share = { year: number; fen: number };
/** What closing a year does, before it is done: the same plan is shown and carried out. */
export type ClosingPlan = {
  held: Held[];
  budget: { carry: Share[]; back: number };
  cash: { carry: number; back: number };
  /** Other accounts with something on them, carried as they are. */
  others: { key: AccountKey; fen: number }[];
  grants: Grant[];
};

/** Reads the books of a year and plans its end (预算法第四十二条：连续两年未用完的结转资金作为结余资金). */
export async function closingPlan(tx: Tx, { fundId, year, ledger }: FundYear, lock: boolean): Promise<ClosingPlan> {
  const grants = await grantsOfYear(tx, fundId, year, lock);
  const held: Held[] = [];
  for (const grant of grants) {
    const fen = await heldBy(tx, grant.reservationId);
    if (fen > 0) held.push({ grant, fen });
  }
  const carryYears = Number(await ruleOf(tx, 'carryYears'));
  const { accounts, received } = await standingOf(tx, ledger, year);
  const on = (key: AccountKey): number => accounts.find((one) => accountId(one.key) === accountId(key))?.fen ?? 0;
  // what is held by agreements stays with them; only the free rest has an age
  const rest = on({ ledger, chart: 'budget' }) - held.reduce((sum, one) => sum + one.fen, 0);
  const budget = yearEndSplit({ year, carryYears, rest, received });
  const cash = on({ ledger, chart: 'bank' });
  const back = Math.min(budget.back, cash);
  return { held, budget, cash: { carry: cash - back, back }, others: accounts.filter(isOther), grants };
}
const isOther = ({ key }: Standing): boolean =>
  ['paid', 'toRecover', 'recovered', 'interest'].includes(key.chart) ||
  (key.chart === 'bank' && Boolean(key.holderOrgId));

type Books = { year: number; ledger: number; next: number };

/** The plan as one chain: held sums are held again, the rest passes 结转 in the old book and in the new one. */
export function closingChain(plan: ClosingPlan, { year, ledger, next }: Books): Entry[] {
  const last = localDate(`${year}-12-31`);
  const first = addDays(last, 1);
  const days = { last, first };
  const budget = (of: number): AccountKey => ({ ledger: of, chart: 'budget' });
  const passed = (key: AccountKey, fen: number, name: string, origin: number): Entry[] =>
    pass({ key, fen, name: `${year}:${name}`, next, days, origin });
  return [
    ...plan.held.flatMap(({ grant, fen }) => heldAgain({ grant, fen, ledger, next, year, days })),
    ...plan.budget.carry.flatMap((one) => passed(budget(ledger), one.fen, `budget:${ledger}:${one.year}`, one.year)),
    ...returned(budget(ledger), plan.budget.back, `return:budget:${ledger}`, last),
    ...(plan.cash.carry > 0 ? passed({ ledger, chart: 'bank' }, plan.cash.carry, `bank:${ledger}`, year) : []),
    ...returned({ ledger, chart: 'bank' }, plan.cash.back, `return:bank:${ledger}`, last),
    ...plan.others.flatMap(({ key, fen }) => passed(key, fen, accountId(key), year)),
  ];
}

const returned = (from: AccountKey, fen: number, id: string, day: LocalDate): Entry[] =>
  fen > 0 ? [direct({ id, from, to: { ledger: from.ledger, chart: 'returned' }, fen, code: 'to_budget', day })] : [];

type Passing = {
  key: AccountKey;
  fen: number;
  name: string;
  next: number;
  days: { last: LocalDate; first: LocalDate };
  origin: number;
};
/** One balance out of the old book and into the new one; the origin says which year's money it is. */
function pass({ key, fen, name, next, days, origin }: Passing): Entry[] {
  const carried = (ledger: number): AccountKey => ({ ledger, chart: 'carriedOver' });
  const evidence = { origin };
  const projectId = key.projectId ?? null;
  const [out, into] = [carried(key.ledger), { ...key, ledger: next }];
  return [
    direct({
      id: `carry:${name}:out`,
      from: key,
      to: out,
      fen,
      code: 'carry_out',
      day: days.last,
      projectId,
      evidence,
    }),
    direct({
      id: `carry:${name}:in`,
      from: carried(next),
      to: into,
      fen,
      code: 'carry_in',
      day: days.first,
      projectId,
      evidence,
    }),
  ];
}

function heldAgain(one: Held & { ledger: number; next: number; year: number; days: Passing['days'] }): Entry[] {
  const { grant, fen, ledger, next, year, days } = one;
  const { projectId } = grant;
  const name = `${year}:${grant.id}`;
  const budget: AccountKey = { ledger, chart: 'budget' };
  const of = grant.reservationId ?? '';
  return [
    voidOf({ id: `carry:${name}:void`, of, code: 'release', day: days.last, projectId }),
    ...pass({ key: budget, fen, name, next, days, origin: year }),
    reserve({
      id: heldNextYear(grant, year),
      from: { ledger: next, chart: 'budget' },
      to: { ledger: next, chart: 'executed', projectId },
      fen,
      code: 'reserve',
      day: days.first,
    }),
  ];
}

/** Under which id a grant's rest is held in the year after. */
export const heldNextYear = (grant: Pick<Grant, 'id'>, year: number): string => `carry:${year}:${grant.id}:again`;
