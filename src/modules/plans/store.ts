import { Problem } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { CalendarDay } from '../../base/working-days.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { CalendarYear, Category, Plan, SubPlan } from './terms.ts';
import type {} from './tables.ts';

export async function lockPlan(tx: Tx, year: number): Promise<Plan> {
  const found = await tx.selectFrom('plans').selectAll().where('year', '=', year).forUpdate().executeTakeFirst();
  if (!found) throw new Problem('plan.unknown', { year });
  return found;
}

/** Adds a plan with its categories; false where the year already has one. */
export async function insertPlan(
  tx: Tx,
  plan: Plan,
  categories: readonly Omit<Category, 'planId'>[],
): Promise<boolean> {
  const added = await tx
    .insertInto('plans')
    .values({ ...plan, clauses: json(plan.clauses) })
    .onConflict((conflict) => conflict.column('year').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  await tx
    .insertInto('categories')
    .values(categories.map((one) => ({ ...one, planId: plan.id })))
    .execute();
  return true;
}

export async function savePlan(tx: Tx, plan: Plan, categories: readonly Omit<Category, 'planId'>[]): Promise<Plan> {
  const next = { ...plan, version: plan.version + 1 };
  await tx
    .updateTable('plans')
    .set({ ...next, clauses: json(next.clauses) })
    .where('id', '=', plan.id)
    .execute();
  for (const { code, label, shortLabel, clause, ordinal } of categories) {
    await tx
      .updateTable('categories')
      .set({ label, shortLabel, clause, ordinal })
      .where('planId', '=', plan.id)
      .where('code', '=', code)
      .execute();
  }
  return next;
}

export async function lockSubPlan(tx: Tx, id: string): Promise<SubPlan> {
  const found = await tx.selectFrom('subPlans').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw new Problem('act.not_found');
  return found;
}

export async function insertSubPlan(tx: Tx, row: SubPlan): Promise<boolean> {
  const added = await tx
    .insertInto('subPlans')
    .values(row)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function endSubPlanOn(tx: Tx, { id, version }: SubPlan, validUntil: LocalDate): Promise<void> {
  await tx
    .updateTable('subPlans')
    .set({ validUntil, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** One year's calendar, kept from others while it is changed; undefined where the year is unknown. */
export async function lockCalendarYear(tx: Tx, year: number): Promise<CalendarYear | undefined> {
  // two officers entering one new year have no row of it to lock
  await tx.selectFrom('plans').select('id').orderBy('year').limit(1).forUpdate().execute();
  return tx.selectFrom('calendarYears').selectAll().where('year', '=', year).forUpdate().executeTakeFirst();
}

/** Replaces a year's list of exceptions. */
export async function saveCalendarYear(tx: Tx, row: CalendarYear, days: readonly CalendarDay[]): Promise<void> {
  const { state, source, version } = row;
  await tx
    .insertInto('calendarYears')
    .values(row)
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ state, source, version }))
    .execute();
  await tx
    .deleteFrom('calendarDays')
    .where('day', '>=', `${row.year}-01-01` as LocalDate)
    .where('day', '<=', `${row.year}-12-31` as LocalDate)
    .execute();
  if (days.length === 0) return;
  await tx
    .insertInto('calendarDays')
    .values(days.map(({ date, working, name }) => ({ day: date, working, name, source })))
    .execute();
}
