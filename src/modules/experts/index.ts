export { expertsActs } from './terms.ts';
export { expertsProblems } from './problems.ts';
export { expertsRoutes } from './routes.ts';
export { expertById, findExpertOfPerson } from './store.ts';
export { type ExpertWithInterests, poolOf } from './queries.ts';
