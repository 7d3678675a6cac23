export type { ClockSource, RunningClock } from './clocks.ts';
export { plansProblems } from './problems.ts';
export {
  allCategories,
  allPlans,
  calendarOf,
  categoriesOf,
  planById,
  planOfYear,
  subPlansAll,
  subPlansOn,
} from './queries.ts';
export type { AdviceSource, YearAdvice } from './advice.ts';
export { plansRoutes } from './routes.ts';
export { plansActs } from './terms.ts';
export { plansTodos } from './todos.ts';
export { seedPlans } from './use-cases/seed-plans.ts';
