export { pastedCells, placedCells } from './paste-rules.ts';
export { reportsEndpoints } from './endpoints.ts';
export { type ReportState, reportsActs, reportStates } from './terms.ts';
