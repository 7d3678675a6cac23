import './tables.ts';

export { ledgersJobs, linkLedgers } from './jobs.ts';
export { periodCode, periodLabel } from './period-rules.ts';
export { ledgersProblems } from './problems.ts';
export {
  kindCounts as ledgerKindCounts,
  ledgerRecordsOf,
  recordCounts as ledgerRecordCounts,
  recordsPage as ledgerRecordsPage,
  type RecordsAsked,
} from './queries.ts';
export { type LedgerPeriod, ledgerPeriods } from './queries-periods.ts';
export { ledgerState, senderLine } from './queries-state.ts';
export { ledgersRoutes } from './routes.ts';
export { ledgersActs } from './terms.ts';
export { ledgersTodos } from './todos.ts';
