import {
  type Actor,
  allOf,
  anyOf,
  hasRole,
  holders,
  machinery,
  type Role,
  type Rule,
  roles,
} from '../../base/policy.ts';
import { broughtKinds, type FundKind, type RecoveryState } from './terms.ts';
import type { RecoveryAct } from './workflow.ts';

const nation: Rule<unknown> = holders('national_officer', 'national_leader', 'auditor');
type Owned = { ownerOrgId: string; kind?: FundKind };

/** Holders of a role in the organisation whose fund it is. */
const ofOwner = (...wanted: Role[]): Rule<Owned> => ({
  says: `资金主管单位的${wanted.map((role) => roles[role]).join('、')}`,
  test: (actor, it) => hasRole(actor, ...wanted) && actor.orgId === it.ownerOrgId,
});
const clerk = ofOwner('finance_officer');
const office = ofOwner('finance_officer', 'national_officer');
const chief = ofOwner('national_leader', 'unit_leader');

/** Money brought beside an award goes through its projects and stays in the book of its first promise. */
const ownBook: Rule<Owned> = {
  says: '自有、社会、平台和配套资金随项目登记，不在资金账办理',
  test: (_, { kind }) => kind === undefined || !broughtKinds.includes(kind),
};
const yearly = (rule: Rule<Owned>): Rule<Owned> => allOf<Owned>(rule, ownBook);

/** Who may do what to a fund: its office keeps the books, its leader closes a year, the nation and auditors read. */
export const fundPolicy = {
  view: anyOf<Owned>(nation, ofOwner('finance_officer', 'unit_leader', 'unit_admin', 'unit_secretary'), machinery),
  edit: office,
  open_year: yearly(office),
  enter_budget: yearly(office),
  bank_line: yearly(clerk),
  match_line: yearly(clerk),
  interest: yearly(clerk),
  to_province: yearly(clerk),
  correct: clerk,
  close_year: yearly(chief),
} satisfies Record<string, Rule<Owned>>;

const bookkeepers: Rule<unknown> = holders('finance_officer', 'unit_leader', 'unit_admin', 'unit_secretary');
const nationalFinance: Rule<unknown> = {
  says: '总局财务',
  test: (actor) => hasRole(actor, 'finance_officer') && actor.orgKind === 'national_bureau',
};
/** Before there is a fund: who may set one up, read the list, and let the books prove themselves. */
export const fundsPolicy = {
  list: anyOf<unknown>(nation, bookkeepers),
  make: holders('finance_officer', 'national_officer'),
  /** Rules of all funds are the national bureau's: its finance keeps them. */
  rules: nationalFinance,
  prove: anyOf<unknown>(machinery, holders('finance_officer', 'national_officer')),
  proof: anyOf<unknown>(nation, bookkeepers, machinery),
} satisfies Record<string, Rule<unknown>>;

/** A list shows the funds of one's own office; the nation and auditors see all. */
export const seesAllFunds = (actor: Actor): boolean => nation.test(actor, null);

export type RecoveryStanding = Owned & {
  state: RecoveryState;
  producerOrgId: string;
  recommenderOrgId: string;
  openedBy: string;
  checkedBy: string | null;
  writeOffBy: string | null;
};
type OfRecovery = Rule<RecoveryStanding>;

const told: readonly RecoveryState[] = ['demanded', 'write_off_proposed', 'settled', 'written_off'];
const producer: OfRecovery = {
  says: '已收到追回函的制作机构',
  test: (actor, it) =>
    hasRole(actor, 'producer_admin', 'producer_editor') && actor.orgId === it.producerOrgId && told.includes(it.state),
};
const recommender: OfRecovery = {
  says: '项目的推荐单位',
  test: (actor, it) =>
    hasRole(actor, 'finance_officer', 'unit_leader', 'unit_admin', 'unit_secretary') &&
    actor.orgId === it.recommenderOrgId,
};
const notOpener: OfRecovery = { says: '非提出人', test: (actor, it) => actor.personId !== it.openedBy };
const notChecker: OfRecovery = { says: '非核对人', test: (actor, it) => actor.personId !== it.checkedBy };
const notProposer: OfRecovery = { says: '非核销提出人', test: (actor, it) => actor.personId !== it.writeOffBy };

/** Who may do what to a recovery: the office proposes and keeps the books, a leader who did not propose decides. */
export const recoveryPolicy = {
  view: anyOf<RecoveryStanding>(fundPolicy.view, recommender, producer),
  check: office,
  decide: allOf<RecoveryStanding>(chief, notOpener, notChecker),
  cancel: allOf<RecoveryStanding>(chief, notOpener),
  demand: office,
  record_return: clerk,
  settle: clerk,
  pass_up: clerk,
  propose_write_off: office,
  refuse_write_off: chief,
  write_off: allOf<RecoveryStanding>(chief, notProposer),
} satisfies Record<'view' | 'pass_up' | RecoveryAct, OfRecovery>;

/** Opening begins before there is a case. */
export const openPolicy = {
  view: anyOf<Owned>(fundPolicy.view),
  open: office,
  list: anyOf<unknown>(nation, bookkeepers, holders('producer_admin', 'producer_editor')),
} satisfies Record<string, Rule<Owned>>;
