import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { agreementsWaiting, type WaitingAgreement } from './queries-list.ts';
import { paperKinds } from './terms.ts';
import { waitsForSignatures, isSigned } from './workflow.ts';

const stepOf = (row: WaitingAgreement, officer: boolean): string =>
  row.agreementId === null
    ? '拟制三方协议'
    : row.paperState && waitsForSignatures({ state: row.paperState })
      ? '签署'
      : row.paperState && isSigned({ state: row.paperState })
        ? '待公示结果确定后生效'
        : officer
          ? '定稿送签'
          : '同意或提出修改';

function rowOf(row: WaitingAgreement, actor: Actor): TodoRow {
  const what = row.paperKind && row.paperKind !== 'main' ? paperKinds[row.paperKind] : '三方协议';
  return {
    subject: row.agreementId ?? row.id,
    title: `《${row.title}》${what}`,
    from: row.agreementId === null ? '公示结果' : '广电总局',
    step: stepOf(row, hasRole(actor, 'national_officer')),
    since: row.fixedAt ?? row.paperCreatedAt ?? row.createdAt,
    dueOn: null,
    path: `/projects/${row.id}/agreement`,
  };
}

/** Agreements that wait for the asker's party: the same rows as the list's cut 待我办理. */
async function agreementTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'producer_admin', 'unit_leader', 'national_officer', 'national_leader')) return [];
  return (await agreementsWaiting(tx, actor)).map((row) => rowOf(row, actor));
}

/** To-dos of the three parties; derived from the state, never stored. */
export const agreementsTodos: TodoSource[] = [{ kind: 'agreement', label: '三方协议', find: agreementTodos }];
