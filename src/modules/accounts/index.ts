import './tables.ts';

export {
  actorOf, actorOfPerson, insertPerson, makeLink, type NewPerson, openSession, personById, personsHolding,
} from './store.ts';
export { accountsVisibleTo, mustDoFirst } from './queries.ts';
export { whoAsks } from './who-asks.ts';
export { accountsProblems } from './problems.ts';
export { accountsRoutes } from './routes.ts';
export { accountsActs } from './terms.ts';
export { accountsTodos } from './todos.ts';
export { createFirstAdministrator } from './use-cases/create-first-administrator.ts';
