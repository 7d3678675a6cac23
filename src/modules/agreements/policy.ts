import { type Actor, allOf, anyOf, hasRole, holders, machinery, nobodyId, type Rule } from '../../base/policy.ts';
import type { PartyKey } from './terms.ts';
import type { PaperAct, TemplateAct } from './workflow.ts';

/** The organisations that an agreement binds; what every rule about it looks at. */
export type Standing = { ownerOrgId: string; producerOrgId: string; recommenderOrgId: string };
/** `fixedBy` is whoever fixed the text: the office's signature takes a second person. */
export type PaperStanding = Standing & { fixedBy: string | null };
type OfAgreement = Rule<Standing>;

const producerRoles = ['producer_admin', 'producer_editor'] as const;
const unitRoles = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
const of = (orgId: keyof Standing, says: string, ...wanted: Parameters<typeof holders>): OfAgreement => ({
  says,
  test: (actor, it) => hasRole(actor, ...wanted) && actor.orgId === it[orgId],
});
const office = of('ownerOrgId', '总局业务', 'national_officer');
const officeLeader = of('ownerOrgId', '总局签发', 'national_leader');
const producer = of('producerOrgId', '协议乙方人员', ...producerRoles);
const unit = of('recommenderOrgId', '协议丙方人员', ...unitRoles);
const drafters = anyOf<Standing>(
  office,
  producer,
  of('recommenderOrgId', '丙方秘书或签发', 'unit_secretary', 'unit_leader'),
);
const committers = anyOf<Standing>(
  of('producerOrgId', '乙方机构管理员', 'producer_admin'),
  of('recommenderOrgId', '丙方签发', 'unit_leader'),
);
const notFixer: Rule<PaperStanding> = { says: '非定稿人', test: (actor, it) => actor.personId !== it.fixedBy };
const signers = anyOf<PaperStanding>(committers, allOf<PaperStanding>(officeLeader, notFixer));
const nobody: OfAgreement = { says: '系统（随签署办理）', test: () => false };

/** Who may see an agreement: its three parties, the finance of the office, and the auditor. */
const view = anyOf<Standing>(
  office,
  officeLeader,
  of('ownerOrgId', '总局财务', 'finance_officer'),
  holders('auditor'),
  producer,
  unit,
  machinery,
);

/** Who may do what to a paper of an agreement. */
export const paperPolicy = {
  view,
  propose: drafters,
  consent: committers,
  fix: office,
  reopen: office,
  sign: signers,
  complete: nobody,
  take_effect: anyOf<Standing>(office, machinery),
  void: office,
} satisfies Record<'view' | PaperAct, Rule<PaperStanding>>;

/** Who may begin a supplement of a kind: any party a change or an ending by consent, the office alone the rest. */
export const supplementPolicy = {
  change: drafters,
  end: drafters,
  suspend: office,
  resume: office,
  rescind: office,
} satisfies Record<string, OfAgreement>;
export const draftPolicy = { view, draft: office } satisfies Record<string, OfAgreement>;
export const listPolicy = {
  view: holders(...producerRoles, ...unitRoles, 'national_officer', 'national_leader', 'finance_officer', 'auditor'),
} satisfies Record<string, Rule<unknown>>;

const nation: Rule<unknown> = holders('national_officer', 'national_leader', 'auditor');
const officer: Rule<unknown> = holders('national_officer');
export const templatePolicy = {
  view: nation,
  draft: officer,
  save: officer,
  publish: officer,
  retire: { says: '系统（随新版启用）', test: () => false },
} satisfies Record<'view' | 'draft' | TemplateAct, Rule<unknown>>;

/** Those who sign keep keys of their own. */
const keepers: Rule<unknown> = holders('producer_admin', 'unit_leader', 'national_leader');
const own: Rule<{ personId: string }> = { says: '证书登记人本人', test: (actor, it) => actor.personId === it.personId };
export const keyPolicy = { list: keepers, register: keepers, own } satisfies Record<string, Rule<never>>;

/** Whose certificates count is for the national security administrator; who audits may look. */
export const authorityPolicy = {
  view: holders('security_admin', 'auditor'),
  enter: holders('security_admin'),
} satisfies Record<string, Rule<unknown>>;

/** The party somebody acts for, or undefined for those who only look. */
export function partyOf(actor: Actor, it: Standing): PartyKey | undefined {
  if (actor.orgId === nobodyId) return undefined;
  if (actor.orgId === it.ownerOrgId && hasRole(actor, 'national_officer', 'national_leader')) return 'office';
  if (actor.orgId === it.producerOrgId && hasRole(actor, ...producerRoles)) return 'producer';
  if (actor.orgId === it.recommenderOrgId && hasRole(actor, ...unitRoles)) return 'recommender';
  return undefined;
}
