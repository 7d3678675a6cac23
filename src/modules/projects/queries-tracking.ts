import type { Tx } from '../../platform/database.ts';
import { fileById } from '../documents/index.ts';
import { milestoneKinds, type MilestoneKind, type ProjectState, type Risk } from './terms.ts';
import type { Report, TrackedMilestone, TrackingLine } from './tracking-terms.ts';
import { untouched } from './store-milestones.ts';
import { watchMark } from './tracking-rules.ts';
import type {} from './tables.ts';

type Watched = TrackingLine & { state: ProjectState };
const watched = (tx: Tx) =>
  tx
    .selectFrom('vProjectTracking')
    .innerJoin('projects', 'projects.id', 'vProjectTracking.projectId')
    .selectAll('vProjectTracking')
    .select('projects.state');

/** Every project that the clock runs for or that carries a flag of the watch. */
export const watchLines = (tx: Tx): Promise<Watched[]> => watched(tx).orderBy('projects.number').execute();
export const watchLine = (tx: Tx, projectId: string): Promise<Watched> =>
  watched(tx).where('projects.id', '=', projectId).executeTakeFirstOrThrow();

type WatchedRisk = Pick<Risk, 'id' | 'projectId' | 'source' | 'severity' | 'summary' | 'closedAt' | 'closeReason'>;
/** Flags that the watch has raised, open or closed: one source is raised once. */
export const watchedRisks = (tx: Tx, projectId?: string): Promise<WatchedRisk[]> =>
  tx
    .selectFrom('projectRisks')
    .select(['id', 'projectId', 'source', 'severity', 'summary', 'closedAt', 'closeReason'])
    .where('source', 'like', `${watchMark}%`)
    .$if(projectId !== undefined, (query) => query.where('projectId', '=', projectId ?? ''))
    .execute();

/** Every milestone in the order of making, as tracking keeps it. */
export async function trackedMilestones(tx: Tx, projectId: string): Promise<TrackedMilestone[]> {
  const rows = await tx.selectFrom('projectMilestones').selectAll().where('projectId', '=', projectId).execute();
  return (Object.keys(milestoneKinds) as MilestoneKind[]).map(
    (kind) => rows.find((row) => row.kind === kind) ?? { ...untouched, version: 0, projectId, kind },
  );
}

export const reportsOf = (tx: Tx, projectId: string): Promise<Report[]> =>
  tx.selectFrom('projectReports').selectAll().where('projectId', '=', projectId).orderBy('serial', 'desc').execute();

export const risksOf = (tx: Tx, projectId: string): Promise<Risk[]> =>
  tx
    .selectFrom('projectRisks')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('closedAt', (order) => order.desc().nullsFirst())
    .orderBy('openedAt', 'desc')
    .execute();

export type Evidence = {
  fileId: string;
  part: string;
  place: string;
  name: string;
  size: number;
  mediaType: string;
  sha256: string;
  addedAt: string;
};
/** The evidence that hangs on a project, oldest first. */
export async function evidenceOf(tx: Tx, projectId: string): Promise<Evidence[]> {
  const rows = await tx
    .selectFrom('projectFiles')
    .select(['fileId', 'part', 'place', 'addedAt'])
    .where('projectId', '=', projectId)
    .orderBy('addedAt')
    .orderBy('fileId')
    .execute();
  const files: Evidence[] = [];
  for (const row of rows) {
    const { name, size, mediaType, sha256 } = await fileById(tx, row.fileId);
    files.push({ ...row, name, size, mediaType, sha256 });
  }
  return files;
}
export const holdsFile = async (tx: Tx, projectId: string, fileId: string): Promise<boolean> =>
  (await tx
    .selectFrom('projectFiles')
    .select('fileId')
    .where('projectId', '=', projectId)
    .where('fileId', '=', fileId)
    .executeTakeFirst()) !== undefined;
