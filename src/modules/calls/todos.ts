import { hasRole } from '../../base/policy.ts';
import { dayOf } from '../../base/time.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { standingOf } from './call-facts.ts';
import { callsAll } from './queries.ts';
import { isInPreparation, isOpen, isClosed } from './workflow.ts';

/** Calls that wait for the national officers: being prepared, or with edits nobody has published. */
export const callsTodos: TodoSource[] = [
  {
    kind: 'call',
    label: '筹备征集',
    async find(tx, actor, now) {
      if (!hasRole(actor, 'national_officer')) return [];
      const rows = [];
      for (const call of await callsAll(tx)) {
        if (isClosed(call)) continue;
        const { parts, changes, batches } = await standingOf(tx, call, now);
        if (isOpen(call) && changes === 0) continue;
        const waiting = parts.filter(({ light }) => light !== 'green').length;
        const step = isOpen(call)
          ? `${changes} 处变更未发布`
          : waiting > 0
            ? `${waiting} 项未就绪`
            : '全部就绪，待发布';
        const first = batches.find((batch) => batch.opensAt > now);
        rows.push({
          subject: call.id,
          title: call.title,
          from: '广电总局',
          step,
          since: call.createdAt,
          dueOn: isInPreparation(call) && first ? dayOf(first.opensAt) : null,
          path: `/manage/calls/${call.id}`,
        });
      }
      return rows;
    },
  },
];
