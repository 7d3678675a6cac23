import './tables.ts';

export { deliverDue, deliverMessage } from './deliver.ts';
export { type EventSource, type Told, webhookEvents } from './events.ts';
export { webhooksJobs } from './jobs.ts';
export { webhooksProblems } from './problems.ts';
export { webhooksRoutes } from './routes.ts';
export { targetById as webhookTarget } from './store.ts';
export { webhooksSubscriptions } from './subscriptions.ts';
export { webhooksActs } from './terms.ts';
export { webhooksTodos } from './todos.ts';
