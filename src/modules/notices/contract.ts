export { noticesEndpoints } from './endpoints.ts';
export { type CopySubject, copySubjects, type TodoTab, todoTabs } from './schema.ts';
export { noticesActs } from './terms.ts';
export { daysLeft, lightOf } from './rules.ts';
export { TodoOut } from './views.ts';
