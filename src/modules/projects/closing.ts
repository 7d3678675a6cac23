import type { Finding } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { pendingChangeStates, unsettledStates } from './guidance-terms.ts';
import { milestonesOf, openViolations } from './queries.ts';
import { adviceOf, changesOf, visitsOf } from './queries-guidance.ts';
import { milestoneKinds, type Project } from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import { awaitsFollowUp } from './guidance-rules.ts';

/** What the money still says against closing a project; payments come later in the order and main names the source. */
export type ClosingSource = (tx: Tx, projectId: string) => Promise<Finding[]>;
export type ClosingBasis = { hasAgreement: boolean; money: readonly Finding[] };

/** Everything that is still open on a project, each finding as the rules weigh it (reference/tracking-rules.json). */
export async function closingFindings(tx: Tx, { id }: Project, basis: ClosingBasis): Promise<Finding[]> {
  const { milestones, stops, clause } = trackingRules().closing;
  const reached = await milestonesOf(tx, id);
  const missing = basis.hasAgreement
    ? milestones.filter((kind) => !reached.some((one) => one.kind === kind && one.doneOn !== null))
    : [];
  const count = (code: string, rows: readonly unknown[], say: (n: number) => string): Finding[] =>
    rows.length > 0 ? [{ code, message: say(rows.length) }] : [];
  const advice = (await adviceOf(tx, id)).filter(({ state }) => unsettledStates.includes(state));
  const changes = (await changesOf(tx, id)).filter(({ state }) => pendingChangeStates.includes(state));
  const visits = (await visitsOf(tx, id)).filter(awaitsFollowUp);
  const found: Finding[] = [
    ...missing.map((kind) => ({ code: 'milestone', message: `“${milestoneKinds[kind]}”节点尚未完成` })),
    ...basis.money,
    ...count('advice_open', advice, (n) => `${n} 条指导意见未办结`),
    ...count('change_open', changes, (n) => `${n} 项变更未办结`),
    ...count('visit_open', visits, (n) => `${n} 次现场督导未复查`),
    ...count('violation_open', await openViolations(tx, id), (n) => `${n} 项违规未关闭`),
  ];
  return found.map((one) => ({ ...one, clause, weight: stops.includes(one.code) ? 'stop' : 'look' }));
}
