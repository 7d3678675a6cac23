import { hasRole } from '../../base/policy.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { todoRows } from './queries-todos.ts';

/** What waits because of applications: drafts to finish, corrections to answer, submissions to take in. */
export const applicationsTodos: TodoSource[] = [
  {
    kind: 'application.fill',
    label: '填报申请书',
    find: async (tx, actor, now) =>
      hasRole(actor, 'producer_admin', 'producer_editor')
        ? todoRows(tx, { applicantOrgId: actor.orgId, state: 'draft', now })
        : [],
  },
  {
    kind: 'application.correct',
    label: '补正材料',
    find: async (tx, actor, now) =>
      hasRole(actor, 'producer_admin', 'producer_editor')
        ? todoRows(tx, { applicantOrgId: actor.orgId, state: 'correcting', now })
        : [],
  },
  {
    kind: 'application.intake',
    label: '申报受理',
    find: async (tx, actor, now) =>
      hasRole(actor, 'unit_intake') ? todoRows(tx, { recommenderOrgId: actor.orgId, state: 'submitted', now }) : [],
  },
];
