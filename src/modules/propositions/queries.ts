import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeAsTyped } from '../../platform/search-words.ts';
import { producerPeople, readsAll, unitPeople } from './policy.ts';
import type { ListClaims, ListPropositions } from './schema.ts';
import type { Claim, ClaimReport, Proposition, PropositionRow, PropositionState } from './terms.ts';
import type {} from './tables.ts';
import { runningStates, announcedStates, inHandStates } from './terms.ts';

const kinds: Record<string, string> = {
  provincial_bureau: 'unit',
  central_direct_unit: 'unit',
  platform: 'platform',
  producer: 'producer',
};
type Reader = { actor: Actor; homeOrgId: string | null };

/** `propositionPolicy.view` as SQL. */
const visibleTo = ({ actor, homeOrgId }: Reader) =>
  readsAll(actor)
    ? sql<boolean>`true`
    : sql<boolean>`(p.state in ('published', 'ended', 'cancelled') and (p.is_public or (
        p.audience ? ${kinds[actor.orgKind ?? ''] ?? '-'} and (jsonb_array_length(p.unit_org_ids) = 0
          or p.unit_org_ids ?| array[${actor.orgId}, ${homeOrgId ?? '-'}]::text[]))))`;

type Filter = Partial<z.output<typeof ListPropositions>>;
const windowIs = (window: string, today: LocalDate) =>
  window === 'before'
    ? sql<boolean>`(p.state = 'published' and ${today}::date < p.opens_on)`
    : window === 'closed'
      ? sql<boolean>`(p.state = 'published' and ${today}::date > p.closes_on)`
      : sql<boolean>`(p.state = 'published' and ${today}::date between p.opens_on and p.closes_on)`;
const ownClaim = ({ actor }: Reader) =>
  sql<Claim['state'] | null>`(select k.state from proposition_claims k where k.proposition_id = p.id
    and k.org_id::text = ${actor.orgId} order by k.claimed_at desc limit 1)`;

/** Topics of a filter that this reader may see. */
function matching(tx: Tx, reader: Reader & { today: LocalDate }, filter: Filter) {
  const { q = '', state = '', window = '', category = '', cut = '' } = filter;
  return tx
    .selectFrom('propositions as p')
    .innerJoin('vPropositions as v', 'v.id', 'p.id')
    .where(visibleTo(reader))
    .$if(q.trim() !== '', (query) =>
      query.where((e) =>
        e.or(likeAsTyped(q).flatMap((asked) => [e('p.title', 'ilike', asked), e('p.number', 'ilike', asked)])),
      ),
    )
    .$if(state !== '', (query) => query.where('p.state', '=', state as PropositionState))
    .$if(window !== '', (query) => query.where(windowIs(window, reader.today)))
    .$if(category !== '', (query) => query.where('p.categoryCode', '=', category))
    .$if(cut === 'mine', (query) => query.where(sql<boolean>`${ownClaim(reader)} is not null`));
}

export type ListedProposition = PropositionRow & { ownClaim: Claim['state'] | null };
export const propositionRows = (
  tx: Tx,
  reader: Reader & { today: LocalDate },
  filter: Filter,
): Promise<ListedProposition[]> =>
  matching(tx, reader, filter)
    .selectAll('v')
    .select(ownClaim(reader).as('ownClaim'))
    .orderBy((e) =>
      e
        .case()
        .when('p.state', 'in', [...runningStates])
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('p.number', 'desc')
    .$if(filter.size !== undefined, (query) =>
      query.limit(filter.size ?? 0).offset(((filter.page ?? 1) - 1) * (filter.size ?? 0)),
    )
    .execute();
export const stateCounts = (tx: Tx, reader: Reader & { today: LocalDate }, filter: Filter) =>
  matching(tx, reader, { ...filter, state: '' })
    .select((e) => ['p.state', e.fn.countAll<number>().as('n')])
    .groupBy('p.state')
    .execute();

/** Topics on the public page, the newest first. */
export const publicPropositions = (tx: Tx, number?: string): Promise<Proposition[]> =>
  tx
    .selectFrom('propositions')
    .selectAll()
    .where('isPublic', '=', true)
    .where('state', 'in', [...announcedStates])
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? ''))
    .orderBy('publishedAt', 'desc')
    .execute();
