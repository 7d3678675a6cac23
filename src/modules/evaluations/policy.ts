import { type Actor, anyOf, hasRole, holders, machinery, type Rule } from '../../base/policy.ts';
import type { EvaluationState } from './terms.ts';
import { type EvaluationAct, isFinal, type ObjectionAct, type SheetAct } from './workflow.ts';

const nation: Rule<unknown> = holders('national_officer', 'national_leader', 'auditor');
const officer: Rule<unknown> = holders('national_officer');
const leader: Rule<unknown> = holders('national_leader');

/** What rules about a sheet look at. */
export type SheetStanding = { orgId: string };
const own = (says: string, test: (actor: Actor) => boolean): Rule<SheetStanding> => ({
  says,
  test: (actor, it) => actor.orgId === it.orgId && test(actor),
});
const unitRoles = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
const body = own('被评价单位', (actor) => hasRole(actor, ...unitRoles, 'platform_operator'));
const clerk = own('被评价单位的初评秘书，或平台填报', (actor) => hasRole(actor, 'unit_secretary', 'platform_operator'));
const head = own('被评价单位的签发，或平台填报', (actor) => hasRole(actor, 'unit_leader', 'platform_operator'));

export const evaluationPolicy = {
  view: nation,
  check: officer,
  announce: officer,
  publish: leader,
} satisfies Record<'view' | EvaluationAct, Rule<unknown>>;
export const openPolicy = { view: nation, open: officer };
export const computePolicy = { view: anyOf<unknown>(nation, machinery), compute: anyOf<unknown>(officer, machinery) };
export const setPolicy = {
  /** Whoever is appraised reads by what; so does the nation. */
  view: holders('national_officer', 'national_leader', 'auditor', ...unitRoles, 'platform_operator'),
  add: officer,
};
export const listPolicy: Rule<unknown> = setPolicy.view;

export const sheetPolicy = {
  view: anyOf<SheetStanding>(nation, body),
  save: clerk,
  submit: head,
  return: officer,
  lapse: officer,
  settle: officer,
  conclude: officer,
} satisfies Record<'view' | SheetAct, Rule<SheetStanding>>;
/** The body objects to what was settled. */
export const objectPolicy = anyOf<SheetStanding>(clerk, head);
/** An objection is answered by the leader, who did not settle the mark. */
export const objectionPolicy = {
  view: anyOf<SheetStanding>(nation, body),
  uphold: leader,
  reject: leader,
} satisfies Record<'view' | ObjectionAct, Rule<SheetStanding>>;
export const suggestionPolicy = { view: nation, decide: officer };

type ResultStanding = { state: EvaluationState; orgIds: readonly string[] };
/** A published result is read by the nation and by whoever was appraised. */
export const resultPolicy: Rule<ResultStanding> = {
  says: '总局、被评价单位',
  test: (actor, it) =>
    nation.test(actor, null) ||
    (isFinal(it.state) && it.orgIds.includes(actor.orgId) && hasRole(actor, ...unitRoles, 'platform_operator')),
};
