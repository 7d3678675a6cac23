import './tables.ts';

export {
  actorOf,
  actorOfPerson,
  insertPerson,
  type NewPerson,
  personById,
  personsHolding,
  personsInOrganization,
  sealPlainTotp,
} from './store.ts';
export { makeLink, openSession } from './store-sessions.ts';
export { accountsVisibleTo, mustDoFirst } from './queries.ts';
export { whoAsks } from './who-asks.ts';
export { accountsProblems } from './problems.ts';
export { accountsRoutes } from './routes.ts';
export { accountsActs } from './terms.ts';
export { accountsTodos } from './todos.ts';
export { createFirstAdministrator } from './use-cases/create-first-administrator.ts';
export { activePersons, addLink, voidLinks } from './store-notices.ts';
export { searchPeople } from './queries-search.ts';
