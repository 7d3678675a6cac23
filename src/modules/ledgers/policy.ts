import { type Actor, anyOf, hasRole, holders, machinery, type Rule } from '../../base/policy.ts';
import type { LedgerImportAct } from './workflow.ts';

/** What rules look at: whose ledger it is, what that sender is, and the unit above it. */
export type SenderStanding = {
  orgId: string;
  orgKind: string;
  homeOrgId: string | null;
};
type R = Rule<SenderStanding>;

const unitRoles = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
const nation: R = {
  says: '总局业务、总局签发、纪检审计',
  test: (actor) => hasRole(actor, 'national_officer', 'national_leader', 'auditor'),
};
const own: R = {
  says: '报送单位',
  test: (actor, { orgId }) => hasRole(actor, 'platform_operator', ...unitRoles) && actor.orgId === orgId,
};
const above: R = {
  says: '所在省级主管部门',
  test: (actor, { homeOrgId }) => hasRole(actor, ...unitRoles) && actor.orgId === homeOrgId,
};
const sender: R = {
  says: '报送单位的平台填报、受理或初评秘书',
  test: (actor, { orgId }) =>
    hasRole(actor, 'platform_operator', 'unit_intake', 'unit_secretary') && actor.orgId === orgId,
};
/** Platforms answer to their province, provinces and platforms without one to the nation. */
const isPlatformOf = (actor: Actor, { orgKind, homeOrgId }: SenderStanding): boolean =>
  orgKind === 'platform' && homeOrgId !== null && actor.orgId === homeOrgId;
const noter: R = {
  says: '上一级的受理、初评秘书或总局业务',
  test: (actor, it) =>
    it.orgKind === 'platform' && it.homeOrgId !== null
      ? isPlatformOf(actor, it) && hasRole(actor, 'unit_intake', 'unit_secretary')
      : hasRole(actor, 'national_officer'),
};
const keeper: R = {
  says: '上一级的单位管理员、初评秘书或总局业务',
  test: (actor, it) =>
    it.orgKind === 'platform' && it.homeOrgId !== null
      ? isPlatformOf(actor, it) && hasRole(actor, 'unit_admin', 'unit_secretary')
      : hasRole(actor, 'national_officer'),
};

export const ledgersPolicy = {
  view: anyOf<SenderStanding>(own, above, nation),
  send: sender,
  note: noter,
  registerKey: keeper,
  revokeKey: keeper,
} satisfies Record<string, R>;

export const importMovesPolicy = { fault: machinery, carry_out: sender, drop: sender } satisfies Record<
  LedgerImportAct,
  Rule<never>
>;

/** Linking records with works is the machine's. */
export const linkPolicy = machinery;

/** Who keeps ledgers of their own: platforms and provinces. */
export const sendersPolicy: Rule<unknown> = {
  says: '平台填报，省级主管部门的受理、初评秘书',
  test: (actor: Actor) =>
    (actor.orgKind === 'platform' && hasRole(actor, 'platform_operator')) ||
    (actor.orgKind === 'provincial_bureau' && hasRole(actor, 'unit_intake', 'unit_secretary')),
};
/** Who reads ledgers at all; each then sees what is theirs. */
export const ledgersView: Rule<unknown> = {
  says: '播出平台、推荐单位、总局',
  test: (actor: Actor) =>
    hasRole(actor, 'platform_operator', ...unitRoles, 'national_officer', 'national_leader', 'auditor'),
};
/** Who says which columns a ledger has. */
export const formatEditor: Rule<unknown> = holders('national_officer');
/** Who looks at the senders below. */
export const sendersView: Rule<unknown> = holders(...unitRoles, 'national_officer', 'national_leader', 'auditor');
