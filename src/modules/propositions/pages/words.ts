import type { Kind } from '../../../web/parts/Shape.tsx';
import type { ClaimState, ProgressStep, PropositionState, WindowState } from '../terms.ts';

export const stateShapes: Record<PropositionState, Kind> = {
  draft: 'idle',
  submitted: 'wait',
  published: 'doing',
  ended: 'done',
  cancelled: 'off',
};
export const windowShapes: Record<WindowState, Kind> = { before: 'idle', open: 'doing', closed: 'off' };
export const claimShapes: Record<ClaimState, Kind> = {
  claimed: 'wait',
  accepted: 'doing',
  declined: 'bad',
  withdrawn: 'off',
  completed: 'done',
  dropped: 'off',
};
export const progressShapes: Record<ProgressStep, Kind> = {
  none: 'idle',
  reserve: 'doing',
  application: 'doing',
  project: 'doing',
  done: 'done',
};

export type Choice = { code: string; label: string };
export const optionsOf = (choices: readonly Choice[]): Record<string, string> =>
  Object.fromEntries(choices.map(({ code, label }) => [code, label]));
export const labelIn = (choices: readonly Choice[], code: string | null): string =>
  code === null ? '' : (choices.find((one) => one.code === code)?.label ?? code);
