import './tables.ts';

export { ledgerRecordsOf, type RecordsAsked } from './queries.ts';
export { ledgerState } from './queries-state.ts';
export { ledgersActs } from './terms.ts';
