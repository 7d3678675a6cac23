import { localDate } from '../../base/time.ts';
import { isOver, isRunning, type MilestoneKind, milestoneKinds } from '../projects/contract.ts';
import { closeProject, keepStandings, lockProject, type StandingWish, stopProject } from '../projects/index.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { Assembled } from './assemble.ts';
import { periodName } from './calendar-rules.ts';
import { periodById } from './store.ts';
import { saysOver } from './table-rules.ts';
import type { ReportEdition, ReportStage, TableRow } from './terms.ts';

const isMilestone = (kind: string): kind is MilestoneKind => kind in milestoneKinds;
const progressColumns = ['stage', 'stageOn', 'percent', 'airedOn'];

/** What a row says of its project: the milestone of its stage, how far, and whether that has moved since last time. */
export function standingOfRow(
  { projectId, cells, previous, changed }: Pick<TableRow, 'projectId' | 'cells' | 'previous' | 'changed'>,
  stages: readonly ReportStage[],
): StandingWish | undefined {
  const stage = stages.find(({ code }) => code === cells.stage)?.milestones[0];
  if (!stage || !isMilestone(stage)) return undefined;
  const percent = typeof cells.percent === 'number' ? cells.percent : null;
  const airedOn = typeof cells.airedOn === 'string' ? localDate(cells.airedOn) : null;
  return {
    projectId,
    stage,
    percent,
    airedOn,
    moved: !previous || progressColumns.some((key) => changed.includes(key)),
  };
}

/** A certified table carries its progress into the record of each project. */
export async function carryProgress(cx: ActCx, { report, period, definition, rows }: Assembled): Promise<void> {
  const wishes = rows.flatMap((row) => standingOfRow(row, definition.content.stages) ?? []);
  await keepStandings(cx, { reportId: report.id, period: periodName(period), endsOn: period.endsOn }, wishes);
}

/** What a confirmed table calls closed or stopped ends: a project that a province or a platform supports by itself. */
export async function carryEnds(cx: ActCx, { periodId, content }: ReportEdition): Promise<void> {
  const ended = content.rows.filter(({ cells }) => saysOver(cells));
  if (ended.length === 0) return;
  const note = `${periodName(await periodById(cx.tx, periodId))}推进表`;
  for (const { projectId, cells } of ended) {
    const project = await lockProject(cx.tx, projectId);
    if (project.level === 'national' || isOver(project)) continue;
    if (cells.stage === 'stopped') await stopProject(cx, project, note);
    else if (isRunning(project)) await closeProject(cx, project, note);
  }
}
