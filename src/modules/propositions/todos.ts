import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { claimPolicy } from './policy.ts';
import { claimLines, topicsInHand } from './queries.ts';
import { isWaiting, progressOf } from './rules.ts';

/** Topics to be signed by the leader, and returned ones that the officer works over. */
async function topicTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  const [officer, leader] = [hasRole(actor, 'national_officer'), hasRole(actor, 'national_leader')];
  if (!officer && !leader) return [];
  return (await topicsInHand(tx))
    .filter(
      ({ submittedAt, returnReason, createdBy }) =>
        (leader && submittedAt !== null && returnReason === null && createdBy !== actor.personId) ||
        (officer && returnReason !== null),
    )
    .map((it) => ({
      subject: it.id,
      title: it.title,
      from: it.returnReason === null ? '业务处室' : '总局签发',
      step: it.returnReason === null ? '签发并发布命题' : '按退回意见修改命题',
      since: it.submittedAt ?? it.createdAt,
      dueOn: it.closesOn,
      path: `/manage/propositions/${it.id}`,
    }));
}

/** Claims that wait for the office, and accepted ones that their organisation has not yet carried on. */
async function claimTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  const officer = hasRole(actor, 'national_officer');
  if (!officer && !hasRole(actor, 'unit_intake', 'unit_secretary', 'platform_operator')) return [];
  const rows = await claimLines(tx, actor, officer ? { state: 'claimed' } : { state: 'accepted' });
  return rows
    .filter((row) => {
      if (officer) return isWaiting(row.state);
      const entry = row.entryState ? { state: row.entryState } : null;
      const isIdle = progressOf({ state: row.state, entry, hasProject: Boolean(row.linkedProjectId) }) === 'none';
      return isIdle && claimPolicy.to_reserve.test(actor, row);
    })
    .map((row) => ({
      subject: row.id,
      title: `${row.propositionTitle}：《${row.title}》`,
      from: officer ? row.orgName : '总局业务',
      step: officer ? '审核命题认领' : '转入储备库或关联项目',
      since: row.decidedAt ?? row.claimedAt,
      dueOn: row.finishOn,
      path: `/manage/propositions/claims/${row.id}`,
    }));
}

/** To-dos of topics and claims; derived from the state, never stored. */
export const propositionsTodos: TodoSource[] = [
  { kind: 'proposition', label: '命题', find: topicTodos },
  { kind: 'proposition.claim', label: '命题认领', find: claimTodos },
];
