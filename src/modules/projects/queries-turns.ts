import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tables } from '../../platform/database.ts';
import { pendingChangeStates, unsettledStates } from './guidance-terms.ts';
import { claimedStates, undecidedPlanStates } from './tracking-terms.ts';
import type {} from './tables.ts';

type E = ExpressionBuilder<Tables, 'vProjects'>;

/** Projects with a change or a visit that is not finished: only these may wait for their owner. */
const mayWaitForOwner = (e: E): Expression<SqlBool> =>
  e.or([
    e(
      'id',
      'in',
      e
        .selectFrom('projectChanges')
        .select('projectId')
        .where('projectChanges.state', 'in', [...pendingChangeStates]),
    ),
    e(
      'id',
      'in',
      e
        .selectFrom('projectVisits')
        .select('projectId')
        .where('followUpOn', 'is not', null)
        .where('followedUpAt', 'is', null),
    ),
  ]);

/** Beside those: a plan, a milestone or an answer to decide on, or a flag of the watch. */
const mayWaitForUnit = (e: E): Expression<SqlBool> =>
  e.or([
    mayWaitForOwner(e),
    e(
      'id',
      'in',
      e
        .selectFrom('projectPlans')
        .select('projectId')
        .where('projectPlans.state', 'in', [...undecidedPlanStates]),
    ),
    e(
      'id',
      'in',
      e
        .selectFrom('projectMilestones')
        .select('projectId')
        .where('projectMilestones.state', 'in', [...claimedStates]),
    ),
    e(
      'id',
      'in',
      e
        .selectFrom('projectAdvice')
        .select('projectId')
        .where('projectAdvice.state', 'in', [...unsettledStates]),
    ),
    e(
      'id',
      'in',
      e
        .selectFrom('projectRisks')
        .select('projectId')
        .where('projectRisks.kind', 'in', ['delay', 'stall'])
        .where('closedAt', 'is', null),
    ),
  ]);

/**
 * Projects in which a step may wait for this person: an officer's thousand quiet projects are not walked through.
 * `isTurnOf` decides on each step; what this leaves out it would refuse.
 */
export const mayWaitFor =
  (actor: Actor) =>
  (e: E): Expression<SqlBool> => {
    const ways: Expression<SqlBool>[] = [];
    if (hasRole(actor, 'producer_admin', 'producer_editor')) ways.push(e('producerOrgId', '=', actor.orgId));
    if (hasRole(actor, 'unit_secretary', 'unit_leader'))
      ways.push(e.and([e('recommenderOrgId', '=', actor.orgId), mayWaitForUnit(e)]));
    if (hasRole(actor, 'national_officer', 'unit_secretary', 'unit_leader', 'platform_operator'))
      ways.push(e.and([e('ownerOrgId', '=', actor.orgId), mayWaitForOwner(e)]));
    if (hasRole(actor, 'expert'))
      ways.push(
        e(
          'id',
          'in',
          e
            .selectFrom('projectAdvice')
            .select('projectId')
            .where('writtenBy', '=', actor.personId)
            .where('projectAdvice.state', 'in', [...unsettledStates]),
        ),
      );
    return ways.length === 0 ? e.lit(false) : e.or(ways);
  };
