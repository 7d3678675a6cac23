import type { TodoSource } from '../../platform/todo.ts';
import { returnedToOwn, waitingForVerification } from './queries.ts';

export const organizationsTodos: TodoSource[] = [
  { kind: 'organization_verification', label: '机构核验', find: (tx, actor) => waitingForVerification(tx, actor) },
  { kind: 'organization_returned', label: '机构信息退回', find: (tx, actor) => returnedToOwn(tx, actor) },
];
