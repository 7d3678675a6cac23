export {
  type ClassCase,
  type ClassResult,
  classFindings,
  classOf,
  numberFindings,
  standardOn,
} from './rules.ts';
export {
  type ClassRule,
  classificationActs,
  type CodedTerm,
  type NumberPattern,
  type NumberPurpose,
  numberPurposes,
  type TermKind,
  termKinds,
} from './terms.ts';
export { classificationEndpoints } from './endpoints.ts';
