import './tables.ts';

export { fundingChecksJobs } from './jobs.ts';
export { fundingChecksProblems } from './problems.ts';
export { fundingChecksRoutes } from './routes.ts';
export { awardNotes, fundingFindings } from './findings.ts';
export { fundingChecksSubscriptions } from './subscriptions.ts';
export { fundingChecksActs } from './terms.ts';
export { fundingChecksTodos } from './todos.ts';
