import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { seesAllFunds } from './policy.ts';
import type { Recovery, RecoveryState } from './terms.ts';
import { demandedOnceStates } from './workflow.ts';
import './tables.ts';

const lines = (tx: Tx) =>
  tx
    .selectFrom('recoveries as r')
    .innerJoin('vProjects as p', 'p.id', 'r.projectId')
    .innerJoin('funds as f', 'f.id', 'r.fundId')
    .selectAll('r')
    .select([
      'p.number as projectNumber',
      'p.title',
      'p.producerName',
      'p.recommenderName',
      'f.name as fundName',
      'f.ownerOrgId',
    ]);
export type RecoveryLine = Recovery & {
  projectNumber: string;
  title: string;
  producerName: string;
  recommenderName: string;
  fundName: string;
};

/** Recoveries one may see: the nation all, offices their funds' and their projects', producers after the letter. */
export const recoveriesBy = (
  tx: Tx,
  actor: Actor,
  filter: { state?: RecoveryState | ''; projectId?: string },
): Promise<RecoveryLine[]> =>
  lines(tx)
    .$if(!seesAllFunds(actor), (query) =>
      query.where((e) =>
        e.or(
          actor.orgKind === 'producer'
            ? [e.and([e('r.producerOrgId', '=', actor.orgId), e('r.state', 'in', [...demandedOnceStates])])]
            : [e('f.ownerOrgId', '=', actor.orgId), e('p.recommenderOrgId', '=', actor.orgId)],
        ),
      ),
    )
    .$if(Boolean(filter.state), (query) => query.where('r.state', '=', filter.state as RecoveryState))
    .$if(Boolean(filter.projectId), (query) => query.where('r.projectId', '=', filter.projectId ?? ''))
    .orderBy('r.number', 'desc')
    .execute();

/** Cases in these states with the owner of their fund, for to-dos. */
export const recoveriesIn = (tx: Tx, states: readonly RecoveryState[]) =>
  lines(tx)
    .where('r.state', 'in', [...states])
    .orderBy('r.number')
    .execute();
