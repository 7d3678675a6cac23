import { type Actor, hasRole, type Rule } from '../../base/policy.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { periodName } from './calendar-rules.ts';
import { reportMovesPolicy, reportsPolicy } from './policy.ts';
import { periodsAll, reportsAll, reportsOfUnit, unitById } from './queries.ts';
import type { Report, ReportState } from './terms.ts';

/** Whose turn a table is, and what they do with it. */
const nextSteps: Partial<Record<ReportState, { label: string; by: Rule<Report> }>> = {
  filling: { label: '填报推进表', by: reportsPolicy.fill },
  returned: { label: '按退回意见修改', by: reportsPolicy.fill },
  restating: { label: '更正推进表', by: reportsPolicy.fill },
  prepared: { label: '审核推进表', by: reportMovesPolicy.check },
  checked: { label: '签发报送', by: reportMovesPolicy.certify },
  submitted: { label: '确认推进表', by: reportMovesPolicy.confirm },
};
function stepOf(actor: Actor, report: Report): string | null {
  const step = nextSteps[report.state];
  return step?.by.test(actor, report) ? step.label : null;
}

/** Tables that wait for their clerk, checker, leader, or the nation; the due day carries the ladder of reminders. */
async function find(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  const nation = hasRole(actor, 'national_officer');
  if (!nation && !hasRole(actor, 'unit_intake', 'unit_secretary', 'unit_leader')) return [];
  const reports = nation ? await reportsAll(tx) : await reportsOfUnit(tx, actor.orgId);
  const periods = new Map((await periodsAll(tx)).map((period) => [period.id, period]));
  const rows: TodoRow[] = [];
  for (const report of reports) {
    const period = periods.get(report.periodId);
    const step = stepOf(actor, report);
    if (!period || !step || period.opensOn > dayOf(now)) continue;
    const unit = nation ? (await unitById(tx, report.orgId)).shortName : '';
    rows.push({
      subject: report.id,
      title: `${unit}${periodName(period)}推进表`,
      from: nation ? unit : '报送日历',
      step,
      since: report.certifiedAt ?? report.preparedAt ?? report.createdAt,
      // once the table has left the unit its clock has stopped
      dueOn: report.firstSubmittedAt === null ? period.dueOn : null,
      path: `/reports/${report.id}`,
    });
  }
  return rows;
}

export const reportsTodos: TodoSource[] = [{ kind: 'report', label: '双周推进表', find }];
