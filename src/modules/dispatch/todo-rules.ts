import { type Actor, hasRole } from '../../base/policy.ts';
import { isOwner } from './policy.ts';
import type { DispatchAction, DispatchState } from './terms.ts';

/** What an action asks of somebody now: its owner to do it, the office to release it. */
export function actionStep(actor: Actor, it: DispatchAction): string | null {
  if (it.state === 'open' && isOwner(actor, it)) return '办理议定事项';
  return it.state === 'claimed' && hasRole(actor, 'national_officer') ? '核销议定事项' : null;
}
/** What the dispatch of a month asks of the office. */
export const dispatchStep = (state: DispatchState): string | null =>
  ({ preparing: '定稿调度材料', issued: '召开并记录会议', held: '登记议定事项并归档', closed: null })[state];
