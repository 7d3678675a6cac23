import { anyOf, hasRole, machinery, type Role, type Rule } from '../../base/policy.ts';
import type { ListState } from './terms.ts';
import type { FirstReviewAct, ListAct, SheetAct } from './workflow.ts';

/** What both a review and a list say about whose they are. */
export type OfUnit = { recommenderOrgId: string };
const inUnit = (says: string, ...roles: Role[]): Rule<OfUnit> => ({
  says,
  test: (actor, it) => hasRole(actor, ...roles) && actor.orgId === it.recommenderOrgId,
});
const staff = inUnit('该初评单位工作人员', 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader');
const secretary = inUnit('该初评单位秘书', 'unit_secretary');
const leader = inUnit('该初评单位签发人', 'unit_leader');
const reviewer = inUnit('该初评单位评委', 'unit_reviewer');
const auditor: Rule<unknown> = { says: '纪检审计', test: (actor) => hasRole(actor, 'auditor') };

/** Who may do what in a first review; a reviewer sees the round, never another's sheet before it is closed. */
export const firstReviewPolicy = {
  view: anyOf<OfUnit>(staff, reviewer, auditor),
  set_panel: secretary,
  urge: secretary,
  open: secretary,
  close: secretary,
  reopen: secretary,
} satisfies Record<'view' | 'set_panel' | 'urge' | FirstReviewAct, Rule<OfUnit>>;

/** A sheet together with the round it belongs to and whether the asker sits on the panel. */
export type SheetSubject = OfUnit & { reviewerId: string; onPanel: boolean };
const owner: Rule<SheetSubject> = {
  says: '该评分表的评委本人',
  test: (actor, it) => reviewer.test(actor, it) && it.onPanel && actor.personId === it.reviewerId,
};
export const sheetPolicy = {
  view: owner,
  declare: owner,
  save: owner,
  submit: owner,
  revise: owner,
  recuse: owner,
} satisfies Record<'view' | 'declare' | SheetAct, Rule<SheetSubject>>;

/** The marks of all reviewers, once the scoring is closed. */
export type ScoreSubject = OfUnit & { closed: boolean; onPanel: boolean };
export const scoresPolicy: { view: Rule<ScoreSubject> } = {
  view: {
    says: '该初评单位，打分结束后',
    test: (actor, it) =>
      it.closed && (staff.test(actor, it) || (reviewer.test(actor, it) && it.onPanel) || auditor.test(actor, it)),
  },
};

/** A list together with its state: the nation sees it from the sealing on. */
export type ListSubject = OfUnit & { state: ListState };
const nation: Rule<ListSubject> = {
  says: '广电总局，报送之后',
  test: (actor, it) => hasRole(actor, 'national_officer', 'national_leader') && it.state === 'sealed',
};
export const listPolicy = {
  view: anyOf<ListSubject>(staff, nation, auditor),
  arrange: anyOf<ListSubject>(secretary, leader),
  seal: leader,
  swap: leader,
} satisfies Record<'view' | ListAct, Rule<ListSubject>>;

/** The board and its preview are the unit's own: the nation gets what is sealed, not what was left out. */
export const boardPolicy = { view: anyOf<OfUnit>(staff, auditor) };

/** A work that is not recommended: its unit's leader says so, or the deadline does. */
export const passOverPolicy = { view: staff, pass_over: leader } satisfies Record<string, Rule<OfUnit>>;
export const lapsePolicy = { view: machinery, lapse: machinery } satisfies Record<string, Rule<unknown>>;

/** Who sees which lists have arrived. */
export const arrivalsPolicy: { view: Rule<unknown> } = {
  view: {
    says: '广电总局或纪检审计',
    test: (actor) => hasRole(actor, 'national_officer', 'national_leader', 'auditor'),
  },
};
