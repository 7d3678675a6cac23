import './tables.ts';

export { noticesJobs } from './jobs.ts';
export { noticesProblems } from './problems.ts';
export { unreadCount } from './queries.ts';
export { type SeenSubject, subjectsSeen } from './queries-subjects.ts';
export { noticesRoutes } from './routes.ts';
export { noticesSubscriptions } from './subscriptions.ts';
export { noticesActs } from './terms.ts';
export { todosOf, type Waiting } from './todo-list.ts';
export { noticesTodos } from './todos.ts';
export { actedRows, waitingRows } from './use-cases/show-todos.ts';
