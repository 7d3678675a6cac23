import { bind } from '../../platform/http.ts';
import { propositionsEndpoints as at, publicPropositionEndpoints as open } from './endpoints.ts';
import {
  acceptClaim,
  claimProposition,
  claimToReserve,
  completeClaim,
  declineClaim,
  dropClaim,
  linkProject,
  reportClaim,
  withdrawClaim,
} from './use-cases/claim-propositions.ts';
import {
  beginProposition,
  cancelProposition,
  endProposition,
  extendProposition,
  publishProposition,
  returnProposition,
  saveDraft,
  submitProposition,
} from './use-cases/keep-propositions.ts';
import {
  claimDetail,
  claimList,
  propositionChoices,
  propositionDetail,
  propositionList,
  publicDetail,
  publicList,
} from './use-cases/read-propositions.ts';

/** Endpoints of topics and claims and what answers them. */
export const propositionsRoutes = [
  bind(at.list, propositionList),
  bind(at.choices, propositionChoices),
  bind(at.begin, beginProposition),
  bind(at.detail, propositionDetail),
  bind(at.save, saveDraft),
  bind(at.submit, submitProposition),
  bind(at.return, returnProposition),
  bind(at.publish, publishProposition),
  bind(at.extend, extendProposition),
  bind(at.end, endProposition),
  bind(at.cancel, cancelProposition),
  bind(at.claim, claimProposition),
  bind(at.claims, claimList),
  bind(at.claimDetail, claimDetail),
  bind(at.withdraw, withdrawClaim),
  bind(at.accept, acceptClaim),
  bind(at.decline, declineClaim),
  bind(at.toReserve, claimToReserve),
  bind(at.linkProject, linkProject),
  bind(at.report, reportClaim),
  bind(at.complete, completeClaim),
  bind(at.drop, dropClaim),
  bind(open.list, publicList),
  bind(open.detail, publicDetail),
];
