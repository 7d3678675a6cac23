export type { ClockSource, RunningClock } from './clocks.ts';
export { plansActs } from './terms.ts';
export { plansProblems } from './problems.ts';
export { calendarOf, categoriesOf, planById, planOfYear, subPlansOn } from './queries.ts';
