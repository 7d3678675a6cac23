import { Problem } from '../../base/problem.ts';
import type { Finding } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { takeUpload } from '../documents/index.ts';
import type { ProjectStanding } from './policy.ts';
import { standingOf } from './queries.ts';
import { lockProject } from './store.ts';
import { insertFiles } from './store-tracking.ts';
import { type Project, projectStates } from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import type { FilePart } from './tracking-terms.ts';
import { isRunning } from './workflow.ts';

export type StandingProject = Project & ProjectStanding;

/** The project locked for an act of tracking, as the policies judge it; its children are changed under this lock. */
export const lockStanding = async (tx: Tx, projectId: string): Promise<StandingProject> =>
  standingOf(tx, await lockProject(tx, projectId));

/** Tracking goes on while the project runs. */
export function insistRunning({ state }: Pick<Project, 'state'>): void {
  if (!isRunning({ state })) throw new Problem('projects.not_running', { state: projectStates[state] });
}
export function insist(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Problem('projects.refused', {}, findings);
}

/** Takes uploads that have arrived as evidence of a part of the project; answers their names for the record. */
export async function keepEvidence(
  cx: ActCx,
  projectId: string,
  { part, place, uploads }: { part: FilePart; place: string; uploads: readonly string[] },
): Promise<{ name: string; sha256: string }[]> {
  const limits = trackingRules().files;
  const files = [];
  for (const uploadId of new Set(uploads)) files.push(await takeUpload(cx, uploadId, limits));
  const { personId, name } = cx.actor;
  await insertFiles(
    cx.tx,
    files.map(({ id }) => id),
    { projectId, part, place, addedBy: personId, addedByName: name, addedAt: cx.now },
  );
  return files.map((file) => ({ name: file.name, sha256: file.sha256 }));
}
