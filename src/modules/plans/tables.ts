import type { LocalDate } from '../../base/time.ts';
import type { CalendarYear, Category, Plan, SubPlan } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    plans: Plan;
    categories: Category;
    subPlans: SubPlan;
    calendarDays: { day: LocalDate; working: boolean; name: string; source: string };
    calendarYears: CalendarYear;
  }
}
export {};
