export {
  type Milestone,
  type MilestoneKind,
  milestoneKinds,
  type Project,
  projectLevels,
  projectsActs,
  type ProjectState,
  projectStates,
  type Risk,
  type RiskKind,
  riskKinds,
  severities,
  supportKinds,
} from './terms.ts';
export { type WatchCut, watchCuts } from './tracking-terms.ts';
export { isGuide, isOwner, isProducer, isRecommender, mayReadProject, type ProjectStanding } from './policy.ts';
export { changesEndpoints, guidanceEndpoints, projectsEndpoints } from './endpoints.ts';
export { isOver, isRunning } from './workflow.ts';
