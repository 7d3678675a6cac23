export {
  acceptanceActs,
  type CaseState,
  caseStates,
  type CheckResult,
  checkResults,
  type CheckRow,
  decisions,
  numberKinds,
  verdicts,
} from './terms.ts';
export { acceptanceEndpoints } from './endpoints.ts';
