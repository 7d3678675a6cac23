import { type Actor, anyOf, hasRole, holders, machinery, type Role, type Rule } from '../../base/policy.ts';
import type { WebhookTarget } from './terms.ts';
import type { MessageAct, TargetAct } from './workflow.ts';

/** Who keeps an organisation's addresses: its administrator; of a platform 平台填报; of the bureau 系统管理员. */
export const keepers: readonly Role[] = ['producer_admin', 'unit_admin', 'platform_operator', 'system_admin'];
export type TargetStanding = Pick<WebhookTarget, 'orgId'>;
type R = Rule<TargetStanding>;

const own: R = {
  says: '本单位的管理员或平台填报',
  test: (actor, it) => hasRole(actor, ...keepers) && actor.orgId === it.orgId,
};
export const webhooksPolicy = {
  list: holders(...keepers, 'auditor'),
  add: holders(...keepers),
  view: anyOf<TargetStanding>(own, holders('auditor')),
} satisfies Record<string, Rule<TargetStanding>>;

export const targetPolicy = {
  change: own,
  rotate_key: own,
  test: own,
  replay: own,
  pause: own,
  resume: own,
  remove: own,
  stop: machinery,
} satisfies Record<TargetAct, R>;

export const messagePolicy = {
  deliver: machinery,
  give_up: machinery,
  drop: own,
  replay: own,
} satisfies Record<MessageAct, R>;

export const seesAll = (actor: Actor): boolean => hasRole(actor, 'auditor');
