import { type Actor, allOf, anyOf, hasRole, holders, machinery, type Role, type Rule } from '../../base/policy.ts';

/** The organisations that a payment concerns. */
export type Standing = { producerOrgId: string; recommenderOrgId: string; ownerOrgId: string; payerOrgId: string };
export type RequestStanding = Standing & { requestedBy: string | null };
type S = Rule<Standing>;

const unitRoles = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
const at = (org: keyof Standing, says: string, ...wanted: Role[]): S => ({
  says,
  test: (actor, it) => hasRole(actor, ...wanted) && actor.orgId === it[org],
});
const producer = at('producerOrgId', '制作机构人员', 'producer_admin', 'producer_editor');
const payerFinance = at('payerOrgId', '付款单位财务', 'finance_officer');
const officer = at('ownerOrgId', '总局业务', 'national_officer');
const approver = at('payerOrgId', '付款单位财务或签发人', 'finance_officer', 'national_leader', 'unit_leader');
const unitFinance = at('recommenderOrgId', '推荐单位财务', 'finance_officer');
const auditor: Rule<unknown> = holders('auditor');
const view = anyOf<Standing>(
  producer,
  at('recommenderOrgId', '推荐单位人员', ...unitRoles, 'finance_officer'),
  at('ownerOrgId', '总局业务、签发、财务', 'national_officer', 'national_leader', 'finance_officer'),
  approver,
  auditor,
  machinery,
);
const asker: Rule<RequestStanding> = {
  says: '申请人',
  test: (actor, it) => actor.kind === 'person' && actor.personId === it.requestedBy,
};

/** One instalment: who asks, who agrees, who pays. That asker and approvers differ is a rule, said as a finding. */
export const instalmentPolicy = {
  view,
  request: anyOf<Standing>(payerFinance, officer),
  recall: asker,
  endorse: approver,
  approve: approver,
  refuse: approver,
  batch: payerFinance,
  unbatch: payerFinance,
  release: payerFinance,
  paid: payerFinance,
  failed: payerFinance,
  bounced: payerFinance,
  cancel: machinery,
} satisfies Record<string, Rule<RequestStanding>>;
export const planPolicy = {
  view,
  arrange: anyOf<Standing>(at('ownerOrgId', '总局财务', 'finance_officer'), payerFinance, machinery),
} satisfies Record<string, S>;

const desk = ['finance_officer', 'national_officer', 'national_leader', 'auditor', ...unitRoles] as const;
export const listPolicy = { list: holders(...desk) } satisfies Record<string, Rule<unknown>>;

export type OfBatch = { payerOrgId: string; madeBy: string };
const ofPayer = (says: string, ...wanted: Role[]): Rule<{ payerOrgId: string }> => ({
  says,
  test: (actor, it) => hasRole(actor, ...wanted) && actor.orgId === it.payerOrgId,
});
const cashier = ofPayer('付款单位财务', 'finance_officer');
const payerPeople = ofPayer('付款单位人员', 'finance_officer', 'national_officer', 'national_leader', 'unit_leader');
const notMaker: Rule<OfBatch> = { says: '非制单人', test: (actor, it) => actor.personId !== it.madeBy };
/** A batch leaves for the bank by the hand of another than its maker's. */
export const batchPolicy = {
  list: holders('finance_officer', 'national_officer', 'national_leader', 'unit_leader', 'auditor'),
  view: anyOf<{ payerOrgId: string }>(payerPeople, auditor),
  make: holders('finance_officer'),
  release: allOf<OfBatch>(cashier, notMaker),
  cancel: cashier,
  drop: cashier,
  confirm: cashier,
  settle: { says: '系统（随回盘办理）', test: () => false },
} satisfies Record<string, Rule<OfBatch>>;
export const returnPolicy = {
  list: batchPolicy.list,
  view: anyOf<{ payerOrgId: string }>(payerPeople, auditor),
  read: holders('finance_officer'),
  carry_out: cashier,
  drop: cashier,
  fault: { says: '系统', test: () => false },
} satisfies Record<string, Rule<{ payerOrgId: string }>>;

export type OfAccount = { organizationId: string; homeOrgId: string | null; enteredBy: string };
const inOrganization = (says: string, ...wanted: Role[]): Rule<OfAccount> => ({
  says,
  test: (actor, it) => hasRole(actor, ...wanted) && actor.orgId === it.organizationId,
});
const moneyDesk: Rule<OfAccount> = {
  says: '总局或推荐单位财务',
  test: (actor, it) =>
    hasRole(actor, 'finance_officer') && (actor.orgKind === 'national_bureau' || actor.orgId === it.homeOrgId),
};
/** The number of an account is seen whole by those who enter and verify it; the rest see its last four digits. */
export const accountPolicy = {
  view: anyOf<OfAccount>(inOrganization('本机构人员', 'producer_admin', 'producer_editor'), moneyDesk, auditor),
  seeNumber: anyOf<OfAccount>(inOrganization('机构管理员', 'producer_admin'), moneyDesk),
  enter: inOrganization('机构管理员', 'producer_admin'),
  withdraw: inOrganization('机构管理员', 'producer_admin'),
  verify: moneyDesk,
  refuse: moneyDesk,
  replace: { says: '系统', test: () => false },
} satisfies Record<string, Rule<OfAccount>>;

const auditing = anyOf<Standing>(payerFinance, unitFinance);
export const voucherPolicy = {
  view,
  list: listPolicy.list,
  enter: producer,
  resubmit: producer,
  withdraw: producer,
  accept: auditing,
  return: auditing,
  reverse: auditing,
} satisfies Record<string, S>;
export const arrivalPolicy = {
  view,
  enter: producer,
  confirm: auditing,
  refuse: auditing,
} satisfies Record<string, S>;
const nationalFinance: Rule<unknown> = {
  says: '总局财务',
  test: (actor: Actor) => actor.orgKind === 'national_bureau' && hasRole(actor, 'finance_officer'),
};
export const rulePolicy = { view: holders(...desk), save: nationalFinance } satisfies Record<string, Rule<unknown>>;
