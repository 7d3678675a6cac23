import type { Instant, LocalDate } from '../../base/time.ts';
import type { Risk } from '../projects/contract.ts';
import type { ActionLine, Dispatch, DispatchAction, DispatchEdition, DispatchLayout, FollowUp } from './terms.ts';

/** Of whom a row of the pack speaks. */
type OfUnit = { recommenderOrgId: string; unitName: string; ownerOrgId: string };
export type PackProject = OfUnit & {
  id: string;
  number: string;
  title: string;
  level: 'national' | 'provincial' | 'platform';
  state: 'running' | 'suspended' | 'closed' | 'stopped';
  stage: string;
  awardedFen: number;
  createdAt: Instant;
  producerName: string;
  ownerName: string;
  regionCode: string | null;
  lastProgressAt: Instant | null;
  nextKind: string | null;
  nextOn: LocalDate | null;
  openAdvice: number | null;
  openRisks: number | null;
  acceptance: 'preparing' | 'submitted' | 'reviewing' | 'rectifying' | 'accepted' | 'rejected' | null;
  acceptedAt: Instant | null;
  certificateNumber: string | null;
};
type OfProject = OfUnit & { projectId: string; number: string; title: string };
export type PackMilestone = OfProject & { kind: string; plannedOn: LocalDate | null; doneOn: LocalDate | null };
export type PackRisk = OfProject & Pick<Risk, 'id' | 'kind' | 'severity' | 'summary' | 'openedAt' | 'closedAt'>;
export type PackPayment = OfProject & {
  id: string;
  label: string;
  amountFen: number;
  state: string;
  paidOn: LocalDate | null;
};
export type PackVoucher = OfProject & {
  id: string;
  amountFen: number;
  state: 'entered' | 'accepted';
  spentOn: LocalDate;
  decidedAt: Instant | null;
};
export type PackRecovery = OfProject & {
  id: string;
  state: string;
  amountFen: number;
  returnedFen: number;
  dueOn: LocalDate | null;
  openedAt: Instant;
};
declare module '../../platform/database.ts' {
  interface Tables {
    dispatchLayouts: DispatchLayout;
    dispatches: Dispatch;
    dispatchEditions: DispatchEdition;
    dispatchActions: DispatchAction;
    dispatchFollowUps: FollowUp;
    vDispatchActions: ActionLine;
    vDispatchProjects: PackProject;
    vDispatchMilestones: PackMilestone;
    vDispatchRisks: PackRisk;
    vDispatchPayments: PackPayment;
    vDispatchVouchers: PackVoucher;
    vDispatchRecoveries: PackRecovery;
  }
}
export {};
