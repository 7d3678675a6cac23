import { hasRole } from '../../base/policy.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { heldGroups } from './queries.ts';

/** Mails about decisions wait for an officer or leader of the nation. */
export const noticesTodos: TodoSource[] = [
  {
    kind: 'mail_held',
    label: '放行邮件',
    async find(tx, actor) {
      if (!hasRole(actor, 'national_officer', 'national_leader')) return [];
      return (await heldGroups(tx)).map((group) => ({
        subject: group.firstId,
        title: `${group.label} ${group.n} 封`,
        from: '系统',
        step: '待核对放行',
        since: group.since,
        dueOn: null,
        path: `/outbox?group=${encodeURIComponent(group.groupKey)}`,
      }));
    },
  },
];
