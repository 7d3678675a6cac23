import type { z } from 'zod';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { BatchPhase, CallState, PartLight } from '../terms.ts';
import type { BatchOut, CallOut, PartOut } from '../views.ts';

export type CallView = z.output<typeof CallOut>;
export type BatchView = z.output<typeof BatchOut>;
export type PartView = z.output<typeof PartOut>;

export const lightShapes: Record<PartLight, Kind> = { green: 'done', yellow: 'warn', red: 'bad' };
export const stateShapes: Record<CallState, Kind> = { preparing: 'doing', open: 'done', closed: 'lock' };
export const phaseShapes: Record<BatchPhase, Kind> = {
  coming: 'idle',
  open: 'doing',
  recommending: 'wait',
  past: 'off',
};
