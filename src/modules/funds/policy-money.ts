import { type Actor, anyOf, hasRole, holders, type Rule } from '../../base/policy.ts';

type Parties = { producerOrgId: string; recommenderOrgId: string };
const parties: Rule<Parties> = {
  says: '项目的制作机构或推荐单位',
  test: (actor: Actor, it) =>
    (hasRole(actor, 'producer_admin', 'producer_editor') && actor.orgId === it.producerOrgId) ||
    (hasRole(actor, 'finance_officer', 'unit_leader', 'unit_admin', 'unit_secretary', 'unit_intake') &&
      actor.orgId === it.recommenderOrgId),
};
/** The national bureau's own bookkeepers read every project's money; those of a province read its own projects'. */
const nationalBooks: Rule<Parties> = {
  says: '总局财务',
  test: (actor) => hasRole(actor, 'finance_officer') && actor.orgKind === 'national_bureau',
};

/** Who may read the money of a project. */
export const moneyPolicy = {
  view: anyOf<Parties>(holders('national_officer', 'national_leader', 'auditor'), nationalBooks, parties),
} satisfies Record<string, Rule<Parties>>;
