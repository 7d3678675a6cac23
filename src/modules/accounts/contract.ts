export { accountsEndpoints } from './endpoints.ts';
export { passwordFindings, type PasswordRules } from './rules.ts';
export {
  accountsActs,
  type Person,
  personStates,
  type PersonState,
  rolesOfKind,
  scopeKinds,
  scopeWords,
  separatedRoles,
} from './terms.ts';
export { isActive, isDisabled, isInvited } from './workflow.ts';
