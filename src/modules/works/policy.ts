import { anyOf, hasRole, type Rule } from '../../base/policy.ts';
import type { SeenWork } from './terms.ts';

type Standing = Pick<SeenWork, 'ownerOrgId' | 'ownerHomeOrgId' | 'bureauOrgIds'>;
type R = Rule<Standing>;
const unitRoles = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
const owner: R = {
  says: '该作品的归属机构',
  test: (actor, it) => hasRole(actor, 'producer_admin', 'producer_editor') && actor.orgId === it.ownerOrgId,
};
const bureaus: Rule<unknown> = {
  says: '主管部门',
  test: (actor) => hasRole(actor, ...unitRoles, 'national_officer', 'national_leader', 'auditor'),
};
/** A unit sees what is made in its region and what its own applicants make; nobody else's dossiers. */
const unitInCharge: R = {
  says: '作品所在地或归属机构的主管单位',
  test: (actor, it) =>
    hasRole(actor, ...unitRoles) && (actor.orgId === it.ownerHomeOrgId || it.bureauOrgIds.includes(actor.orgId)),
};
const nation: Rule<unknown> = {
  says: '广电总局和纪检审计',
  test: (actor) => hasRole(actor, 'national_officer', 'national_leader', 'auditor'),
};
const producers: Rule<unknown> = {
  says: '申报机构',
  test: (actor) => hasRole(actor, 'producer_admin', 'producer_editor'),
};
const officer: Rule<unknown> = { says: '总局业务人员', test: (actor) => hasRole(actor, 'national_officer') };

export const worksPolicy = {
  view: anyOf<Standing>(owner, unitInCharge, nation),
  list: anyOf(bureaus, producers),
  register: producers,
  amend: owner,
  import: officer,
  assign: officer,
};
