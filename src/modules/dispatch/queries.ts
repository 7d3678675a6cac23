import { Problem } from '../../base/problem.ts';
import { type Actor, hasRole, type OrganizationKind } from '../../base/policy.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { verifiedStates } from '../organizations/contract.ts';
import type { ActionLine, Dispatch, DispatchEdition, DispatchLayout, FollowUp } from './terms.ts';
import type {} from './tables.ts';

export const layoutsAll = (tx: Tx): Promise<DispatchLayout[]> =>
  tx.selectFrom('dispatchLayouts').selectAll().orderBy('edition', 'desc').execute();
/** The latest layout that holds on a day; the first one where none holds yet. */
export async function layoutOn(tx: Tx, on: LocalDate): Promise<DispatchLayout> {
  const layouts = await layoutsAll(tx);
  const found = layouts.find(({ validFrom }) => validFrom <= on) ?? layouts.at(-1);
  if (!found) throw new Error('no layout of the pack was seeded');
  return found;
}
export const dispatchesAll = (tx: Tx): Promise<Dispatch[]> =>
  tx.selectFrom('dispatches').selectAll().orderBy('year', 'desc').orderBy('month', 'desc').execute();
/** Editions of a month's pack, the newest first. */
export const editionsOf = (tx: Tx, dispatchId: string): Promise<DispatchEdition[]> =>
  tx
    .selectFrom('dispatchEditions')
    .selectAll()
    .where('dispatchId', '=', dispatchId)
    .orderBy('edition', 'desc')
    .execute();
/** A frozen pack, the newest unless one is asked for. */
export async function editionOf(tx: Tx, dispatchId: string, edition?: number): Promise<DispatchEdition> {
  const editions = await editionsOf(tx, dispatchId);
  const found = edition === undefined ? editions[0] : editions.find((one) => one.edition === edition);
  if (!found) throw new Problem('dispatch.no_edition');
  return found;
}
/** The newest pack of the latest month before this one that has any. */
export const packBefore = (tx: Tx, { year, month }: Pick<Dispatch, 'year' | 'month'>) =>
  tx
    .selectFrom('dispatchEditions')
    .innerJoin('dispatches', 'dispatches.id', 'dispatchEditions.dispatchId')
    .selectAll('dispatchEditions')
    .where((e) =>
      e.or([e('dispatches.year', '<', year), e.and([e('dispatches.year', '=', year), e('month', '<', month)])]),
    )
    .orderBy('dispatches.year', 'desc')
    .orderBy('dispatches.month', 'desc')
    .orderBy('dispatchEditions.edition', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Actions as far as somebody sees them: the nation all, others those of their organisation. */
export const actionsSeenBy = (tx: Tx, actor: Actor): Promise<ActionLine[]> =>
  tx
    .selectFrom('vDispatchActions')
    .selectAll()
    .$if(!hasRole(actor, 'national_officer', 'national_leader', 'auditor'), (query) =>
      query.where('ownerOrgId', '=', actor.orgId),
    )
    .orderBy('year', 'desc')
    .orderBy('month', 'desc')
    .orderBy('serial')
    .execute();
export const actionsAll = (tx: Tx): Promise<ActionLine[]> =>
  tx.selectFrom('vDispatchActions').selectAll().orderBy('year').orderBy('month').orderBy('serial').execute();
export const actionsOf = (tx: Tx, dispatchId: string): Promise<ActionLine[]> =>
  tx.selectFrom('vDispatchActions').selectAll().where('dispatchId', '=', dispatchId).orderBy('serial').execute();
/** An action with its meeting and owner. */
export async function actionLine(tx: Tx, id: string): Promise<ActionLine> {
  const row = await tx.selectFrom('vDispatchActions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export const followUpsOf = (tx: Tx, actionId: string): Promise<FollowUp[]> =>
  tx.selectFrom('dispatchFollowUps').selectAll().where('actionId', '=', actionId).orderBy('serial').execute();
/** The last words told of each action. */
export const lastWords = async (tx: Tx): Promise<Map<string, string>> => {
  const rows = await tx
    .selectFrom('dispatchFollowUps')
    .distinctOn('actionId')
    .select(['actionId', 'words'])
    .orderBy('actionId')
    .orderBy('serial', 'desc')
    .execute();
  return new Map(rows.map(({ actionId, words }) => [actionId, words]));
};

const ownerKinds: OrganizationKind[] = ['national_bureau', 'provincial_bureau', 'central_direct_unit', 'platform'];
/** Organisations that a meeting may give something to do. */
export const ownersAll = (tx: Tx) =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name', 'shortName', 'kind'])
    .where('kind', 'in', ownerKinds)
    .where('state', 'in', [...verifiedStates])
    .orderBy('kind')
    .orderBy('regionCode')
    .orderBy('name')
    .execute();
