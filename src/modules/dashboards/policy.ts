import { type Actor, allOf, anyPerson, everyone, hasRole, holders, type Rule } from '../../base/policy.ts';

const nation = ['national_officer', 'national_leader', 'auditor'] as const;
const unit = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;

/** Who looks at a picture of the whole: the nation, units at their own, platforms at their own. */
const picture = holders(...nation, ...unit, 'platform_operator');

/** Homes, search and frame show what each person may see anyway; background jobs are the system administrator's. */
export const dashboardsPolicy = {
  frame: everyone,
  home: anyPerson,
  search: anyPerson,
  jobs: holders('system_admin'),
  cancelRun: holders('system_admin'),
  runJob: holders('system_admin'),
  picture,
  saveRule: holders('national_officer'),
  views: anyPerson,
} satisfies Record<string, Rule<unknown>>;

/** Whose picture: of the whole country by the nation only, of one organisation by itself and by the nation. */
export const pictureOf: Rule<{ orgId: string | null }> = allOf<{ orgId: string | null }>(picture, {
  says: '总局，或本单位',
  test: (actor: Actor, { orgId }) => hasRole(actor, ...nation) || orgId === actor.orgId,
});

type View = { personId: string; orgId: string; isShared: boolean };
export const savedViewPolicy = {
  view: {
    says: '本人，或共享给的本单位人员',
    test: (actor, view) => view.personId === actor.personId || (view.isShared && view.orgId === actor.orgId),
  },
  drop: { says: '保存视图的本人', test: (actor, view) => view.personId === actor.personId },
} satisfies Record<string, Rule<View>>;
