export {
  type DecisionKind,
  decisionKinds,
  type DecisionList,
  listStates,
  type ListState,
  type Round,
  roundStates,
  seatSteps,
  type Stage,
  stages,
} from './terms.ts';
export { expertReviewEndpoints } from './endpoints.ts';
export { isClosed, isHandedIn, isReady, isRecused, isScoring } from './workflow.ts';
