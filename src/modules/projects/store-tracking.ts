import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import { untouched } from './store-milestones.ts';
import type { MilestoneKind, Risk } from './terms.ts';
import type { FilePart, Plan, Report, TrackedMilestone } from './tracking-terms.ts';
import type {} from './tables.ts';

export const findPlan = (tx: Tx, projectId: string): Promise<Plan | undefined> =>
  tx.selectFrom('projectPlans').selectAll().where('projectId', '=', projectId).executeTakeFirst();

/** Puts the plan in place of the former edition; `version` is what the asker saw, 0 for none. */
export async function savePlan(tx: Tx, plan: Plan, version: number): Promise<void> {
  const row = { ...plan, version: version + 1, lines: json(plan.lines) };
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('projectPlans')
      .values(row)
      .onConflict((conflict) => conflict.column('projectId').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new Problem('row.changed');
    return;
  }
  const { numUpdatedRows } = await tx
    .updateTable('projectPlans')
    .set(row)
    .where('projectId', '=', plan.projectId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}

/** A milestone as it stands, or as nobody has touched it yet. */
export async function milestoneOf(tx: Tx, projectId: string, kind: MilestoneKind): Promise<TrackedMilestone> {
  const found = await tx
    .selectFrom('projectMilestones')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return found ?? { ...untouched, version: 0, projectId, kind };
}

export async function saveMilestone(tx: Tx, milestone: TrackedMilestone): Promise<void> {
  const row = { ...milestone, version: milestone.version + 1 };
  const { projectId: _, kind: __, ...set } = row;
  const result = await tx
    .insertInto('projectMilestones')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['projectId', 'kind'])
        .doUpdateSet(set)
        .where('projectMilestones.version', '=', milestone.version),
    )
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Problem('row.changed');
}

type Serialised = 'projectReports' | 'projectAdvice' | 'projectChanges' | 'projectVisits';
/** The next serial within a project; the caller holds the lock of the project. */
export async function nextSerial(tx: Tx, table: Serialised, projectId: string): Promise<number> {
  const { last } = await tx
    .selectFrom(table)
    .select((e) => e.fn.max('serial').as('last'))
    .where('projectId', '=', projectId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

export async function insertReport(tx: Tx, report: Report): Promise<void> {
  await tx.insertInto('projectReports').values(report).execute();
}

type Filed = {
  projectId: string;
  part: FilePart;
  place: string;
  addedBy: string;
  addedByName: string;
  addedAt: Instant;
};
export async function insertFiles(tx: Tx, fileIds: readonly string[], filed: Filed): Promise<void> {
  if (fileIds.length === 0) return;
  await tx
    .insertInto('projectFiles')
    .values(fileIds.map((fileId) => ({ fileId, ...filed })))
    .execute();
}

export async function lockRisk(tx: Tx, projectId: string, riskId: string): Promise<Risk> {
  const found = await tx
    .selectFrom('projectRisks')
    .selectAll()
    .where('id', '=', riskId)
    .where('projectId', '=', projectId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Problem('act.not_found');
  return found;
}
export async function saveRisk(tx: Tx, id: string, set: Pick<Risk, 'severity' | 'summary'>): Promise<void> {
  await tx.updateTable('projectRisks').set(set).where('id', '=', id).execute();
}
export async function closeRiskRow(
  tx: Tx,
  riskId: string,
  closed: Pick<Risk, 'closedAt' | 'closedByName' | 'closeReason'>,
): Promise<void> {
  await tx.updateTable('projectRisks').set(closed).where('id', '=', riskId).execute();
}
