import { type Actor, anyOf, hasRole, holders, machinery, type Role, type Rule } from '../../base/policy.ts';
import type { Difference } from './terms.ts';
import type { DifferenceAct } from './workflow.ts';

/** What rules about a difference look at. */
export type DifferenceStanding = Pick<Difference, 'unitOrgId' | 'answerOrgId' | 'leftOrgId' | 'rightOrgId'> & {
  answeredBy: string | null;
};
type R = Rule<DifferenceStanding>;

const unitRoles: readonly Role[] = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'];
const nation: R = {
  says: '总局业务、总局签发、纪检审计',
  test: (actor) => hasRole(actor, 'national_officer', 'national_leader', 'auditor'),
};
const party = (actor: Actor, it: DifferenceStanding): boolean =>
  [it.unitOrgId, it.answerOrgId, it.leftOrgId, it.rightOrgId].includes(actor.orgId);
const unitOfIt: R = {
  says: '所属推荐单位',
  test: (actor, it) => hasRole(actor, ...unitRoles) && party(actor, it),
};
const platformOfIt: R = {
  says: '相关播出平台',
  test: (actor, it) =>
    hasRole(actor, 'platform_operator') && [it.answerOrgId, it.leftOrgId, it.rightOrgId].includes(actor.orgId),
};
const answerer: R = {
  says: '应予说明的单位',
  test: (actor, it) =>
    hasRole(actor, 'unit_intake', 'unit_secretary', 'platform_operator', 'national_officer') &&
    actor.orgId === it.answerOrgId,
};
/** Nobody decides on an answer of their own; the unit decides on what a platform answered (方案六（二）省级汇总平台情况). */
const decider: R = {
  says: '总局业务，或汇总该平台数据的推荐单位初评秘书；不得为说明人本人',
  test: (actor, it) =>
    actor.personId !== it.answeredBy &&
    (hasRole(actor, 'national_officer') ||
      (hasRole(actor, 'unit_secretary') && actor.orgId === it.unitOrgId && it.answerOrgId !== it.unitOrgId)),
};
const officer = holders('national_officer');

export const crossChecksPolicy = {
  view: anyOf(nation, unitOfIt, platformOfIt),
  nation,
  rules: officer,
  run: officer,
  compare: anyOf<unknown>(machinery, officer),
} satisfies Record<string, Rule<DifferenceStanding>>;

export const differencePolicy = {
  answer: answerer,
  return: decider,
  close: decider,
  reopen: officer,
  differ: machinery,
  agree: machinery,
  lapse: machinery,
} satisfies Record<DifferenceAct, R>;

/** Evidence is for the unit, for whoever answered, and for the nation; a platform does not open a unit's papers. */
export const evidenceView: R = {
  says: '说明单位、所属推荐单位、总局',
  test: (actor, it) =>
    nation.test(actor, it) ||
    (hasRole(actor, ...unitRoles, 'platform_operator') &&
      (actor.orgId === it.answerOrgId || (actor.orgId === it.unitOrgId && actor.orgKind !== 'platform'))),
};

/** Who reads the list at all; each then sees what is theirs. */
export const differencesView: Rule<unknown> = {
  says: '推荐单位、播出平台、总局',
  test: (actor) => hasRole(actor, ...unitRoles, 'platform_operator', 'national_officer', 'national_leader', 'auditor'),
};
export const seesAll = (actor: Actor): boolean => hasRole(actor, 'national_officer', 'national_leader', 'auditor');
