import { type Actor, anyOf, everyone, hasRole, holders, type Rule } from '../../base/policy.ts';
import type { OrganizationWithHome } from './terms.ts';
import type { OrganizationAct } from './workflow.ts';

export const unitRoles = [
  'unit_admin',
  'unit_intake',
  'unit_secretary',
  'unit_reviewer',
  'unit_leader',
  'finance_officer',
] as const;
/** Those who may look up any organisation for their duty. */
export const overseers = [
  'national_officer',
  'national_leader',
  'objection_handler',
  'auditor',
  'system_admin',
] as const;

const own: Rule<OrganizationWithHome> = {
  says: '本机构人员',
  test: (actor, it) => actor.kind === 'person' && actor.orgId === it.id,
};
const ownAdmin: Rule<OrganizationWithHome> = {
  says: '本机构管理员',
  test: (actor, it) => actor.orgId === it.id && hasRole(actor, 'producer_admin'),
};
const home: Rule<OrganizationWithHome> = {
  says: '主管单位人员',
  test: (actor, it) => actor.orgId === it.homeOrgId && hasRole(actor, ...unitRoles),
};
const homeIntake: Rule<OrganizationWithHome> = {
  says: '主管单位的受理人员或管理员',
  test: (actor, it) => actor.orgId === it.homeOrgId && hasRole(actor, 'unit_admin', 'unit_intake'),
};
/** Bodies of central direct units may also be verified at the national bureau. */
const direct: Rule<OrganizationWithHome> = {
  says: '总局业务人员（中央直属单位所属机构）',
  test: (actor, it) =>
    hasRole(actor, 'national_officer') && (it.homeKind === 'central_direct_unit' || it.homeKind === 'national_bureau'),
};
/** Bureaus, units, platforms and associations are no secret to anybody who works here. */
const institution: Rule<OrganizationWithHome> = {
  says: '已登录人员',
  test: (actor, it) => actor.kind === 'person' && it.kind !== 'producer',
};
const producerOnly = (rule: Rule<OrganizationWithHome>): Rule<OrganizationWithHome> => ({
  says: rule.says,
  test: (actor, it) => it.kind === 'producer' && rule.test(actor, it),
});
const supervision = anyOf(homeIntake, direct);
const institutionAdmin: Rule<OrganizationWithHome> = {
  says: '系统管理员（制作机构除外）',
  test: (actor, it) => it.kind !== 'producer' && hasRole(actor, 'system_admin'),
};

const institutionOffice: Rule<OrganizationWithHome> = {
  says: '本单位管理员或初评秘书',
  test: (actor, it) =>
    it.kind !== 'producer' && actor.orgId === it.id && hasRole(actor, 'unit_admin', 'unit_secretary'),
};

export const organizationsPolicy = {
  view: anyOf<OrganizationWithHome>(own, home, institution, holders(...overseers)),
  list: { says: '已登录人员', test: (actor: Actor) => actor.kind === 'person' } as Rule<unknown>,
  checkCode: everyone,
  verify: producerOnly(supervision),
  return: producerOnly(supervision),
  suspend: producerOnly(supervision),
  resume: producerOnly(supervision),
  resubmit: producerOnly(ownAdmin),
  amend: producerOnly(anyOf(ownAdmin, supervision)),
  contact: anyOf(institutionOffice, institutionAdmin),
  rename: anyOf(producerOnly(anyOf(ownAdmin, supervision)), institutionAdmin),
  add: holders('system_admin'),
} satisfies Record<
  'view' | 'list' | 'checkCode' | 'amend' | 'contact' | 'rename' | 'add' | OrganizationAct,
  Rule<OrganizationWithHome> | Rule<unknown>
>;
/** Telephone and contact are for the body itself, its home unit and the overseers. */
export const seesContact = anyOf<OrganizationWithHome>(own, home, holders(...overseers));
