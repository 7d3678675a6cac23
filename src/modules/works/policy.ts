import { anyOf, hasRole, type Rule } from '../../base/policy.ts';
import type { Work } from './terms.ts';

type R = Rule<Work>;
const owner: R = {
  says: '该作品的归属机构',
  test: (actor, it) => hasRole(actor, 'producer_admin', 'producer_editor') && actor.orgId === it.ownerOrgId,
};
const bureaus: Rule<unknown> = {
  says: '主管部门',
  test: (actor) =>
    hasRole(
      actor,
      'unit_admin',
      'unit_intake',
      'unit_secretary',
      'unit_leader',
      'national_officer',
      'national_leader',
      'auditor',
    ),
};
const producers: Rule<unknown> = {
  says: '申报机构',
  test: (actor) => hasRole(actor, 'producer_admin', 'producer_editor'),
};
const officer: Rule<unknown> = { says: '总局业务人员', test: (actor) => hasRole(actor, 'national_officer') };

export const worksPolicy = {
  view: anyOf<Work>(owner, bureaus),
  list: anyOf(bureaus, producers),
  register: producers,
  amend: owner,
  import: officer,
  assign: officer,
};
