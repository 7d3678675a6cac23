import type { Kind } from '../../../web/parts/Shape.tsx';
import type { NoticeState, ObjectionState, Standing } from '../terms.ts';

/** Shapes of the states; the words stand in terms.ts. */
export const noticeShapes: Record<NoticeState | 'none', Kind> = {
  none: 'idle',
  preparing: 'doing',
  submitted: 'wait',
  open: 'doing',
  final: 'done',
};
export const standingShapes: Record<Standing, Kind> = {
  final: 'done',
  ready: 'doing',
  objected: 'warn',
  running: 'wait',
};
export const objectionShapes: Record<ObjectionState, Kind> = {
  received: 'idle',
  clue: 'off',
  accepted: 'doing',
  handling: 'doing',
  proposed: 'wait',
  upheld: 'warn',
  rejected: 'done',
  declined: 'off',
  withdrawn: 'off',
};
export const suiteNames: Record<string, string> = { sha256: 'SHA-256', sm3: 'SM3' };
/** `4e1c09a7 b2f85d30 …`: eight signs each, so that two people can compare by reading aloud. */
export const digestGroups = (digest: string): string => (digest.match(/.{1,8}/g) ?? []).join(' ');
export const shortDigest = (digest: string): string => `${digest.slice(0, 8)}…${digest.slice(-8)}`;
