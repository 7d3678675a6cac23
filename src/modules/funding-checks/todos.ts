import { hasRole } from '../../base/policy.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { checksWaiting } from './queries.ts';
import { type CheckGrade, checkGrades, moneyKinds } from './terms.ts';

/** A person may clear what is unclear; what is blocked goes to the leader once the officer has nothing to add. */
const stepFor: Record<CheckGrade, string> = { block: '拦截，待认定或签批', person: '待人工核实', look: '提示' };

export const fundingChecksTodos: TodoSource[] = [
  {
    kind: 'funding_check',
    label: '核实重复资助',
    async find(tx, actor) {
      if (!hasRole(actor, 'national_officer')) return [];
      return (await checksWaiting(tx)).map((one) => ({
        subject: one.id,
        title: `《${one.workTitle}》与${moneyKinds[one.recordKind]}“${one.moneySide.programme}”：${checkGrades[one.grade]}`,
        from: one.workSide.organizationName ?? '',
        step: stepFor[one.grade],
        since: one.changedAt,
        dueOn: null,
        path: `/funding-checks/${one.id}`,
      }));
    },
  },
];
