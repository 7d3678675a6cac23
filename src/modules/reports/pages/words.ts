import type { Kind } from '../../../web/parts/Shape.tsx';
import type { ReportState } from '../terms.ts';

export const stateShapes: Record<ReportState, Kind> = {
  filling: 'doing',
  prepared: 'wait',
  checked: 'wait',
  submitted: 'wait',
  returned: 'warn',
  confirmed: 'done',
  archived: 'lock',
  restating: 'doing',
};
