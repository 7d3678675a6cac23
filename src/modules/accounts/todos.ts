import type { TodoSource } from '../../platform/todo.ts';
import { lapsedInvitations } from './queries.ts';

export const accountsTodos: TodoSource[] = [
  { kind: 'invitation_lapsed', label: '邀请已过期', find: (tx, actor, now) => lapsedInvitations(tx, actor, now) },
];
