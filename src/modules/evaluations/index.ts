import './tables.ts';

export { evaluationsJobs, keepFigures } from './jobs.ts';
export { findEvaluations } from './find.ts';
export { appraisedBy, sheetNamed } from './named.ts';
export { evaluationsProblems } from './problems.ts';
export { suggestionLines } from './queries.ts';
export { evaluationsRoutes } from './routes.ts';
export { evaluationsActs } from './terms.ts';
export { evaluationsTodos } from './todos.ts';
export { seedEvaluations } from './use-cases/keep-sets.ts';
