import { type Actor, allOf, anyOf, hasRole, holders, type Role, type Rule } from '../../base/policy.ts';
import { isKnown, isMeantFor } from './rules.ts';
import type { ClaimStanding, Proposition } from './terms.ts';
import type { ClaimAct, PropositionAct } from './workflow.ts';

/** What rules about a topic look at: the topic, and the home unit of whoever asks. */
export type PropositionStanding = Proposition & { readerHomeOrgId: string | null };
type OfTopic = Rule<PropositionStanding>;
type OfClaim = Rule<ClaimStanding>;

export const unitPeople = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
export const producerPeople = ['producer_admin', 'producer_editor'] as const;
export const nationPeople = ['national_officer', 'national_leader', 'auditor'] as const;

export const readsAll = (actor: Actor): boolean => hasRole(actor, ...nationPeople);
const nation = holders(...nationPeople);
const officer = holders('national_officer');
/** Once published: public ones for everybody at work here, others for whom they are meant. */
const addressed: OfTopic = {
  says: '命题面向的机构，公开的命题任何已登录人员',
  test: (actor, it) =>
    actor.kind === 'person' &&
    isKnown(it.state) &&
    (it.isPublic || isMeantFor(it, { ...actor, homeOrgId: it.readerHomeOrgId })),
};
const notMaker: OfTopic = { says: '非拟制人', test: (actor, it) => actor.personId !== it.createdBy };
const claimantRoles: readonly Role[] = ['unit_intake', 'unit_secretary', 'platform_operator', ...producerPeople];
const mayClaim: OfTopic = {
  says: '命题面向的单位受理、初评秘书，平台填报或制作机构',
  test: (actor, it) => hasRole(actor, ...claimantRoles) && isMeantFor(it, { ...actor, homeOrgId: it.readerHomeOrgId }),
};

export const propositionPolicy = {
  view: anyOf<PropositionStanding>(nation, addressed),
  save: officer,
  submit: officer,
  return: holders('national_leader'),
  publish: allOf<PropositionStanding>(holders('national_leader'), notMaker),
  extend: officer,
  end: officer,
  cancel: officer,
} satisfies Record<'view' | PropositionAct, OfTopic>;
export const beginPolicy = { view: nation, begin: officer };
export const claimTopicPolicy = { view: propositionPolicy.view, claim: mayClaim };
/** Everybody at work here reads the list; each then sees what is theirs. */
export const listView: Rule<unknown> = {
  says: '已登录人员',
  test: (actor) => actor.kind === 'person',
};

const ofClaimant = (says: string, ...wanted: Role[]): OfClaim => ({
  says,
  test: (actor, it) => hasRole(actor, ...wanted) && actor.orgId === it.orgId,
});
const claimant = ofClaimant('认领机构', ...unitPeople, 'platform_operator', ...producerPeople);
const claimantDesk = ofClaimant('认领机构的经办', ...claimantRoles);
const homeUnit: OfClaim = {
  says: '认领机构的主管单位',
  test: (actor, it) => it.orgKind === 'producer' && hasRole(actor, ...unitPeople) && actor.orgId === it.homeOrgId,
};
const homeDesk: OfClaim = {
  says: '认领机构主管单位的受理或初评秘书',
  test: (actor, it) => homeUnit.test(actor, it) && hasRole(actor, 'unit_intake', 'unit_secretary'),
};
/** Whoever keeps the pool into which the claim goes: the claimant's own, or a producer's home unit's. */
const poolDesk: OfClaim = {
  says: '储备单位的受理、初评秘书或平台填报',
  test: (actor, it) =>
    it.orgKind === 'producer'
      ? homeDesk.test(actor, it)
      : actor.orgId === it.orgId && hasRole(actor, 'unit_intake', 'unit_secretary', 'platform_operator'),
};

export const claimPolicy = {
  view: anyOf<ClaimStanding>(nation, claimant, homeUnit),
  accept: officer,
  decline: officer,
  withdraw: claimantDesk,
  to_reserve: poolDesk,
  link_project: anyOf<ClaimStanding>(poolDesk, officer),
  report: anyOf<ClaimStanding>(claimantDesk, homeDesk),
  complete: officer,
  drop: officer,
} satisfies Record<'view' | ClaimAct, OfClaim>;
