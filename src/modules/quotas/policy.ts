import { type Actor, anyOf, hasRole, holders, type Rule } from '../../base/policy.ts';

export type OfUnit = { recommenderOrgId: string };
const recommends = (actor: Actor): boolean =>
  actor.orgKind === 'provincial_bureau' || actor.orgKind === 'central_direct_unit';
const officer: Rule<unknown> = holders('national_officer');
const bureau: Rule<unknown> = holders('national_officer', 'national_leader', 'auditor');
const ownUnit: Rule<OfUnit> = {
  says: '该推荐单位人员',
  test: (actor, it) =>
    recommends(actor) &&
    actor.orgId === it.recommenderOrgId &&
    hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'),
};
const asker: Rule<OfUnit> = {
  says: '推荐单位的初评秘书或签发人',
  test: (actor, it) =>
    recommends(actor) && actor.orgId === it.recommenderOrgId && hasRole(actor, 'unit_secretary', 'unit_leader'),
};

/** A unit sees its own places and requests; the national bureau all. */
export const quotasPolicy = {
  table: bureau,
  set: officer,
  view: anyOf<OfUnit>(bureau, ownUnit),
  ask: asker,
  approve: holders('national_leader'),
  refuse: holders('national_leader'),
} satisfies Record<string, Rule<OfUnit>>;
