import './tables.ts';

export {
  insertOrganization,
  lockOrganization,
  namesOf,
  type NewOrganization,
  organizationById,
} from './store.ts';
export {
  alikeTo,
  bureausIn,
  findByCode,
  findByCreditCode,
  nameOn,
  organizationList,
  platformsIn,
  searchOrganizations,
  visibleTo as organizationsVisibleTo,
} from './queries.ts';
export { checkedRegistration } from './use-cases/check-registration.ts';
export { seedOrganizations } from './use-cases/seed-organizations.ts';
export { organizationsProblems } from './problems.ts';
export { organizationsRoutes } from './routes.ts';
export { organizationsActs } from './terms.ts';
export { organizationsTodos } from './todos.ts';
