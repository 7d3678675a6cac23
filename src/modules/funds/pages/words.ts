import type { z } from 'zod';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { RecoveryState } from '../terms.ts';
import type { FundLinesOut, FundOut, ProofOut, RecoveryOut } from '../views.ts';

export type FundShown = z.output<typeof FundOut>;
export type FundLine = z.output<typeof FundLinesOut>['rows'][number];
export type Proof = z.output<typeof ProofOut>;
export type RecoveryShown = z.output<typeof RecoveryOut>;

export const recoveryShapes: Record<RecoveryState, Kind> = {
  proposed: 'wait',
  decided: 'doing',
  demanded: 'warn',
  write_off_proposed: 'wait',
  settled: 'done',
  written_off: 'off',
  cancelled: 'off',
};
export const shapeOf = (state: string): Kind => recoveryShapes[state as RecoveryState] ?? 'idle';
