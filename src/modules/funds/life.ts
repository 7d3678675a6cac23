import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { FundKind, Grant, PayPath, PurposePart, RecoveryReason, SourceMoney } from './terms.ts';

type Never = Promise<never>;
const later = async (): Never => {
  throw new Error('funds: being written');
};
export type GrantWish = {
  fundId: string;
  year: number;
  projectId: string;
  agreementId: string;
  amountFen: number;
  transferId: string;
  path?: PayPath;
};
export type PayWish = {
  projectId: string;
  instalmentKey: string;
  amountFen: number;
  transferId: string;
  purposeSplit: readonly PurposePart[];
  fundId?: string;
  evidence?: Record<string, unknown>;
};
export type SpendWish = {
  projectId: string;
  purpose: string;
  amountFen: number;
  transferId: string;
  fundId?: string;
  evidence?: Record<string, unknown>;
};
export type SourceWish = {
  projectId: string;
  kind: FundKind;
  source: string;
  label: string;
  promisedFen: number;
  transferId: string;
};
export type ArrivalWish = {
  projectId: string;
  kind: FundKind;
  source: string;
  amountFen: number;
  transferId: string;
  on: LocalDate;
  evidence?: Record<string, unknown>;
};
export type RecoveryWish = {
  projectId: string;
  reason: RecoveryReason;
  statement: string;
  misusedFen?: number;
  breachFen?: number;
  fundId?: string;
  source?: string;
};
export type OpenFund = {
  id: string;
  name: string;
  kind: FundKind;
  ownerOrgId: string;
  year: number;
  availableFen: number;
  bankFen: number;
};
export const reserveGrant = (_cx: ActCx, _wish: GrantWish): Promise<Grant> => later();
export const releaseGrant = (_cx: ActCx, _wish: { projectId: string; fundId?: string }): Promise<number> => later();
export const payOut = (_cx: ActCx, _wish: PayWish): Promise<{ transferId: string }> => later();
export const returnedByBank = (_cx: ActCx, _wish: { transferId: string; note?: string }): Promise<void> => later();
export const accountSpending = (_cx: ActCx, _wish: SpendWish): Promise<void> => later();
export const promiseSource = (_cx: ActCx, _wish: SourceWish): Promise<void> => later();
export const arriveSource = (_cx: ActCx, _wish: ArrivalWish): Promise<void> => later();
export const spendSource = (_cx: ActCx, _wish: SpendWish & { kind: FundKind; source: string }): Promise<void> =>
  later();
export const openRecovery = (_cx: ActCx, _wish: RecoveryWish): Promise<{ id: string; number: string }> => later();
export const projectMoney = (_tx: Tx, _projectId: string): Promise<SourceMoney[]> => later();
export const fundsOpen = (_tx: Tx, _year?: number): Promise<OpenFund[]> => later();
