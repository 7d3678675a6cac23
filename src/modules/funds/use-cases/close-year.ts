import { fen, yuan } from '../../../base/money.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { digestOf } from '../../../platform/digest.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { enterChain } from '../chain.ts';
import { type ClosingPlan, closingChain, closingPlan, heldNextYear } from '../closing.ts';
import { refused } from '../grants.ts';
import { fundPolicy } from '../policy.ts';
import { closingFindings } from '../rules.ts';
import { CloseYear, YearOfFund } from '../schema.ts';
import { closeYearRow, ensureYear, fundById, lockFund, saveGrant, yearOf } from '../store.ts';
import { isYearClosed } from '../workflow.ts';

const total = (parts: readonly { fen: number }[]): number => parts.reduce((sum, part) => sum + part.fen, 0);
const seenOf = (plan: ClosingPlan): string =>
  digestOf({ ...plan, grants: plan.grants.map(({ id }) => id) }).slice(0, 32);

/** What closing a year would do: held sums, carried and returned money. */
export const closingEffect = reading({
  input: YearOfFund,
  view: fundPolicy.view,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async show({ tx, now }, fund, { year }) {
    const book = await yearOf(tx, fund.id, year);
    const plan = await closingPlan(tx, book, false);
    return {
      year,
      next: year + 1,
      reservedFen: total(plan.held),
      carriedBudgetFen: total(plan.budget.carry),
      returnedBudgetFen: plan.budget.back,
      carriedCashFen: plan.cash.carry + total(plan.others.filter(({ key }) => key.chart !== 'paid')),
      returnedCashFen: plan.cash.back,
      projects: plan.grants.length,
      seen: seenOf(plan),
      findings: closingFindings({ year, today: dayOf(now), closed: isYearClosed(book) }),
    };
  },
});

/** 年终结账: carries over or returns what is left and closes the book, exactly as the leader saw it (结转结余). */
export const closeFundYear = useCase({
  act: 'fund.close_year',
  label: '年终结账',
  input: CloseYear,
  view: fundPolicy.view,
  allow: fundPolicy.close_year,
  load: (tx, { fundId }) => lockFund(tx, fundId),
  async run(cx, fund, { year, seen }) {
    const { tx, now, actor, record } = cx;
    const book = await yearOf(tx, fund.id, year);
    refused(...closingFindings({ year, today: dayOf(now), closed: isYearClosed(book) }));
    const plan = await closingPlan(tx, book, true);
    if (seenOf(plan) !== seen) throw new Problem('row.changed');
    const { ledger: next } = await ensureYear(tx, fund.id, year + 1, now);
    const chain = closingChain(plan, { year, ledger: book.ledger, next });
    if (chain.length > 0) await enterChain(cx, chain);
    const held = new Set(plan.held.map(({ grant }) => grant.id));
    for (const grant of plan.grants) {
      const reservationId = held.has(grant.id) ? heldNextYear(grant, year) : null;
      await saveGrant(tx, { ...grant, year: year + 1, reservationId });
    }
    await closeYearRow(tx, book, { at: now, name: actor.name });
    const back = plan.budget.back;
    const after = { year, heldFen: total(plan.held), carriedFen: total(plan.budget.carry), returnedFen: back };
    record({ act: 'fund.close_year', subject: fund.id, after, note: `${year}年度结账，收回 ${yuan(fen(back))} 元` });
    return { id: fund.id };
  },
});
