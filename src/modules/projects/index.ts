import './tables.ts';

export { closeProject, completeMilestone, raiseRisk, resumeProject, stopProject, suspendProject } from './moves.ts';
export { type ClosingSource } from './closing.ts';
export { type HeadMoney, type MoneySource } from './money.ts';
export { openProject } from './open-project.ts';
export { projectsJobs } from './jobs.ts';
export { projectsProblems } from './problems.ts';
export { type FoundProject, findProjects } from './queries-find.ts';
export {
  projectsAired,
  projectSum,
  type ProjectSum,
  projectSums,
  projectWatch,
  type ProjectWish,
} from './queries-figures.ts';
export { openAdvice } from './queries-advice-open.ts';
export { milestonesOf, openViolations, projectOfApplication, projectsVisibleTo, standingOf } from './queries.ts';
export { projectsRoutes } from './routes.ts';
export { keepStandings, type StandingWish } from './standings.ts';
export { findProject, insertProject, lockProject, projectById, saveProject } from './store.ts';
export { projectsSubscriptions } from './subscriptions.ts';
export { projectsActs } from './terms.ts';
export { projectsTodos } from './todos.ts';
