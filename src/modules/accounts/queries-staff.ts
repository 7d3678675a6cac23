import { type Actor, hasRole, type Role, roles } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow } from '../../platform/todo.ts';
import { verifiedStates } from '../organizations/contract.ts';
import type {} from './tables.ts';
import { disabledStates } from './terms.ts';

/** Offices without which the nation's part of the plan stands still. */
const nationalOffices: readonly Role[] = ['security_admin', 'audit_admin', 'national_officer', 'national_leader'];

/** What an empty system lacks first: holders of the nation's offices, and an administrator in every unit. */
export async function officesUnstaffed(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  if (!hasRole(actor, 'system_admin')) return [];
  const held = await tx
    .selectFrom('roleGrants as g')
    .innerJoin('persons as p', 'p.id', 'g.personId')
    .select(['g.role', 'p.organizationId'])
    .distinct()
    .where('g.role', 'in', [...nationalOffices, 'unit_admin'])
    .where('p.state', 'not in', [...disabledStates])
    .execute();
  const row = (step: string, title: string, path: string): TodoRow => ({
    subject: actor.orgId,
    title,
    from: actor.orgName,
    step,
    since: now,
    dueOn: null,
    path,
  });
  const vacant = nationalOffices.filter((role) => !held.some((one) => one.role === role));
  const units = await tx
    .selectFrom('vOrganizations')
    .select('id')
    .where('kind', 'in', ['provincial_bureau', 'central_direct_unit'])
    .where('state', 'in', [...verifiedStates])
    .execute();
  const without = units.filter(({ id }) => !held.some((one) => one.role === 'unit_admin' && one.organizationId === id));
  return [
    ...vacant.map((role) => row('邀请人员并授予角色', `还没有${roles[role]}`, '/people')),
    ...(without.length > 0
      ? [row('邀请单位管理员', `${without.length} 个推荐单位还没有单位管理员`, '/organizations')]
      : []),
  ];
}
