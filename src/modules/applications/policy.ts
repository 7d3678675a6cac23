import { anyOf, hasRole, type Rule } from '../../base/policy.ts';
import type { ApplicationState, Application } from './terms.ts';
import type { ApplicationAct } from './workflow.ts';

type R = Rule<Application>;
const own = (actor: { orgId: string }, it: Application) => actor.orgId === it.applicantOrgId;
const received = (actor: { orgId: string }, it: Application) => actor.orgId === it.recommenderOrgId;

/** A draft is the applicant's alone: nobody above it may see that it exists. */
export const unseenAbove: readonly ApplicationState[] = ['draft', 'withdrawn'];
/** What the nation sees: everything that a unit has recommended, and what came of it. */
export const seenByNation: readonly ApplicationState[] = [
  'recommended',
  'second_review',
  'final_review',
  'selected',
  'selected_unfunded',
  'reserve',
  'not_selected',
  'removed',
];

const applicant: R = {
  says: '该申报的申报机构',
  test: (actor, it) => hasRole(actor, 'producer_admin', 'producer_editor') && own(actor, it),
};
const applicantHead: R = {
  says: '该申报机构的管理员',
  test: (actor, it) => hasRole(actor, 'producer_admin') && own(actor, it),
};
const unit: R = {
  says: '该申报的初评单位',
  test: (actor, it) =>
    hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader') &&
    received(actor, it) &&
    !unseenAbove.includes(it.state),
};
const intake: R = {
  says: '初评单位受理人员',
  test: (actor, it) => hasRole(actor, 'unit_intake') && received(actor, it),
};
const secretary: R = {
  says: '初评单位秘书',
  test: (actor, it) => hasRole(actor, 'unit_secretary') && received(actor, it),
};
const leader: R = { says: '初评单位签发人', test: (actor, it) => hasRole(actor, 'unit_leader') && received(actor, it) };
const nation: R = {
  says: '广电总局',
  test: (actor, it) => hasRole(actor, 'national_officer', 'national_leader') && seenByNation.includes(it.state),
};
const nationalOfficer: R = {
  says: '总局业务人员',
  test: (actor, it) => hasRole(actor, 'national_officer') && seenByNation.includes(it.state),
};
const nationalLeader: R = {
  says: '总局签发人',
  test: (actor, it) => hasRole(actor, 'national_leader') && seenByNation.includes(it.state),
};
const auditor: R = {
  says: '纪检审计',
  test: (actor, it) => hasRole(actor, 'auditor') && !unseenAbove.includes(it.state),
};

/** Who may do what to an application. Acts of later modules (first review, decisions) take the same rules. */
export const applicationPolicy = {
  view: anyOf(applicant, unit, nation, auditor),
  fill: applicant,
  assign: anyOf(applicantHead, applicant),
  submit: applicantHead,
  reopen: applicantHead,
  withdraw: applicantHead,
  correct: anyOf(intake, secretary),
  accept: intake,
  refuse: intake,
  urge: anyOf(intake, secretary),
  recommend: leader,
  pass_over: leader,
  swap_out: leader,
  enter_second: nationalOfficer,
  enter_final: nationalOfficer,
  select: nationalLeader,
  select_unfunded: nationalLeader,
  reserve: nationalLeader,
  decline: nationalLeader,
  promote: nationalLeader,
  promote_unfunded: nationalLeader,
  remove: nationalLeader,
} satisfies Record<'view' | 'fill' | 'assign' | 'urge' | ApplicationAct, R>;
