import { type Actor, hasRole } from '../../base/policy.ts';
import { addDays, dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { graceDays, listsAll, promiseLines, waitsFor } from './queries.ts';
import { places } from './terms.ts';
import { isReturned, isListDraft, isListSubmitted } from './workflow.ts';

/** Places to prove for the platform, proofs to check for the office: the same rows as the list's cut 待我办理. */
async function promiseTodos(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  if (!hasRole(actor, 'platform_operator', 'national_officer', 'unit_secretary')) return [];
  const platform = hasRole(actor, 'platform_operator');
  const days = await graceDays(tx);
  const lines = await promiseLines(tx, { actor, today: dayOf(now) });
  return lines
    .filter((line) => waitsFor(actor, line))
    .map((line) => ({
      subject: line.id,
      title: `《${line.title}》${places[line.place]}`,
      from: platform ? '主管部门' : line.platformName,
      step: platform ? (isReturned(line.proofs.at(-1)) ? '按退回意见重报证明' : '提交宣推证明') : '核对宣推证明',
      since: line.proofs.at(-1)?.reportedAt ?? line.enteredAt,
      dueOn: platform ? addDays(line.untilOn, days) : null,
      path: `/promotion/${line.id}`,
    }));
}

async function listTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  const [officer, leader] = [hasRole(actor, 'national_officer'), hasRole(actor, 'national_leader')];
  if (!officer && !leader) return [];
  return (await listsAll(tx))
    .filter(
      (list) =>
        (leader && isListSubmitted(list) && list.createdBy !== actor.personId) ||
        (officer && isListDraft(list) && list.returnReason !== null),
    )
    .map((list) => ({
      subject: list.id,
      title: list.title,
      from: isListSubmitted(list) ? '业务处室' : '总局签发',
      step: isListSubmitted(list) ? '签发并发布' : '按退回意见修改',
      since: list.submittedAt ?? list.createdAt,
      dueOn: null,
      path: `/selected-lists/${list.id}`,
    }));
}

/** To-dos of promotion; derived from the state, never stored. */
export const promotionTodos: TodoSource[] = [
  { kind: 'promotion.promise', label: '宣推', find: promiseTodos },
  { kind: 'promotion.list', label: '优秀片单', find: listTodos },
];
