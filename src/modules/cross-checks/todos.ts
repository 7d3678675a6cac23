import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import type { Actor } from '../../base/policy.ts';
import { differencesWaiting } from './queries.ts';
import { rulesAll } from './store.ts';
import { type DifferenceState, toDecideStates } from './terms.ts';

const steps: Partial<Record<DifferenceState, string>> = {
  open: '说明差异',
  returned: '按退回意见重新说明',
  answered: '核销或退回说明',
};

/** Differences that wait for the unit or platform that has to answer, and for whoever decides on the answer. */
async function find(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (actor.roles.length === 0) return [];
  const lines = await differencesWaiting(tx, actor);
  if (lines.length === 0) return [];
  const labels = new Map((await rulesAll(tx)).map(({ key, content }) => [key, content.label]));
  return lines.map(({ id, title, rule, state, unitName, answerName, openedAt, dueOn }) => ({
    subject: id,
    title: `《${title}》${labels.get(rule) ?? '数据差异'}`,
    from: toDecideStates.includes(state) ? answerName : (unitName ?? '数据核对'),
    step: steps[state] ?? '',
    since: openedAt,
    dueOn: toDecideStates.includes(state) ? null : dueOn,
    path: `/differences/${id}`,
  }));
}

export const crossChecksTodos: TodoSource[] = [{ kind: 'difference', label: '数据差异', find }];
