import { type Actor, anyOf, hasRole, holders, type Rule } from '../../base/policy.ts';
import type { DecisionList, Round, RoundState, SeatState, SheetState } from './terms.ts';
import type { ListAct, RoundAct, SeatAct, SheetAct } from './workflow.ts';

const officer: Rule<unknown> = holders('national_officer');
const leader: Rule<unknown> = holders('national_leader');
const nation: Rule<unknown> = holders('national_officer', 'national_leader', 'auditor');

type OfRound = Rule<Pick<Round, 'state'>>;
/** Marks stay closed to everybody but their author until the round is closed, to officers and auditors too. */
const nationAfterClose: OfRound = {
  says: '本轮评审结束后的总局业务、总局签发、纪检审计',
  test: (actor, it) => it.state === 'closed' && nation.test(actor, it),
};
/** Who may do what to a round. Applicants and recommending units may not even learn that it exists. */
export const roundPolicy = {
  view: nation,
  results: nationAfterClose,
  prepare: officer,
  take_works: officer,
  arrange: officer,
  invite: officer,
  open: officer,
  fill_gaps: officer,
  add_alternate: officer,
  close: officer,
  advance: officer,
} satisfies Record<'view' | 'results' | 'prepare' | RoundAct, OfRound>;

/** What a rule about a seat or a sheet looks at: whose it is and how far things are. */
export type SeatStanding = { personId: string; seatState: SeatState; roundState: RoundState };
export type SheetStanding = SeatStanding & { sheetState: SheetState };

const own = (actor: Actor, it: { personId: string }) => hasRole(actor, 'expert') && actor.personId === it.personId;
/** Before the invitation goes out the expert does not know of the seat. */
const seatHolder: Rule<SeatStanding> = {
  says: '受邀专家本人',
  test: (actor, it) => own(actor, it) && it.seatState !== 'proposed',
};
/** The one door to materials and sheets: pledge signed, interests declared, round opened. */
export const mayReview = (it: SeatStanding): boolean => it.seatState === 'ready' && it.roundState !== 'preparing';
const readyHolder: Rule<SeatStanding> = {
  says: '已签保密承诺并申报利害关系的专家本人',
  test: (actor, it) => own(actor, it) && mayReview(it),
};
const officerOfSeat: Rule<SeatStanding> = { says: officer.says, test: officer.test };
const nationOfSeat: Rule<SeatStanding> = { says: nation.says, test: nation.test };

/** Who may do what to a seat; `desk` is the working room behind the pledge. */
export const seatPolicy = {
  view: anyOf(seatHolder, nationOfSeat),
  desk: readyHolder,
  invite: officerOfSeat,
  accept: seatHolder,
  decline: seatHolder,
  sign_pledge: seatHolder,
  declare: seatHolder,
  urge: officerOfSeat,
  replace: officerOfSeat,
  submit_all: readyHolder,
} satisfies Record<'view' | 'desk' | 'submit_all' | SeatAct, Rule<SeatStanding>>;

const gone: readonly SheetState[] = ['recused', 'taken_back'];
const reviewer: Rule<SheetStanding> = {
  says: readyHolder.says,
  test: (actor, it) => readyHolder.test(actor, it) && !gone.includes(it.sheetState),
};
const reviewerWhileOpen: Rule<SheetStanding> = {
  says: `评审开启期间${readyHolder.says}`,
  test: (actor, it) => reviewer.test(actor, it) && it.roundState === 'open',
};
const nationOfClosed: Rule<SheetStanding> = {
  says: nationAfterClose.says,
  test: (actor, it) => it.roundState === 'closed' && nation.test(actor, it),
};
const nobody: Rule<SheetStanding> = { says: '系统（随更换专家办理）', test: () => false };

/** Who may do what to a sheet. Nobody reads another's sheet before the round is closed; a recused one is never read. */
export const sheetPolicy = {
  view: anyOf(reviewer, nationOfClosed),
  material: reviewerWhileOpen,
  save: reviewerWhileOpen,
  submit: reviewerWhileOpen,
  revise: reviewerWhileOpen,
  recuse: reviewerWhileOpen,
  take_back: nobody,
} satisfies Record<'view' | 'material' | SheetAct, Rule<SheetStanding>>;

type OfList = Rule<Pick<DecisionList, 'state'>>;
/** Who may do what to the list of decisions; only the leader makes it take effect. */
export const listPolicy = {
  view: nation,
  propose: officer,
  adjust: officer,
  adopt: officer,
  scenario: officer,
  record_draw: officer,
  submit: officer,
  return: leader,
  release: leader,
  lock: anyOf(officer, leader),
} satisfies Record<'view' | 'propose' | 'scenario' | ListAct, OfList>;
