import type { Kind } from '../../../web/parts/Shape.tsx';
import type { MessageState, TargetState } from '../terms.ts';

export const targetShapes: Record<TargetState, Kind> = {
  active: 'done',
  paused: 'wait',
  stopped: 'bad',
  removed: 'off',
};
export const messageShapes: Record<MessageState, Kind> = {
  waiting: 'wait',
  delivered: 'done',
  failed: 'bad',
  dropped: 'off',
};
