import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import type { Project, Risk } from './terms.ts';
import type {} from './tables.ts';

export async function findProject(tx: Tx, id: string): Promise<Project | undefined> {
  return tx.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst();
}
export async function projectById(tx: Tx, id: string): Promise<Project> {
  const found = await findProject(tx, id);
  if (!found) throw new Problem('act.not_found');
  return found;
}
export async function lockProject(tx: Tx, id: string): Promise<Project> {
  const found = await tx.selectFrom('projects').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw new Problem('act.not_found');
  return found;
}
export async function insertProject(tx: Tx, project: Project): Promise<void> {
  await tx.insertInto('projects').values(project).execute();
}
export async function saveProject(tx: Tx, project: Project): Promise<Project> {
  const next = { ...project, version: project.version + 1 };
  const { numUpdatedRows } = await tx
    .updateTable('projects')
    .set(next)
    .where('id', '=', project.id)
    .where('version', '=', project.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
  return next;
}
/** The next number of a year, without gaps: the counter row is locked until the project is there. */
export async function takeProjectSerial(tx: Tx, year: number): Promise<number> {
  const { lastSerial } = await tx
    .insertInto('projectCounters')
    .values({ year, lastSerial: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((e) => ({ lastSerial: e('projectCounters.lastSerial', '+', 1) })),
    )
    .returning('lastSerial')
    .executeTakeFirstOrThrow();
  return lastSerial;
}
export async function insertRisk(tx: Tx, risk: Risk): Promise<void> {
  await tx.insertInto('projectRisks').values(risk).execute();
}
