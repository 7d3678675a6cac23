export {
  audiences,
  type Claim,
  claimStates,
  type PropositionRow,
  type PropositionState,
  propositionStates,
  propositionsActs,
  supportKinds,
  windows,
} from './terms.ts';
export { propositionsEndpoints, publicPropositionEndpoints } from './endpoints.ts';
