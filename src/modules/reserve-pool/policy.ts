import { type Actor, anyOf, hasRole, holders, machinery, type Role, type Rule } from '../../base/policy.ts';
import type { ReserveEntry } from './terms.ts';
import type { EntryAct, ImportAct } from './workflow.ts';

/** What every rule about an entry looks at. */
export type EntryStanding = Pick<ReserveEntry, 'ownerOrgId' | 'producerOrgId'>;
type R = Rule<EntryStanding>;

const unitPeople = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
const platformPeople = ['platform_operator'] as const;
const producerPeople = ['producer_admin', 'producer_editor'] as const;
const nationPeople = ['national_officer', 'national_leader', 'auditor'] as const;

const poolKinds: readonly (string | null)[] = ['provincial_bureau', 'central_direct_unit', 'platform'];
/** Provinces, central direct units and platforms have a pool. */
export const hasPool = (actor: Actor): boolean => poolKinds.includes(actor.orgKind);

const ofOwner = (says: string, ...wanted: Role[]): R => ({
  says,
  test: (actor, it) => hasRole(actor, ...wanted) && actor.orgId === it.ownerOrgId,
});
const owner = ofOwner('储备单位人员', ...unitPeople, ...platformPeople);
const desk = ofOwner('储备单位的受理、初评秘书或平台填报', 'unit_intake', 'unit_secretary', ...platformPeople);
const keeper = ofOwner('储备单位的初评秘书、签发或平台填报', 'unit_secretary', 'unit_leader', ...platformPeople);
const producer: R = {
  says: '该项目的制作机构',
  test: (actor, it) => hasRole(actor, ...producerPeople) && actor.orgId === it.producerOrgId,
};
const nation = holders(...nationPeople);

/** Whether this reader is the producer only and so does not read 内部备注. */
export const readsNotes = (actor: Actor, it: EntryStanding): boolean => nation.test(actor, it) || owner.test(actor, it);

export const entryPolicy = {
  view: anyOf<EntryStanding>(owner, producer, nation),
  adjust: desk,
  move_stage: desk,
  defer: keeper,
  remove: keeper,
  restore: keeper,
  promote: anyOf<EntryStanding>(keeper, producer),
  take_back: keeper,
} satisfies Record<'view' | EntryAct, R>;

/** Who opens the pool at all; each then sees what is theirs. */
export const poolView: Rule<unknown> = holders(...unitPeople, ...platformPeople, ...producerPeople, ...nationPeople);
/** Gaps and goals are for those who keep pools and for the nation. */
export const gapsView: Rule<unknown> = holders(...unitPeople, ...platformPeople, ...nationPeople);
export const readsAllPools = (actor: Actor): boolean => hasRole(actor, ...nationPeople);

export const enterPolicy: Rule<unknown> = {
  says: '省级主管部门、中央直属单位的受理、初评秘书，或平台填报',
  test: (actor) => hasPool(actor) && hasRole(actor, 'unit_intake', 'unit_secretary', ...platformPeople),
};

/** The nation sets its own goals, a unit or platform its own. */
export const goalPolicy: Rule<{ orgId: string; isNation: boolean }> = {
  says: '总局业务（全国目标），或本单位的初评秘书、签发、平台填报',
  test: (actor, it) =>
    it.isNation
      ? hasRole(actor, 'national_officer')
      : hasPool(actor) &&
        actor.orgId === it.orgId &&
        hasRole(actor, 'unit_secretary', 'unit_leader', ...platformPeople),
};
export const rulesPolicy: Rule<unknown> = holders('national_officer');

export const importPolicy = {
  view: {
    says: '导入的单位',
    test: (actor, it) => hasRole(actor, ...unitPeople, ...platformPeople) && actor.orgId === it.orgId,
  },
  fault: machinery,
  carry_out: { says: '导入的单位', test: (actor, it) => enterPolicy.test(actor, null) && actor.orgId === it.orgId },
  drop: { says: '导入的单位', test: (actor, it) => enterPolicy.test(actor, null) && actor.orgId === it.orgId },
} satisfies Record<'view' | ImportAct, Rule<{ orgId: string }>>;
