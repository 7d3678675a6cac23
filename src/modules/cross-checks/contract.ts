export { crossChecksEndpoints } from './endpoints.ts';
export { crossChecksActs, type DifferenceState, differenceStates, type Grade, grades, openStates } from './terms.ts';
