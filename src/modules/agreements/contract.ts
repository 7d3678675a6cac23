export type { MoneySourceKind } from './own-money.ts';
export {
  agreementsActs,
  type AgreementInForce,
  type AgreementState,
  agreementStates,
  type Figures,
  type Instalment,
  parties,
  type PartyKey,
  type PlannedMilestone,
  type Purpose,
} from './terms.ts';
export {
  agreementsEndpoints,
  agreementTemplateEndpoints,
  signingAuthorityEndpoints,
  signingKeyEndpoints,
} from './endpoints.ts';
export { bindingStates, isInForce } from './workflow.ts';
