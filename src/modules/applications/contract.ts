export { type Application, type ApplicationState, applicationStates, goneStates } from './terms.ts';
export type { ApplicationAct } from './workflow.ts';
export { eligibilityFindings } from './rules.ts';
export { isCorrecting, isDraft, isRecommended } from './workflow.ts';
