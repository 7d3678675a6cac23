import './tables.ts';

export { todosOf, type Waiting } from './todo-list.ts';
export { unreadCount } from './queries.ts';
export { noticesActs } from './terms.ts';
