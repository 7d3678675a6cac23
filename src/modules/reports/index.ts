import './tables.ts';

export { keepCalendar, reportsJobs } from './jobs.ts';
export { findReports } from './find.ts';
export { periodName } from './calendar-rules.ts';
export { editionsOfPeriod, periodsAll as reportPeriodsAll, reportsAll, unitById } from './queries.ts';
export { ownTable } from './own-table.ts';
export { reportsProblems } from './problems.ts';
export { reportsRoutes } from './routes.ts';
export { periodById as reportPeriodById, reportById } from './store.ts';
export { type PeriodStanding, presentPeriod, reportRates, tablesMissing, type UnitStanding } from './standings.ts';
export { reportsActs } from './terms.ts';
export { reportsTodos } from './todos.ts';
export { seedReports } from './use-cases/open-periods.ts';
