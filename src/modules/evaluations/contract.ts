export {
  evaluationSetsEndpoints,
  evaluationsEndpoints,
  evaluationSheetsEndpoints,
  suggestionsEndpoints,
} from './endpoints.ts';
export {
  type Audience,
  audiences,
  type EvaluationKind,
  evaluationKinds,
  evaluationsActs,
  type EvaluationState,
  evaluationStates,
  type SuggestionLine,
} from './terms.ts';
export { isFinal } from './workflow.ts';
