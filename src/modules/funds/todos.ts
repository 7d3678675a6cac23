import { fen, yuan } from '../../base/money.ts';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { recoveryPolicy } from './policy.ts';
import { recoveriesIn } from './queries-recoveries.ts';
import { lastProof } from './store-proof.ts';
import { type Recovery, recoveryStates, type RecoveryState } from './terms.ts';
import { isUnchecked, type RecoveryAct, recoveryWorkflow, isDemanded } from './workflow.ts';

/** A proof that found a difference: nobody may overlook it, so it waits for finance and auditors until one is clean. */
async function proofTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'finance_officer', 'auditor', 'national_leader')) return [];
  if (hasRole(actor, 'finance_officer') && actor.orgKind !== 'national_bureau') return [];
  const proof = await lastProof(tx);
  if (!proof || proof.proven) return [];
  return [
    {
      subject: proof.id,
      title: `资金账校验发现 ${proof.differences.length} 处差异`,
      from: '资金账校验作业',
      step: '立即核查',
      since: proof.at,
      dueOn: null,
      path: '/funds',
    },
  ];
}

const steps: Partial<Record<RecoveryState, string>> = {
  proposed: '决定是否追回',
  decided: '制发追回函',
  demanded: '催收并登记退款',
  write_off_proposed: '决定是否核销',
};

/** A proposal is checked first and decided then; of what the system opened nobody has gone over the sums yet. */
const isNext = (act: RecoveryAct, row: Pick<Recovery, 'state' | 'checkedAt'>): boolean =>
  isUnchecked(row) ? act === 'check' : act !== 'check';

/** Recoveries wait for whoever may make their next move; the producer that owes waits on the return itself. */
async function recoveryTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  const office = hasRole(actor, 'finance_officer', 'national_officer', 'national_leader', 'unit_leader');
  const owes = hasRole(actor, 'producer_admin');
  if (!office && !owes) return [];
  const rows = await recoveriesIn(tx, Object.keys(steps) as RecoveryState[]);
  return rows.flatMap((row) => {
    const subject = { ...row, recommenderOrgId: '' };
    const next = recoveryWorkflow.moves.some(
      ({ act, from }) => from.includes(row.state) && isNext(act, row) && recoveryPolicy[act].test(actor, subject),
    );
    const mine = owes && row.producerOrgId === actor.orgId && isDemanded(row);
    if (!next && !mine) return [];
    const left = row.amountFen - row.returnedFen - row.writtenOffFen;
    return [
      {
        subject: row.id,
        title: `${row.number}《${row.title}》${recoveryStates[row.state]} ${yuan(fen(left))} 元`,
        from: row.fundName,
        step: mine ? '按函退回资金' : isUnchecked(row) ? '核对追回金额' : (steps[row.state] ?? ''),
        since: row.demandedAt ?? row.decidedAt ?? row.openedAt,
        dueOn: isDemanded(row) ? row.dueOn : null,
        path: `/recoveries/${row.id}`,
      },
    ];
  });
}

/** Everything of funds that waits for somebody; derived from the state, never stored. */
export const fundsTodos: TodoSource[] = [
  { kind: 'ledger.proof', label: '资金账校验', find: proofTodos },
  { kind: 'recovery', label: '追回', find: recoveryTodos },
];
