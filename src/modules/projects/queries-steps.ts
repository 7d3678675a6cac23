import { type Actor, hasRole } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { projectsVisibleTo } from './queries.ts';
import { mayWaitFor } from './queries-turns.ts';
import { type Step, stepsOf, type Turn } from './steps-rules.ts';
import type { ProjectLine } from './tables.ts';
import { trackingRules } from './tracking-basis.ts';
import { runningStates } from './terms.ts';
import { unreachedStates } from './tracking-terms.ts';
import { unsettledStates, pendingChangeStates } from './guidance-terms.ts';

export type ProjectSteps = Pick<
  ProjectLine,
  | 'id'
  | 'number'
  | 'title'
  | 'producerName'
  | 'recommenderShortName'
  | 'ownerName'
  | 'producerOrgId'
  | 'recommenderOrgId'
  | 'ownerOrgId'
> & {
  steps: Step[];
};

const grouped = <Row extends { projectId: string }>(rows: readonly Row[]) => Map.groupBy(rows, (row) => row.projectId);

/** The steps that wait in one running project, or in those in which one may wait for the actor. */
export async function stepsSeen(
  tx: Tx,
  actor: Actor,
  { now, projectId }: { now: Instant; projectId?: string },
): Promise<ProjectSteps[]> {
  const projects = await tx
    .selectFrom('vProjects')
    .selectAll()
    .where(projectsVisibleTo(actor))
    .where('state', 'in', [...runningStates])
    .$if(projectId !== undefined, (query) => query.where('id', '=', projectId ?? ''))
    .$if(projectId === undefined, (query) => query.where(mayWaitFor(actor)))
    .orderBy('number')
    .execute();
  if (projects.length === 0) return [];
  const ids = projects.map(({ id }) => id);
  const lines = grouped(await tx.selectFrom('vProjectTracking').selectAll().where('projectId', 'in', ids).execute());
  const plans = grouped(await tx.selectFrom('projectPlans').selectAll().where('projectId', 'in', ids).execute());
  const stones = grouped(
    await tx
      .selectFrom('projectMilestones')
      .selectAll()
      .where('projectId', 'in', ids)
      .where('state', 'in', [...unreachedStates])
      .execute(),
  );
  const advice = grouped(
    await tx
      .selectFrom('projectAdvice')
      .selectAll()
      .where('projectId', 'in', ids)
      .where('state', 'in', [...unsettledStates])
      .execute(),
  );
  const changes = grouped(
    await tx
      .selectFrom('projectChanges')
      .selectAll()
      .where('projectId', 'in', ids)
      .where('state', 'in', [...pendingChangeStates])
      .execute(),
  );
  const visits = grouped(
    await tx
      .selectFrom('projectVisits')
      .selectAll()
      .where('projectId', 'in', ids)
      .where('followedUpAt', 'is', null)
      .execute(),
  );
  const guides = grouped(
    await tx
      .selectFrom('projectExperts')
      .select(['projectId', 'personId'])
      .where('projectId', 'in', ids)
      .where('releasedAt', 'is', null)
      .execute(),
  );
  const flags = grouped(
    await tx
      .selectFrom('projectRisks')
      .select(['id', 'projectId', 'summary', 'openedAt'])
      .where('projectId', 'in', ids)
      .where('kind', 'in', ['delay', 'stall'])
      .where('closedAt', 'is', null)
      .execute(),
  );
  const rules = trackingRules();
  return projects.map((project) => ({
    ...project,
    steps: stepsOf(
      {
        project,
        line: lines.get(project.id)?.[0] ?? { lastReportOn: null },
        plan: plans.get(project.id)?.[0],
        milestones: stones.get(project.id) ?? [],
        guides: (guides.get(project.id) ?? []).map(({ personId }) => personId),
        advice: advice.get(project.id) ?? [],
        changes: changes.get(project.id) ?? [],
        visits: visits.get(project.id) ?? [],
        flags: flags.get(project.id) ?? [],
      },
      rules,
      now,
    ),
  }));
}

/** Whether the step waits for this person. */
export function isTurnOf(
  actor: Actor,
  project: Pick<ProjectSteps, 'producerOrgId' | 'recommenderOrgId' | 'ownerOrgId'>,
  step: Pick<Step, 'turn' | 'personId'>,
): boolean {
  const ways: Record<Turn, boolean> = {
    producer: hasRole(actor, 'producer_admin', 'producer_editor') && actor.orgId === project.producerOrgId,
    unit: hasRole(actor, 'unit_secretary', 'unit_leader') && actor.orgId === project.recommenderOrgId,
    owner:
      hasRole(actor, 'national_officer', 'unit_secretary', 'unit_leader', 'platform_operator') &&
      actor.orgId === project.ownerOrgId,
    expert: hasRole(actor, 'expert') && actor.personId === step.personId,
  };
  return ways[step.turn];
}
