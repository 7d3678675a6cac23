import type { Tx } from '../../platform/database.ts';
import type { ReportedStanding } from './tracking-terms.ts';
import type {} from './tables.ts';

/** Those whose milestones are kept here: the record speaks for them, not a table. */
export async function trackedHere(tx: Tx, projectIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('projectMilestones')
    .select('projectId')
    .where('projectId', 'in', [...projectIds])
    .where((e) => e.or([e('percent', '>', 0), e('doneOn', 'is not', null)]))
    .execute();
  return new Set(rows.map(({ projectId }) => projectId));
}

export async function standingsOf(tx: Tx, projectIds: readonly string[]): Promise<Map<string, ReportedStanding>> {
  const rows = await tx
    .selectFrom('projectStandings')
    .selectAll()
    .where('projectId', 'in', [...projectIds])
    .execute();
  return new Map(rows.map((row) => [row.projectId, row]));
}

/** Puts a standing in place of the former one; the stage of the project follows. */
export async function saveStanding(tx: Tx, standing: ReportedStanding): Promise<void> {
  await tx
    .insertInto('projectStandings')
    .values(standing)
    .onConflict((conflict) => conflict.column('projectId').doUpdateSet(standing))
    .execute();
  const { projectId, stage } = standing;
  await tx.updateTable('projects').set({ stage }).where('id', '=', projectId).execute();
}
