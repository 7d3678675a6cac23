import { type Actor, hasRole } from '../../base/policy.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { periodName } from './calendar-rules.ts';
import { reportMovesPolicy, reportsPolicy } from './policy.ts';
import { periodsAll, reportsAll, reportsOfUnit, unitById } from './queries.ts';
import { fillingStates, type Report } from './terms.ts';

function stepOf(actor: Actor, report: Report): string | null {
  const { state } = report;
  if (fillingStates.includes(state) && reportsPolicy.fill.test(actor, report))
    return state === 'filling' ? '填报推进表' : state === 'returned' ? '按退回意见修改' : '更正推进表';
  if (state === 'prepared' && reportMovesPolicy.check.test(actor, report)) return '审核推进表';
  if (state === 'checked' && reportMovesPolicy.certify.test(actor, report)) return '签发报送';
  return state === 'submitted' && reportMovesPolicy.confirm.test(actor, report) ? '确认推进表' : null;
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
