import type { z } from 'zod';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { CaseState, CheckResult, PointResult, Verdict } from '../terms.ts';
import type { CaseOut } from '../views.ts';

/** A case as the server shows it to this viewer. */
export type Case = z.output<typeof CaseOut>;

export const stateShapes: Record<CaseState, Kind> = {
  preparing: 'idle',
  submitted: 'wait',
  reviewing: 'doing',
  rectifying: 'warn',
  accepted: 'done',
  rejected: 'bad',
};
export const checkShapes: Record<CheckResult, Kind> = {
  met: 'done',
  look: 'warn',
  unmet: 'bad',
  not_applicable: 'off',
};
export const pointShapes: Record<PointResult, Kind> = { met: 'done', unmet: 'bad', not_applicable: 'off' };
export const verdictShapes: Record<Verdict, Kind> = { pass: 'done', rectify: 'warn', fail: 'bad' };