/** Topics with their figures, for other modules (月度调度、看板). */
export const propositionsOf = (
  tx: Tx,
  states: readonly PropositionState[] = runningStates,
): Promise<PropositionRow[]> =>
  tx
    .selectFrom('vPropositions')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('number')
    .execute();
export const figuresOf = (tx: Tx, propositionId: string): Promise<PropositionRow> =>
  tx.selectFrom('vPropositions').selectAll().where('id', '=', propositionId).executeTakeFirstOrThrow();

export const claimsOfProposition = (tx: Tx, propositionId: string): Promise<Claim[]> =>
  tx.selectFrom('propositionClaims').selectAll().where('propositionId', '=', propositionId).execute();

/** `claimPolicy.view` as SQL. */
const claimVisibleTo =
  (actor: Actor) =>
  (e: ExpressionBuilder<Tables & { k: Claim; o: Tables['vOrganizations'] }, 'k' | 'o'>): Expression<SqlBool> => {
    if (readsAll(actor)) return e.lit(true);
    const isUnit = hasRole(actor, ...unitPeople);
    const own = e('k.orgId', '=', actor.orgId);
    const home = e.and([e('o.kind', '=', 'producer'), e('o.homeOrgId', '=', actor.orgId)]);
    return e.or([
      ...(isUnit || hasRole(actor, 'platform_operator', ...producerPeople) ? [own] : []),
      ...(isUnit ? [home] : []),
    ]);
  };

/** Claims with what they are linked to: the entry, and the project named or come from the entry's application. */
export function claimLines(tx: Tx, actor: Actor, filter: Partial<z.output<typeof ListClaims>>) {
  const { propositionId = '', state = '', cut = '' } = filter;
  return tx
    .selectFrom('propositionClaims as k')
    .innerJoin('vOrganizations as o', 'o.id', 'k.orgId')
    .innerJoin('propositions as p', 'p.id', 'k.propositionId')
    .leftJoin('vReserveEntries as entry', 'entry.id', 'k.entryId')
    .leftJoin('vProjects as named', 'named.id', 'k.projectId')
    .leftJoin('vProjects as made', 'made.applicationId', 'entry.applicationId')
    .where((e) => claimVisibleTo(actor)(e as never))
    .$if(propositionId !== '', (query) => query.where('k.propositionId', '=', propositionId))
    .$if(state !== '', (query) => query.where('k.state', '=', state as Claim['state']))
    .$if(cut === 'mine', (query) => query.where('k.orgId', '=', actor.orgId))
    .selectAll('k')
    .select([
      'o.name as orgName',
      'o.kind as orgKind',
      'o.homeOrgId',
      'p.title as propositionTitle',
      'entry.number as entryNumber',
      'entry.stage as entryStage',
      'entry.state as entryState',
    ])
    .select((e) => [
      e.fn.coalesce('named.id', 'made.id').as('linkedProjectId'),
      e.fn.coalesce('named.number', 'made.number').as('projectNumber'),
      e.fn.coalesce('named.title', 'made.title').as('projectTitle'),
    ])
    .orderBy('k.claimedAt', 'desc')
    .orderBy('k.id')
    .execute();
}
export type ClaimLine = Awaited<ReturnType<typeof claimLines>>[number];

export const reportsOf = (tx: Tx, claimId: string): Promise<ClaimReport[]> =>
  tx.selectFrom('propositionReports').selectAll().where('claimId', '=', claimId).orderBy('at', 'desc').execute();

/** A project by its number, with the bodies that it belongs to. */
export const projectByNumber = (tx: Tx, number: string) =>
  tx
    .selectFrom('vProjects')
    .select(['id', 'number', 'title', 'ownerOrgId', 'producerOrgId', 'recommenderOrgId'])
    .where('number', '=', number)
    .executeTakeFirst();

/** Topics that are still in the office's hands. */
export const topicsInHand = (tx: Tx): Promise<Proposition[]> =>
  tx
    .selectFrom('propositions')
    .selectAll()
    .where('state', 'in', [...inHandStates])
    .orderBy('number')
    .execute();
