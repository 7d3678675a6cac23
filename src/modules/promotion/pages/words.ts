import type { Kind } from '../../../web/parts/Shape.tsx';
import type { Honour, ListState, ProofState, ReviewState, Standing } from '../terms.ts';

export const standingShapes: Record<Standing, Kind> = {
  upcoming: 'idle',
  running: 'doing',
  met: 'done',
  short: 'bad',
  cancelled: 'off',
};
export const proofShapes: Record<ProofState, Kind> = { reported: 'wait', confirmed: 'done', returned: 'bad' };
export const listShapes: Record<ListState, Kind> = { draft: 'idle', submitted: 'wait', published: 'done' };
export const honourShapes: Record<Honour, Kind> = {
  recommended: 'done',
  selected: 'done',
  commended: 'doing',
  improve: 'warn',
};
export const reviewShapes: Record<ReviewState, Kind> = { open: 'doing', closed: 'done' };
