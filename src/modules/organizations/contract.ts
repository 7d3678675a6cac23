export {
  bodyKinds,
  type BodyKind,
  licenceKinds,
  type LicenceKind,
  organizationsActs,
  organizationStates,
  type Organization,
  type OrganizationState,
  regions,
} from './terms.ts';
export { Amendment, OrganizationForm, Renaming, UnitContact, WithReason } from './schema.ts';
export { creditCodeFindings, homeBureauOf, licenceFindings } from './rules.ts';
export { organizationsEndpoints } from './endpoints.ts';
export { SuggestionOut } from './views.ts';
export { isVerified } from './workflow.ts';
export { verifiedStates } from './terms.ts';
