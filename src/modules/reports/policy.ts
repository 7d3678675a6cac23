import { type Actor, allOf, anyOf, hasRole, holders, machinery, type Rule } from '../../base/policy.ts';
import type { Report } from './terms.ts';
import type { ReportAct } from './workflow.ts';

/** What rules about a table look at. */
export type ReportStanding = Pick<Report, 'orgId' | 'preparedBy' | 'checkedBy'>;
type R = Rule<ReportStanding>;

const unitRoles = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
const nation: R = {
  says: '总局业务、总局签发、纪检审计',
  test: (actor) => hasRole(actor, 'national_officer', 'national_leader', 'auditor'),
};
const ofUnit = (says: string, ...roles: (typeof unitRoles)[number][]): R => ({
  says,
  test: (actor, it) => hasRole(actor, ...roles) && actor.orgId === it.orgId,
});
const clerk = ofUnit('填报单位的受理或初评秘书', 'unit_intake', 'unit_secretary');
const leader = ofUnit('填报单位的签发', 'unit_leader');
const notPreparer: R = { says: '填报人以外的人', test: (actor, it) => actor.personId !== it.preparedBy };
const notChecker: R = { says: '审核人以外的人', test: (actor, it) => actor.personId !== it.checkedBy };
const officer = holders('national_officer');

export const reportsPolicy = {
  view: anyOf<ReportStanding>(ofUnit('填报单位', ...unitRoles), nation),
  fill: clerk,
  urge: officer,
  define: officer,
  nation,
  openPeriods: machinery,
} satisfies Record<string, Rule<ReportStanding>>;

/** Filled in, checked and certified by three different people (双人复核、负责人签发). */
export const reportMovesPolicy = {
  prepare: clerk,
  check: allOf(clerk, notPreparer),
  send_back: anyOf<ReportStanding>(allOf(clerk, notPreparer), leader),
  certify: allOf(leader, notPreparer, notChecker),
  recall: leader,
  return: officer,
  confirm: officer,
  archive: machinery,
  restate: clerk,
  drop_restatement: clerk,
} satisfies Record<ReportAct, R>;

export const importMovesPolicy = { fault: machinery, carry_out: clerk, drop: clerk };

/** Who reads the calendar and its tables at all; each then sees what is theirs. */
export const periodsView: Rule<unknown> = {
  says: '填报单位、总局',
  test: (actor: Actor) => hasRole(actor, ...unitRoles, 'national_officer', 'national_leader', 'auditor'),
};
/** Provincial and platform projects are entered by whoever supports them (方案六（二）省级、平台扶持项目). */
export const enterPolicy: Rule<unknown> = {
  says: '省级主管部门的受理、初评秘书，或平台填报',
  test: (actor: Actor) =>
    (actor.orgKind === 'provincial_bureau' && hasRole(actor, 'unit_intake', 'unit_secretary')) ||
    (actor.orgKind === 'platform' && hasRole(actor, 'platform_operator')),
};
