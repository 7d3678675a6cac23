import { anyOf, anyPerson, everyone, hasRole, holders, type Rule } from '../../base/policy.ts';

type Owned = { ownerOrgId: string | null };
const officer: Rule<unknown> = holders('national_officer');
const national: Rule<Owned> = {
  says: '总局业务人员（总局的子计划）',
  test: (actor, it) => hasRole(actor, 'national_officer') && it.ownerOrgId === null,
};
const ownUnit: Rule<Owned> = {
  says: '本单位管理员（本单位的子计划）',
  test: (actor, it) =>
    hasRole(actor, 'unit_admin') &&
    it.ownerOrgId === actor.orgId &&
    (actor.orgKind === 'provincial_bureau' || actor.orgKind === 'central_direct_unit'),
};

/** The plan and its calendar are no secret; only the national office changes them, a unit its own sub-plans. */
export const plansPolicy = {
  view: everyone,
  viewCalendar: anyPerson,
  addPlan: officer,
  changePlan: officer,
  saveCalendar: officer,
  changeSubPlan: anyOf<Owned>(national, ownUnit),
} satisfies Record<string, Rule<Owned>>;
