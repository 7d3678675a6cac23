import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { visibleTo as applicationsVisibleTo } from '../applications/index.ts';
import type { ApplicationState } from '../applications/contract.ts';
import { verifiedStates } from '../organizations/contract.ts';
import { hasPool } from './policy.ts';
import type { ReserveEntry, ReserveEntryRow } from './terms.ts';
import type {} from './tables.ts';

/** Registered producers that an entry may name: of a unit those in its care, of others all. */
export const producersLike = (tx: Tx, actor: Actor, q: string): Promise<{ id: string; name: string }[]> =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name'])
    .where('kind', '=', 'producer')
    .where('state', 'in', [...verifiedStates])
    .where('name', 'ilike', likeText(q))
    .$if(hasPool(actor) && actor.orgKind !== 'platform', (query) => query.where('homeOrgId', '=', actor.orgId))
    .orderBy('name')
    .limit(20)
    .execute();

/** Of these names, those of registered producers that this pool may name. */
export const producersNamed = async (
  tx: Tx,
  actor: Actor,
  names: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  names.length === 0
    ? []
    : tx
        .selectFrom('vOrganizations')
        .select(['id', 'name'])
        .where('kind', '=', 'producer')
        .where('state', 'in', [...verifiedStates])
        .where('name', 'in', [...names])
        .$if(actor.orgKind !== 'platform', (query) => query.where('homeOrgId', '=', actor.orgId))
        .execute();

/** Organisations that have entries, or might: provinces, units and platforms in force. */
export const poolOwners = (tx: Tx) =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name', 'shortName', 'kind', 'regionCode'])
    .where('kind', 'in', ['provincial_bureau', 'central_direct_unit', 'platform'])
    .where('state', 'in', [...verifiedStates])
    .orderBy((e) => e.case().when('kind', '=', 'platform').then(1).else(0).end())
    .orderBy('regionCode')
    .orderBy('name')
    .execute();

export type LinkedApplication = { id: string; number: string; state: ApplicationState; isOpen: boolean };
/** The application an entry was carried over into, and whether this reader may open it. */
export async function applicationOf(
  tx: Tx,
  actor: Actor,
  applicationId: string | null,
): Promise<LinkedApplication | null> {
  if (applicationId === null) return null;
  const named = tx.selectFrom('vApplications').where('id', '=', applicationId);
  const row = await named.select(['id', 'number', 'draftNumber', 'state']).executeTakeFirst();
  if (!row) return null;
  const seen = await named.select('id').where(applicationsVisibleTo(actor)).executeTakeFirst();
  return { id: row.id, number: row.number ?? row.draftNumber, state: row.state, isOpen: seen !== undefined };
}

/** The entry from which an application came, if any. */
export const reserveEntryOfApplication = (tx: Tx, applicationId: string): Promise<ReserveEntryRow | undefined> =>
  tx
    .selectFrom('vReserveEntries')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .orderBy('promotedAt', 'desc')
    .executeTakeFirst();

/** Entries of a pool by number, to compare a workbook with. */
export const entriesOfOwner = (tx: Tx, ownerOrgId: string, lock = false): Promise<ReserveEntry[]> =>
  tx
    .selectFrom('reserveEntries')
    .selectAll()
    .where('ownerOrgId', '=', ownerOrgId)
    .orderBy('number')
    .$if(lock, (query) => query.forUpdate())
    .execute();

/** Whole entries, with the texts that lists leave out. */
export const entriesByIds = async (tx: Tx, rows: readonly { id: string }[]): Promise<ReserveEntry[]> =>
  rows.length === 0
    ? []
    : tx
        .selectFrom('reserveEntries')
        .selectAll()
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .execute();
