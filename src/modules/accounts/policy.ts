import {
  type Actor,
  allOf,
  anyOf,
  anyPerson,
  everyone,
  hasRole,
  holders,
  machinery,
  type Role,
  type Rule,
} from '../../base/policy.ts';
import type { ProposalAct } from './workflow.ts';
import { givenBy, type Person, type RoleProposal, rolesOfKind } from './terms.ts';

/** What an account belongs to, for acts on people that do not exist yet. */
export type Place = { organizationId: string; orgKind: Person['orgKind'] };

export const peopleOverseers = ['system_admin', 'security_admin', 'audit_admin', 'auditor'] as const;
export const expertsOverseers = ['national_officer', 'national_leader'] as const;

const oneself: Rule<Person> = { says: '本人', test: (actor, it) => actor.personId === it.id };
const isExpert = (it: Person) => it.roles.includes('expert');
/** Colleagues see each other; experts only stand in the national bureau's list for those who work with them. */
const colleague: Rule<Person> = {
  says: '本单位人员',
  test: (actor, it) =>
    actor.kind === 'person' && actor.orgId === it.organizationId && !hasRole(actor, 'expert') && !isExpert(it),
};
const expertsOffice: Rule<Person> = {
  says: '总局业务人员',
  test: (actor, it) => hasRole(actor, ...expertsOverseers) && isExpert(it),
};
const homeUnit: Rule<Person> = {
  says: '主管单位的受理人员或管理员',
  test: (actor, it) => hasRole(actor, 'unit_admin', 'unit_intake') && actor.orgId === it.homeOrgId,
};
const administrator: Rule<Place> = {
  says: '本单位管理员或系统管理员',
  test: (actor, it) =>
    hasRole(actor, 'system_admin') ||
    (actor.orgId === it.organizationId && hasRole(actor, 'producer_admin', 'unit_admin')),
};
const notOneself: Rule<Person> = { says: '他人', test: (actor, it) => actor.personId !== it.id };
const overAnother = allOf<Person>(administrator, notOneself);
const unlocker = allOf<Person>(anyOf<Person>(administrator, holders('security_admin')), notOneself);

/** The roles this actor may give or take in an organisation. */
export function givableBy(actor: Actor, place: Place): Role[] {
  if (hasRole(actor, 'system_admin')) return [...rolesOfKind[place.orgKind]];
  if (actor.orgId !== place.organizationId) return [];
  const given = new Set(actor.roles.flatMap((role) => givenBy[role] ?? []));
  return rolesOfKind[place.orgKind].filter((role) => given.has(role));
}

export type ProposalOf = { person: Person; proposal: RoleProposal | undefined };
const overseesProposal: Rule<ProposalOf> = {
  says: '系统管理员、安全管理员、审计管理员、纪检审计',
  test: (actor) => hasRole(actor, ...peopleOverseers),
};
/** The second hand: not the one that proposed, not the one it is about. */
const secondHand: Rule<ProposalOf> = {
  says: '安全管理员（非提出人、非本人）',
  test: (actor, { person, proposal }) =>
    hasRole(actor, 'security_admin') && actor.personId !== person.id && actor.personId !== proposal?.proposedBy,
};

/** Who may do what to a proposal of roles. */
export const proposalPolicy = {
  view: overseesProposal,
  confirm: secondHand,
  refuse: secondHand,
  withdraw: holders('system_admin') as Rule<ProposalOf>,
} satisfies Record<'view' | ProposalAct, Rule<ProposalOf>>;

export const accountsPolicy = {
  open: everyone,
  own: anyPerson,
  list: anyPerson,
  view: anyOf<Person>(oneself, colleague, expertsOffice, homeUnit, holders(...peopleOverseers)),
  contact: anyOf<Person>(oneself, administrator, expertsOffice, homeUnit),
  invite: administrator,
  edit: anyOf<Person>(oneself, administrator),
  grant: overAnother,
  disable: overAnother,
  enable: overAnother,
  link: overAnother,
  resetTotp: overAnother,
  unlock: unlocker,
  settings: holders('security_admin'),
  securityLog: holders('security_admin'),
  audit: holders('audit_admin', 'auditor'),
  machinery,
} satisfies Record<string, Rule<Person> | Rule<Place> | Rule<unknown>>;
