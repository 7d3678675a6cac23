import type { Kind } from '../../../web/parts/Shape.tsx';
import type { DifferenceState, Grade } from '../terms.ts';

export const stateShapes: Record<DifferenceState, Kind> = {
  open: 'wait',
  answered: 'doing',
  returned: 'bad',
  closed: 'done',
  agreed: 'done',
  lapsed: 'off',
};
export const gradeShapes: Record<Grade, Kind> = { serious: 'bad', ordinary: 'warn', hint: 'idle' };
