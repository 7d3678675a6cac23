import type { Kind } from '../../../web/parts/Shape.tsx';
import { type ArrivalResult, type ReceiptCount, receiptCounts, type SenderState } from '../terms.ts';

export const countWords = Object.entries(receiptCounts) as [ReceiptCount, string][];

export const senderShapes: Record<SenderState, Kind> = {
  waiting: 'idle',
  received: 'done',
  late: 'warn',
  missing: 'bad',
};
export const resultShapes: Record<ArrivalResult, Kind> = {
  accepted: 'done',
  duplicate: 'off',
  stale: 'off',
  conflict: 'bad',
};
export const keyStandings = {
  waiting: ['idle', '未生效'],
  valid: ['done', '有效'],
  expired: ['bad', '已过期'],
  revoked: ['off', '已吊销'],
} as const satisfies Record<string, readonly [Kind, string]>;
