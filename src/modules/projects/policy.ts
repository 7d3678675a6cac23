import { anyOf, hasRole, type Rule } from '../../base/policy.ts';
import type { Project } from './terms.ts';

/** What every rule about a project looks at; `guides` are the persons who guide it as experts now. */
export type ProjectStanding = Pick<Project, 'level' | 'ownerOrgId' | 'producerOrgId' | 'recommenderOrgId'> & {
  guides: readonly string[];
};
type R = Rule<ProjectStanding>;

const producerRoles = ['producer_admin', 'producer_editor'] as const;
const unitRoles = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;

export const isProducer: R = {
  says: '该项目的制作机构',
  test: (actor, it) => hasRole(actor, ...producerRoles) && actor.orgId === it.producerOrgId,
};
export const isRecommender: R = {
  says: '该项目的推荐单位',
  test: (actor, it) => hasRole(actor, ...unitRoles) && actor.orgId === it.recommenderOrgId,
};
/** Officer and leader of whoever supports it: the nation, or the province or platform of its own projects. */
export const isOwner: R = {
  says: '该项目的主管部门',
  test: (actor, it) =>
    hasRole(actor, 'national_officer', 'national_leader', ...unitRoles, 'platform_operator') &&
    actor.orgId === it.ownerOrgId,
};
const nation: R = { says: '广电总局', test: (actor) => hasRole(actor, 'national_officer', 'national_leader') };
const finance: R = {
  says: '该项目资金管理单位的财务',
  test: (actor, it) => hasRole(actor, 'finance_officer') && [it.ownerOrgId, it.recommenderOrgId].includes(actor.orgId),
};
const auditor: R = { says: '纪检审计', test: (actor) => hasRole(actor, 'auditor') };
export const isGuide: R = {
  says: '该项目的指导专家',
  test: (actor, it) => hasRole(actor, 'expert') && it.guides.includes(actor.personId),
};
/** Who may know of a project at all. */
export const mayReadProject: R = anyOf(isProducer, isRecommender, isOwner, nation, finance, auditor, isGuide);

export const projectsPolicy = { view: mayReadProject } satisfies Record<string, R>;
