import { allOf, anyOf, hasRole, holders, machinery, type Rule } from '../../base/policy.ts';
import type { Change } from './guidance-terms.ts';
import type { Project, RiskKind } from './terms.ts';
import type { AdviceAct, ChangeAct, MilestoneAct, PlanAct } from './workflow.ts';

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

/** Whoever follows a project for the unit: its secretary or leader. */
export const unitClerk: R = {
  says: '推荐单位的秘书或签发',
  test: (actor, it) => hasRole(actor, 'unit_secretary', 'unit_leader') && actor.orgId === it.recommenderOrgId,
};
/** Whoever decides for the body that supports it. */
export const ownerClerk: R = {
  says: '主管部门的业务人员',
  test: (actor, it) =>
    hasRole(actor, 'national_officer', 'unit_secretary', 'unit_leader', 'platform_operator') &&
    actor.orgId === it.ownerOrgId,
};
const office = anyOf(unitClerk, ownerClerk);

export const projectsPolicy = {
  view: mayReadProject,
  report: isProducer,
  assignGuide: office,
  recordVisit: office,
  closeRisk: office,
  end: ownerClerk,
  fixAward: allOf<ProjectStanding>(ownerClerk, holders('national_officer')),
} satisfies Record<string, R>;

export const planPolicy = { propose: isProducer, agree: unitClerk, return: unitClerk } satisfies Record<PlanAct, R>;
export const milestonePolicy = {
  claim: isProducer,
  confirm: unitClerk,
  send_back: unitClerk,
} satisfies Record<MilestoneAct, R>;

/** A violation stops the money, so only the unit and the office put it; other risks anybody around the project. */
export const riskPolicy: { open: Rule<ProjectStanding & { kind: RiskKind }> } = {
  open: {
    says: '推荐单位、主管部门（违规以外的，制作机构和指导专家也可以）',
    test: (actor, it) =>
      office.test(actor, it) || (it.kind !== 'violation' && (isProducer.test(actor, it) || isGuide.test(actor, it))),
  },
};
export const watchPolicy = { open: machinery, close: machinery };

export type AdviceStanding = ProjectStanding & { writtenBy: string };
const itsWriter: Rule<AdviceStanding> = {
  says: '提出意见的专家',
  test: (actor, it) => isGuide.test(actor, it) && actor.personId === it.writtenBy,
};
export const advicePolicy = {
  write: isGuide,
  answer: isProducer,
  ask_again: anyOf<AdviceStanding>(itsWriter, unitClerk),
  close: anyOf<AdviceStanding>(itsWriter, unitClerk),
} satisfies Record<'write' | AdviceAct, Rule<AdviceStanding>>;

export type ChangeStanding = ProjectStanding & Pick<Change, 'state' | 'approver'>;
/** The unit decides what is the unit's; of the rest the unit speaks first and the owner decides. */
const decider: Rule<ChangeStanding> = {
  says: '有权决定该变更的单位',
  test: (actor, it) => (it.approver === 'unit' ? unitClerk.test(actor, it) : ownerClerk.test(actor, it)),
};
const refuser: Rule<ChangeStanding> = {
  says: '正在审核该变更的单位',
  test: (actor, it) => (it.approver === 'unit' || it.state === 'submitted' ? unitClerk : ownerClerk).test(actor, it),
};
export const changePolicy = {
  ask: isProducer,
  pass: unitClerk,
  approve: decider,
  refuse: refuser,
  withdraw: isProducer,
  take_effect: isProducer,
} satisfies Record<'ask' | ChangeAct, Rule<ChangeStanding>>;

/** The list of experts whom units may choose as guides is the officer's; the pool itself stays secret to units. */
export const guideListPolicy = {
  view: holders('national_officer', 'national_leader', 'auditor', 'unit_secretary', 'unit_leader'),
  change: holders('national_officer'),
};
