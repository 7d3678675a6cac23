import { type Actor, hasRole, roles } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { proposalsWaiting } from './store-proposals.ts';
import { lapsedInvitations } from './queries.ts';
import { officesUnstaffed } from './queries-staff.ts';

/** Roles that the system administrator has asked for wait for a security administrator, who did not ask for them. */
async function rolesWaiting(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'security_admin')) return [];
  const rows = (await proposalsWaiting(tx)).filter(
    (one) => one.proposedBy !== actor.personId && one.personId !== actor.personId,
  );
  return rows.map((one) => ({
    subject: one.id,
    title: `${one.name}：${one.roles.map((role) => roles[role]).join('、')}`,
    from: one.proposedByName,
    step: '确认或不同意角色调整',
    since: one.proposedAt,
    dueOn: null,
    path: `/people/${one.personId}`,
  }));
}

export const accountsTodos: TodoSource[] = [
  { kind: 'invitation_lapsed', label: '邀请已过期', find: (tx, actor, now) => lapsedInvitations(tx, actor, now) },
  { kind: 'office_unstaffed', label: '配备人员', find: (tx, actor, now) => officesUnstaffed(tx, actor, now) },
  { kind: 'roles_waiting', label: '确认角色', find: (tx, actor) => rolesWaiting(tx, actor) },
];
