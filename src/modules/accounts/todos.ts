import type { TodoSource } from '../../platform/todo.ts';
import { lapsedInvitations } from './queries.ts';
import { officesUnstaffed } from './queries-staff.ts';

export const accountsTodos: TodoSource[] = [
  { kind: 'invitation_lapsed', label: '邀请已过期', find: (tx, actor, now) => lapsedInvitations(tx, actor, now) },
  { kind: 'office_unstaffed', label: '配备人员', find: (tx, actor, now) => officesUnstaffed(tx, actor, now) },
];
