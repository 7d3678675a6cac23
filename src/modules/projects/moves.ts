import type { Finding } from '../../base/problem.ts';
import { type LocalDate } from '../../base/time.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { insertRisk, saveProject } from './store.ts';
import { completeRow } from './store-milestones.ts';
import {
  milestoneKinds,
  type MilestoneKind,
  type Project,
  type ProjectState,
  type RiskKind,
  type Severity,
} from './terms.ts';
import { projectWorkflow } from './workflow.ts';
import { moveOn } from '../../base/workflow.ts';

/** Moves a project along its table; later modules call it inside their own acts. */
async function move(
  cx: ActCx,
  project: Project,
  act: 'suspend' | 'resume' | 'stop' | 'close',
  reason: string | null,
  closing: Finding[] = [],
): Promise<Project> {
  const state: ProjectState = moveOn(projectWorkflow, act, project.state, { closing });
  cx.record({
    act: `project.${act}`,
    subject: project.id,
    before: { state: project.state },
    after: { state },
    note: reason ?? '',
  });
  return saveProject(cx.tx, { ...project, state, stateReason: reason });
}
export const suspendProject = (cx: ActCx, project: Project, reason: string) => move(cx, project, 'suspend', reason);
export const resumeProject = (cx: ActCx, project: Project, reason: string) => move(cx, project, 'resume', reason);
export const stopProject = (cx: ActCx, project: Project, reason: string) => move(cx, project, 'stop', reason);
export const closeProject = (cx: ActCx, project: Project, note: string, closing: Finding[] = []) =>
  move(cx, project, 'close', note || null, closing);

/** Marks a milestone as reached and confirmed by whoever acts; the project's stage follows the furthest one. */
export async function completeMilestone(
  cx: ActCx,
  project: Project,
  kind: MilestoneKind,
  { on, note = '' }: { on: LocalDate; note?: string },
): Promise<Project> {
  const { tx, actor, now } = cx;
  await completeRow(tx, {
    projectId: project.id,
    kind,
    doneOn: on,
    note,
    confirmedAt: now,
    confirmedBy: actor.personId,
    confirmedByName: actor.name,
  });
  cx.record({
    act: 'project.milestone',
    subject: project.id,
    after: { kind, on },
    note: `${milestoneKinds[kind]} ${on} ${note}`.trim(),
  });
  const order = Object.keys(milestoneKinds);
  const further = order.indexOf(kind) > order.indexOf(project.stage);
  return further ? saveProject(tx, { ...project, stage: kind }) : project;
}

/** Puts a risk flag on a project; a violation stops payments until it is closed. */
export async function raiseRisk(
  cx: ActCx,
  project: Project,
  risk: { kind: RiskKind; severity: Severity; summary: string; source: string },
): Promise<string> {
  const id = newId();
  await insertRisk(cx.tx, {
    id,
    projectId: project.id,
    ...risk,
    openedBy: cx.actor.personId,
    openedByName: cx.actor.name,
    openedAt: cx.now,
    closedAt: null,
    closedByName: null,
    closeReason: null,
  });
  cx.record({ act: 'project.risk', subject: project.id, after: { ...risk }, note: risk.summary });
  return id;
}
