import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { ownerRoles } from './policy.ts';
import { actionsSeenBy, dispatchesAll } from './queries.ts';
import { monthName } from './rules.ts';
import type { ActionLine } from './terms.ts';
import { actionStep, dispatchStep } from './todo-rules.ts';

export const waitsFor = (actor: Actor, it: ActionLine): boolean => actionStep(actor, it) !== null;

/** Actions to be done or released: the same rows as the list's cut 待我办理; the due day carries the ladder of reminders. */
async function actionTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, ...ownerRoles, 'national_officer')) return [];
  return (await actionsSeenBy(tx, actor)).flatMap((it) => {
    const step = actionStep(actor, it);
    if (step === null) return [];
    return {
      subject: it.id,
      title: it.matter,
      from: `${monthName(it)}调度会`,
      step,
      since: it.decidedAt,
      dueOn: it.dueOn,
      path: `/dispatch-actions/${it.id}`,
    };
  });
}

async function monthTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'national_officer')) return [];
  return (await dispatchesAll(tx)).flatMap((it) => {
    const step = dispatchStep(it.state);
    if (step === null) return [];
    return {
      subject: it.id,
      title: `${monthName(it)}月度调度`,
      from: '报送日历',
      step,
      since: it.createdAt,
      dueOn: null,
      path: `/dispatches/${it.id}`,
    };
  });
}

/** To-dos of dispatch; derived from the state, never stored. */
export const dispatchTodos: TodoSource[] = [
  { kind: 'dispatch.action', label: '议定事项', find: actionTodos },
  { kind: 'dispatch.month', label: '月度调度', find: monthTodos },
];
