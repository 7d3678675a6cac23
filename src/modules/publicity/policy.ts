import { type Actor, allOf, anyOf, hasRole, holders, machinery, type Rule } from '../../base/policy.ts';
import type { Notice, Objection, Request } from './terms.ts';
import type { NoticeAct, ObjectionAct } from './workflow.ts';

const officer: Rule<unknown> = holders('national_officer');
const leader: Rule<unknown> = holders('national_leader');
const nation: Rule<unknown> = holders('national_officer', 'national_leader', 'auditor');

type OfNotice = Rule<Pick<Notice, 'state' | 'createdBy'>>;
const notPreparer: OfNotice = { says: '非拟稿人', test: (actor, it) => actor.personId !== it.createdBy };
const nobody: Rule<unknown> = { says: '系统（随异议认定办理）', test: () => false };

/** Who may do what to a notice in the house; what has been released everybody reads elsewhere, without log-in. */
export const noticePolicy = {
  view: anyOf<Pick<Notice, 'state' | 'createdBy'>>(nation, machinery),
  save: officer,
  submit: officer,
  return: leader,
  release: allOf<Pick<Notice, 'state' | 'createdBy'>>(leader, notPreparer),
  republish: nobody,
  finish_part: leader,
  finish: anyOf<unknown>(officer, leader, machinery),
} satisfies Record<'view' | NoticeAct, OfNotice>;
/** Preparing begins before there is a notice. */
export const preparePolicy = { view: nation, prepare: officer } satisfies Record<string, Rule<unknown>>;

/** What a rule about a case looks at. `byCode`: the asker has shown number and query code of the receipt. */
export type CaseStanding = Pick<Objection, 'state' | 'handlerId' | 'proposedBy'> & { byCode?: boolean };
type OfCase = Rule<CaseStanding>;

/** What came by letter, telephone or in person is entered by whoever handles objections. */
export const entryPolicy = {
  view: anyOf<unknown>(nation, holders('objection_handler')),
  enter: holders('objection_handler'),
} satisfies Record<string, Rule<unknown>>;

const ownHandler: OfCase = {
  says: '本案承办人',
  test: (actor, it) => hasRole(actor, 'objection_handler') && actor.personId === it.handlerId,
};
const anyHandlerWhileFree: OfCase = {
  says: '尚无承办人时的异议办理人员',
  test: (actor, it) => hasRole(actor, 'objection_handler') && it.handlerId === null,
};
const leaderNotHandler: OfCase = {
  says: '非本案承办人的总局签发',
  test: (actor, it) => hasRole(actor, 'national_leader') && ![it.handlerId, it.proposedBy].includes(actor.personId),
};
const askedParty: OfCase = { says: '被要求说明的单位', test: () => false };
const claimant: OfCase = { says: '持回执查询码的提出人', test: (_actor, it) => it.byCode === true };

/** Who may do what to a case. Who brought it is for its handler, the leader and the auditor alone. */
export const casePolicy = {
  view: anyOf<CaseStanding>(nation, holders('objection_handler')),
  identity: anyOf<CaseStanding>(ownHandler, leader, holders('auditor')),
  effect: anyOf<CaseStanding>(ownHandler, leader, holders('auditor')),
  assign: anyOf<CaseStanding>(leader, ownHandler, anyHandlerWhileFree),
  accept: ownHandler,
  decline: ownHandler,
  shelve: ownHandler,
  take_up: ownHandler,
  ask: ownHandler,
  answer: askedParty,
  reply: ownHandler,
  propose_uphold: ownHandler,
  propose_reject: ownHandler,
  return: leaderNotHandler,
  pass_over: leaderNotHandler,
  uphold: leaderNotHandler,
  reject: leaderNotHandler,
  withdraw: claimant,
} satisfies Record<'view' | 'identity' | 'effect' | ObjectionAct, OfCase>;

const answering = [
  'producer_admin',
  'producer_editor',
  'unit_admin',
  'unit_intake',
  'unit_secretary',
  'unit_leader',
] as const;
/** People who may answer for their body when it is asked. */
export const mayAnswerFor = (actor: Actor, organizationId: string): boolean =>
  hasRole(actor, ...answering) && actor.orgId === organizationId;

type OfRequest = Rule<Pick<Request, 'organizationId'>>;
const asked: OfRequest = { says: '被要求说明的单位', test: (actor, it) => mayAnswerFor(actor, it.organizationId) };
/** A request shows the claim to the body asked, never who made it. */
export const requestPolicy = { view: asked, answer: asked } satisfies Record<string, OfRequest>;
/** Without log-in: the number and code of the receipt are the right. */
export const claimantPolicy = { own: claimant } satisfies Record<string, OfCase>;
