import type { z } from 'zod';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { Cut } from '../schema.ts';
import type {
  AccountState,
  ArrivalState,
  BatchState,
  Condition,
  InstalmentState,
  LineState,
  ReturnState,
  VoucherState,
} from '../terms.ts';
import type { ReturnLine } from '../bank-terms.ts';
import type { ProjectMoneyOut } from '../views.ts';

export type ProjectMoney = z.output<typeof ProjectMoneyOut>;
export type ShownInstalment = ProjectMoney['instalments'][number];

/** Shapes of states; the words stand in terms.ts. */
export const instalmentShapes: Record<InstalmentState, Kind> = {
  planned: 'idle',
  requested: 'wait',
  approved: 'doing',
  batched: 'doing',
  sent: 'wait',
  paid: 'done',
  failed: 'bad',
  cancelled: 'off',
};
export const cutShapes: Record<Cut, Kind> = {
  payable: 'doing',
  lacking: 'warn',
  approving: 'wait',
  to_pay: 'doing',
  at_bank: 'wait',
  failed: 'bad',
  paid: 'done',
  later: 'idle',
};
export const batchShapes: Record<BatchState, Kind> = {
  making: 'doing',
  sent: 'wait',
  settled: 'done',
  cancelled: 'off',
};
export const lineShapes: Record<LineState, Kind> = {
  ready: 'idle',
  sent: 'wait',
  paid: 'done',
  failed: 'bad',
  dropped: 'off',
};
export const returnShapes: Record<ReturnState, Kind> = { faulty: 'bad', read: 'doing', done: 'done', dropped: 'off' };
export const accountShapes: Record<AccountState, Kind> = {
  entered: 'wait',
  verified: 'done',
  refused: 'bad',
  replaced: 'off',
  withdrawn: 'off',
};
export const voucherShapes: Record<VoucherState, Kind> = {
  entered: 'wait',
  returned: 'warn',
  accepted: 'done',
  withdrawn: 'off',
  reversed: 'off',
};
export const arrivalShapes: Record<ArrivalState, Kind> = { entered: 'wait', confirmed: 'done', refused: 'bad' };
export const conditionShapes: Record<Condition['standing'], Kind> = { met: 'done', unmet: 'bad', look: 'warn' };
export const meaningWords: Record<ReturnLine['meaning'], string> = {
  paid: '确认已付',
  failed: '支付失败',
  bounced: '付后退汇',
  known: '已入账，不变',
  unknown: '不是本系统的付款',
  faulty: '有错',
};
export const meaningShapes: Record<ReturnLine['meaning'], Kind> = {
  paid: 'done',
  failed: 'bad',
  bounced: 'bad',
  known: 'off',
  unknown: 'warn',
  faulty: 'bad',
};
