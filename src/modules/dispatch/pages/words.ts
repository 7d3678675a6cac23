import type { Target } from '../../../web/parts/Text.tsx';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { ActionState, DispatchState } from '../terms.ts';

export const dispatchShapes: Record<DispatchState, Kind> = {
  preparing: 'idle',
  issued: 'wait',
  held: 'doing',
  closed: 'done',
};
export const actionShapes: Record<ActionState, Kind> = {
  open: 'doing',
  claimed: 'wait',
  done: 'done',
  cancelled: 'off',
};

/** An address with filters, `/projects?watch=late`, as a target of a link. */
export function targetOf(to: string): Target {
  const [path = '/', query = ''] = to.split('?');
  return { path, search: Object.fromEntries(new URLSearchParams(query)) };
}
