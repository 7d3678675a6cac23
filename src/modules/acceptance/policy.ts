import { allOf, anyOf, hasRole, machinery, type Rule } from '../../base/policy.ts';
import { isProducer, mayReadProject, type ProjectStanding } from '../projects/contract.ts';
import type { CaseState } from './terms.ts';
import type { CaseAct } from './workflow.ts';

/** What a rule about an acceptance looks at: the project, who sits on the panel, who convened it. */
export type CaseStanding = ProjectStanding & {
  state: CaseState;
  panel: readonly string[];
  convenedBy: string | null;
};
type OfCase = Rule<CaseStanding>;

const owner = (
  says: string,
  ...wanted: Parameters<typeof hasRole> extends [unknown, ...infer Roles] ? Roles : never
): OfCase => ({
  says,
  test: (actor, it) => hasRole(actor, ...wanted) && actor.orgId === it.ownerOrgId,
});
const officer = owner('主管部门业务', 'national_officer', 'unit_secretary');
const leader = owner('主管部门签发', 'national_leader', 'unit_leader');
const notConvenor: OfCase = { says: '非组织验收的人', test: (actor, it) => actor.personId !== it.convenedBy };
const decider = allOf<CaseStanding>(leader, notConvenor);
const producerAdmin: OfCase = {
  says: '该项目制作机构的管理员',
  test: (actor, it) => hasRole(actor, 'producer_admin') && actor.orgId === it.producerOrgId,
};
export const isPanelist: OfCase = {
  says: '本次验收的审看专家',
  test: (actor, it) => hasRole(actor, 'expert') && it.panel.includes(actor.personId),
};

/** Who may do what in an acceptance. Whoever convenes the panel does not decide. */
export const casePolicy = {
  view: anyOf<CaseStanding>(mayReadProject, isPanelist, machinery),
  fill: isProducer as OfCase,
  hand_in: producerAdmin,
  return: officer,
  convene: officer,
  tick: officer,
  opine: isPanelist,
  accept: decider,
  rectify: anyOf<CaseStanding>(officer, leader),
  reject: decider,
} satisfies Record<'view' | CaseAct, OfCase>;

/** Whether somebody reads opinions and names of the panel: the office, the auditor and the panel, not the producer. */
export const seesPanel = anyOf<CaseStanding>(officer, leader, isPanelist, {
  says: '广电总局或纪检审计',
  test: (actor) => hasRole(actor, 'national_officer', 'national_leader', 'auditor'),
});
const anyOfficer: Rule<unknown> = {
  says: '总局业务',
  test: (actor) => hasRole(actor, 'national_officer'),
};
export const checklistPolicy = {
  view: {
    says: '已登录人员',
    test: (actor) => actor.kind === 'person',
  },
  publish: anyOfficer,
} satisfies Record<string, Rule<unknown>>;
