import type { Actor } from '../../base/policy.ts';
import { hasRole } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { caseLines } from './queries-list.ts';
import { type CaseState, caseStates } from './terms.ts';
import { awaitsPanel } from './workflow.ts';

type Line = Awaited<ReturnType<typeof caseLines>>[number];

const steps: Partial<Record<CaseState, string>> = {
  rectifying: '整改后再次提交',
  preparing: '补充后提交',
  submitted: '组织验收',
};
/** What a case waits for; under review it depends on who looks. */
function stepOf({ state }: Line, actor: Actor): string {
  const step = steps[state];
  if (step) return step;
  if (hasRole(actor, 'expert')) return '提出审看意见';
  return hasRole(actor, 'national_leader', 'unit_leader') ? '作出验收结论' : '核对验收清单';
}

/** Acceptances that wait for the asker: the same rows as the list's cut 待我办理. */
async function casesWaiting(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  const roles = ['producer_admin', 'producer_editor', 'expert'] as const;
  const office = ['national_officer', 'national_leader', 'unit_secretary', 'unit_leader'] as const;
  if (!hasRole(actor, ...roles, ...office)) return [];
  const rows = await caseLines(tx, { actor, now }, { q: '', state: '', cut: 'mine' });
  return rows.map((row) => ({
    subject: row.id,
    title: `《${row.title}》${caseStates[row.state]}`,
    from: awaitsPanel(row) ? (row.producerName ?? '') : '主管部门',
    step: stepOf(row, actor),
    since: row.submittedAt ?? row.createdAt,
    dueOn: row.rectifyBy,
    path: hasRole(actor, 'expert') ? `/acceptance/${row.id}` : `/projects/${row.projectId}/acceptance`,
  }));
}

/** To-dos of acceptance; derived from the state, never stored. */
export const acceptanceTodos: TodoSource[] = [{ kind: 'acceptance.case', label: '成片验收', find: casesWaiting }];
