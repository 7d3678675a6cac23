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

/** Advice compares units with one another: those who prepare the year at the nation, and who audits them. */
const preparers: Rule<unknown> = {
  says: '总局业务、总局签发、总局财务、纪检审计',
  test: (actor) =>
    hasRole(actor, 'national_officer', 'national_leader', 'auditor') ||
    (hasRole(actor, 'finance_officer') && actor.orgKind === 'national_bureau'),
};

/** The plan and its calendar are no secret; only the national office changes them, a unit its own sub-plans. */
export const plansPolicy = {
  view: everyone,
  viewCalendar: anyPerson,
  viewAdvice: preparers,
  addPlan: officer,
  changePlan: officer,
  saveCalendar: officer,
  changeSubPlan: anyOf<Owned>(national, ownUnit),
} satisfies Record<string, Rule<Owned>>;
