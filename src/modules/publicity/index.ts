export { publicityProblems } from './problems.ts';
export { publicityRoutes } from './routes.ts';
export { publicityActs } from './terms.ts';
export { publicityTodos } from './todos.ts';
