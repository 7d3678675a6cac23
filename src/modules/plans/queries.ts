import type { LocalDate } from '../../base/time.ts';
import { type CalendarDay, type WorkingCalendar, workingCalendar } from '../../base/working-days.ts';
import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { isProvisional } from './rules.ts';
import type { CalendarYear, Category, Plan, SubPlan } from './terms.ts';
import type {} from './tables.ts';

/** The working-day calendar in force: every year that has been entered, drafts marked as provisional. */
export async function calendarOf(tx: Tx): Promise<WorkingCalendar> {
  const years = await calendarYears(tx);
  const days = await tx.selectFrom('calendarDays').selectAll().orderBy('day').execute();
  return workingCalendar({
    days: days.map(({ day, working, name }) => ({ date: day, working, name })),
    years: years.map(({ year }) => year),
    provisionalYears: years.filter(isProvisional).map(({ year }) => year),
  });
}

export const calendarYears = (tx: Tx): Promise<CalendarYear[]> =>
  tx.selectFrom('calendarYears').selectAll().orderBy('year').execute();

/** The plan of a year; refuses where none has been entered. */
export async function planOfYear(tx: Tx, year: number): Promise<Plan> {
  const found = await tx.selectFrom('plans').selectAll().where('year', '=', year).executeTakeFirst();
  if (!found) throw new Problem('plan.unknown', { year });
  return found;
}

export async function planById(tx: Tx, id: string): Promise<Plan> {
  const found = await tx.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw new Problem('act.not_found');
  return found;
}

/** The categories of a plan in the order of the document (五个一批). */
export const categoriesOf = (tx: Tx, planId: string): Promise<Category[]> =>
  tx.selectFrom('categories').selectAll().where('planId', '=', planId).orderBy('ordinal').execute();

/** Sub-plans in force on a day: the national ones, and those of the units named (all units' where none are named). */
export function subPlansOn(tx: Tx, on: LocalDate, ownerOrgIds?: readonly string[]): Promise<SubPlan[]> {
  return tx
    .selectFrom('subPlans')
    .selectAll()
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validUntil', 'is', null), e('validUntil', '>=', on)]))
    .$if(ownerOrgIds !== undefined, (query) =>
      query.where((e) =>
        e.or([e('ownerOrgId', 'is', null), ...(ownerOrgIds?.length ? [e('ownerOrgId', 'in', [...ownerOrgIds])] : [])]),
      ),
    )
    .orderBy((e) => e.case().when('ownerOrgId', 'is', null).then(0).else(1).end())
    .orderBy('code')
    .execute();
}

/** One year's list of exceptions as it was entered; undefined where the year is unknown. */
export async function calendarYearOf(
  tx: Tx,
  year: number,
): Promise<{ row: CalendarYear; days: CalendarDay[] } | undefined> {
  const row = await tx.selectFrom('calendarYears').selectAll().where('year', '=', year).executeTakeFirst();
  if (!row) return undefined;
  const days = await tx
    .selectFrom('calendarDays')
    .selectAll()
    .where('day', '>=', `${year}-01-01` as LocalDate)
    .where('day', '<=', `${year}-12-31` as LocalDate)
    .orderBy('day')
    .execute();
  return { row, days: days.map(({ day, working, name }) => ({ date: day, working, name })) };
}

export const allPlans = (tx: Tx): Promise<Plan[]> =>
  tx.selectFrom('plans').selectAll().orderBy('year', 'desc').execute();

/** Every sub-plan there ever was, the nation's first. */
export const subPlansAll = (tx: Tx): Promise<SubPlan[]> =>
  tx
    .selectFrom('subPlans')
    .selectAll()
    .orderBy((e) => e.case().when('ownerOrgId', 'is', null).then(0).else(1).end())
    .orderBy('validFrom')
    .orderBy('code')
    .execute();

/** The categories of every plan, one of a code, as the latest plan words it: labels of old and new works alike. */
export const allCategories = (tx: Tx): Promise<Category[]> =>
  tx
    .selectFrom('categories')
    .innerJoin('plans', 'plans.id', 'categories.planId')
    .distinctOn('categories.code')
    .select([
      'categories.planId',
      'categories.code',
      'categories.label',
      'categories.shortLabel',
      'categories.clause',
      'categories.ordinal',
    ])
    .orderBy('categories.code')
    .orderBy('plans.year', 'desc')
    .execute();
