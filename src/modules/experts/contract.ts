export {
  type Expert,
  type ExpertState,
  expertStates,
  type Interest,
  type InterestKind,
  interestKinds,
} from './terms.ts';
export { isAvailable, isInForce, isSameParty, type Party } from './rules.ts';
export { expertsEndpoints } from './endpoints.ts';
export { hasLeft, isAppointed } from './workflow.ts';
export { appointedStates } from './terms.ts';
