import { type Actor, anyOf, hasRole, holders, machinery, type Role, type Rule } from '../../base/policy.ts';
import type { DispatchAction } from './terms.ts';
import type { ActionAct, DispatchAct } from './workflow.ts';

const nation: Rule<unknown> = holders('national_officer', 'national_leader', 'auditor');
const officer: Rule<unknown> = holders('national_officer');
/** Whoever speaks for the nation at the meeting: either writes down, releases or takes back what was decided. */
const office: Rule<unknown> = holders('national_officer', 'national_leader');

/** The pack compares all units with one another: it is read by the nation only. */
export const dispatchPolicy = {
  view: nation,
  remark: officer,
  issue: officer,
  record: officer,
  decide: office,
  close: officer,
} satisfies Record<'view' | DispatchAct, Rule<unknown>>;
export const openPolicy = { view: anyOf<unknown>(nation, machinery), open: anyOf<unknown>(officer, machinery) };
export const layoutPolicy = { view: nation, add: officer };

/** Roles that carry out what a meeting gave to their organisation. */
export const ownerRoles: readonly Role[] = ['unit_intake', 'unit_secretary', 'unit_leader', 'platform_operator'];
export type ActionStanding = Pick<DispatchAction, 'ownerOrgId' | 'ownerPersonId'>;
/** Whether somebody works on actions of an organisation; the nation's own are its officers'. */
export const isOwner = (actor: Actor, { ownerOrgId, ownerPersonId }: ActionStanding): boolean =>
  actor.orgId === ownerOrgId &&
  hasRole(actor, ...ownerRoles, 'national_officer') &&
  (ownerPersonId === null || ownerPersonId === actor.personId);
const ofOwner: Rule<ActionStanding> = {
  says: '责任单位人员',
  test: (actor, it) => actor.orgId === it.ownerOrgId && hasRole(actor, ...ownerRoles, 'unit_admin'),
};
const owner: Rule<ActionStanding> = { says: '责任单位或责任人', test: isOwner };

export const actionPolicy = {
  view: anyOf<ActionStanding>(nation, ofOwner),
  report: owner,
  claim: owner,
  return: office,
  finish: office,
  postpone: office,
  cancel: office,
} satisfies Record<'view' | ActionAct, Rule<ActionStanding>>;
/** Who has a list of actions at all; each then sees those of their organisation, the nation all. */
export const actionListPolicy: Rule<unknown> = anyOf<unknown>(nation, holders(...ownerRoles, 'unit_admin'));
