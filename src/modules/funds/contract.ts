export {
  broughtKinds,
  fundKinds,
  type FundKind,
  fundsActs,
  type Grant,
  payPaths,
  type PayPath,
  type PurposePart,
  recoveryReasons,
  type RecoveryReason,
  recoveryStates,
  type SourceMoney,
} from './terms.ts';
export { fundRulesEndpoints, fundsEndpoints, recoveriesEndpoints } from './endpoints.ts';
