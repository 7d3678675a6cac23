export { fundingChecksEndpoints } from './endpoints.ts';
export { type CheckGrade, checkGrades, type CheckState, checkStates, fundingChecksActs } from './terms.ts';
