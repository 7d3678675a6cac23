import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import type { ProjectStanding } from './policy.ts';
import { type Milestone, milestoneKinds, type MilestoneKind, type Project } from './terms.ts';
import type {} from './tables.ts';

/** `mayReadProject` as SQL. */
export const projectsVisibleTo =
  (actor: Actor) =>
  (e: ExpressionBuilder<Tables, 'vProjects'>): Expression<SqlBool> => {
    if (hasRole(actor, 'national_officer', 'national_leader', 'auditor')) return e.lit(true);
    const ways: Expression<SqlBool>[] = [];
    if (hasRole(actor, 'producer_admin', 'producer_editor')) ways.push(e('producerOrgId', '=', actor.orgId));
    if (hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader', 'finance_officer'))
      ways.push(e('recommenderOrgId', '=', actor.orgId), e('ownerOrgId', '=', actor.orgId));
    if (hasRole(actor, 'platform_operator')) ways.push(e('ownerOrgId', '=', actor.orgId));
    if (hasRole(actor, 'expert')) {
      ways.push(
        e(
          'id',
          'in',
          e
            .selectFrom('projectExperts')
            .select('projectExperts.projectId')
            .where('projectExperts.personId', '=', actor.personId)
            .where('projectExperts.releasedAt', 'is', null),
        ),
      );
    }
    return ways.length === 0 ? e.lit(false) : e.or(ways);
  };

/** The project with whoever guides it now, as the policy judges it. */
export async function standingOf(tx: Tx, project: Project): Promise<Project & ProjectStanding> {
  const rows = await tx
    .selectFrom('projectExperts')
    .select('personId')
    .where('projectId', '=', project.id)
    .where('releasedAt', 'is', null)
    .execute();
  return { ...project, guides: rows.map(({ personId }) => personId) };
}

/** All milestones in the order of making, planned or not. */
export async function milestonesOf(tx: Tx, projectId: string): Promise<Milestone[]> {
  const rows = await tx
    .selectFrom('projectMilestones')
    .select(['kind', 'plannedOn', 'percent', 'doneOn', 'note', 'confirmedAt', 'confirmedByName'])
    .where('projectId', '=', projectId)
    .execute();
  const blank = { plannedOn: null, percent: 0, doneOn: null, note: '', confirmedAt: null, confirmedByName: null };
  return (Object.keys(milestoneKinds) as MilestoneKind[]).map(
    (kind) => rows.find((row) => row.kind === kind) ?? { kind, ...blank },
  );
}

/** Open violations: nothing is paid while one stands. */
export const openViolations = (tx: Tx, projectId: string): Promise<{ id: string; kind: string; summary: string }[]> =>
  tx
    .selectFrom('projectRisks')
    .select(['id', 'kind', 'summary'])
    .where('projectId', '=', projectId)
    .where('kind', '=', 'violation')
    .where('closedAt', 'is', null)
    .orderBy('openedAt')
    .execute();

export const projectOfApplication = (tx: Tx, applicationId: string): Promise<Project | undefined> =>
  tx.selectFrom('projects').selectAll().where('applicationId', '=', applicationId).executeTakeFirst();
