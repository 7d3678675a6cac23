import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Instant, localDate } from '../../../base/time.ts';
import { readCsv } from '../../../platform/csv.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { calendarYears } from '../queries.ts';
import { insertPlan, insertSubPlan, saveCalendarYear } from '../store.ts';
import type { Category, Confidence, Plan } from '../terms.ts';

const reference = path.resolve(import.meta.dirname, '../../../../reference');
type PlanFile = Omit<Plan, 'id' | 'version'> & {
  categories: Omit<Category, 'planId' | 'ordinal'>[];
  subPlans: { code: string; label: string; validFrom: string; source: string; confidence: Confidence }[];
};

/** Loads the plan of 2026, its categories and sub-plans, and the calendar years that are not yet here. */
export async function seedPlans(tx: Tx, _now: Instant): Promise<void> {
  const { categories, subPlans, ...plan } = JSON.parse(
    readFileSync(path.join(reference, 'plan-2026.json'), 'utf8'),
  ) as PlanFile;
  await insertPlan(
    tx,
    { ...plan, id: newId(), version: 1 },
    categories.map((one, i) => ({ ...one, ordinal: i + 1 })),
  );
  for (const { validFrom, ...one } of subPlans) {
    await insertSubPlan(tx, {
      ...one,
      id: newId(),
      version: 1,
      ownerOrgId: null,
      validFrom: localDate(validFrom),
      validUntil: null,
    });
  }
  await seedCalendar(tx);
}

async function seedCalendar(tx: Tx): Promise<void> {
  const known = (await calendarYears(tx)).map(({ year }) => year);
  const rows = readCsv(readFileSync(path.join(reference, 'holidays.csv'), 'utf8')).map(
    ({ date = '', name = '', working, source = '' }) => ({
      date: localDate(date),
      name,
      working: working === 'yes',
      source,
    }),
  );
  const years = [...new Set(rows.map(({ date }) => Number(date.slice(0, 4))))].filter((year) => !known.includes(year));
  for (const year of years) {
    const days = rows.filter(({ date }) => Number(date.slice(0, 4)) === year);
    await saveCalendarYear(tx, { year, version: 1, state: 'final', source: days[0]?.source ?? '' }, days);
  }
}
