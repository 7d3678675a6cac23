import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { keepers } from './policy.ts';
import { targetsStopped } from './queries.ts';

/** A target that the system stopped waits for its keeper. */
async function find(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, ...keepers)) return [];
  return (await targetsStopped(tx, actor.orgId)).map(({ id, label, stopReason, stoppedAt, createdAt }) => ({
    subject: id,
    title: `推送“${label}”已停止`,
    from: '推送',
    step: stopReason ?? '处理后恢复推送',
    since: stoppedAt ?? createdAt,
    dueOn: null,
    path: `/webhooks/${id}`,
  }));
}

export const webhooksTodos: TodoSource[] = [{ kind: 'webhook_stopped', label: '推送已停止', find }];
