import { type Actor, allOf, anyOf, hasRole, holders, machinery, type Rule } from '../../base/policy.ts';
import { mayReadProject, type ProjectStanding } from '../projects/contract.ts';
import type { SelectedList } from './terms.ts';
import type { ListAct, PromiseAct, ProofAct, ReviewAct } from './workflow.ts';

/** What a rule about a promise looks at: the project and the platform that promised. */
export type PromiseStanding = ProjectStanding & { platformOrgId: string };
type OfPromise = Rule<PromiseStanding>;

/** People of the platform itself. */
export const isPlatform = (actor: Actor, platformOrgId: string): boolean =>
  hasRole(actor, 'platform_operator') && actor.orgKind === 'platform' && actor.orgId === platformOrgId;
const platform: OfPromise = {
  says: '承诺的平台',
  test: (actor, it) => isPlatform(actor, it.platformOrgId),
};
/** The office that checks proofs: the nation's officer, or the office of a provincial project. */
const officer: Rule<ProjectStanding> = {
  says: '主管部门业务',
  test: (actor, it) => hasRole(actor, 'national_officer', 'unit_secretary') && actor.orgId === it.ownerOrgId,
};
const viewPromise = anyOf<PromiseStanding>(mayReadProject, platform, machinery);

export const promisePolicy = {
  view: viewPromise,
  report: platform,
  cancel: officer as OfPromise,
} satisfies Record<'view' | PromiseAct, OfPromise>;
export const proofPolicy = {
  view: viewPromise,
  confirm: officer as OfPromise,
  return: officer as OfPromise,
} satisfies Record<'view' | ProofAct, OfPromise>;

/** Who may enter a promise: a platform its own, the office any. */
export const enterPolicy = { view: viewPromise, promise: anyOf<PromiseStanding>(platform, officer) };
export const finishPolicy = { view: mayReadProject, finish: officer } satisfies Record<string, Rule<ProjectStanding>>;

const nation = holders('national_officer', 'national_leader', 'auditor');
const nationOfficer = holders('national_officer');
/** Who chooses a platform or a work for a promise. */
export const choicePolicy: Rule<unknown> = holders('national_officer', 'unit_secretary', 'platform_operator');

type OfList = Rule<Pick<SelectedList, 'createdBy'>>;
const notMaker: OfList = { says: '非拟制人', test: (actor, it) => actor.personId !== it.createdBy };
export const listPolicy = {
  view: nation,
  save: nationOfficer,
  submit: nationOfficer,
  return: holders('national_leader'),
  publish: allOf<Pick<SelectedList, 'createdBy'>>(holders('national_leader'), notMaker),
  revise: nationOfficer,
} satisfies Record<'view' | ListAct, OfList>;
export const beginListPolicy = { view: nation, begin: nationOfficer };

export const reviewPolicy = {
  view: anyOf<unknown>(nation, holders('unit_admin', 'unit_secretary', 'unit_leader')),
  save: nationOfficer,
  close: nationOfficer,
} satisfies Record<'view' | ReviewAct, Rule<unknown>>;
export const beginReviewPolicy = { view: reviewPolicy.view, begin: nationOfficer };
