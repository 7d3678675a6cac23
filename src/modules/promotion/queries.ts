import { verifiedStates } from '../organizations/contract.ts';
import { Problem } from '../../base/problem.ts';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { projectsVisibleTo } from '../projects/index.ts';
import { keptOf } from './rules.ts';
import { livePromiseStates, promotableStates } from './terms.ts';
import type {
  Kept,
  PromotionPromise,
  PromotionReview,
  PromotionRule,
  Proof,
  SelectedEdition,
  SelectedList,
} from './terms.ts';
import type {} from './tables.ts';
import { isReturned } from './workflow.ts';

export const rulesAll = (tx: Tx): Promise<PromotionRule[]> =>
  tx.selectFrom('promotionRules').selectAll().orderBy('name').execute();
/** Days after the end of a promise within which its proofs may still come. */
export async function graceDays(tx: Tx): Promise<number> {
  return Number((await rulesAll(tx)).find(({ name }) => name === 'graceDays')?.value ?? 0);
}
export const proofsOf = (tx: Tx, promiseIds: readonly string[]): Promise<Proof[]> =>
  promiseIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('promotionProofs')
        .selectAll()
        .where('promiseId', 'in', [...promiseIds])
        .orderBy('serial')
        .execute();

export type PromiseLine = PromotionPromise & {
  projectNumber: string;
  title: string;
  producerName: string;
  ownerOrgId: string;
  platformName: string;
  kept: Kept;
  proofs: Proof[];
};
export type Asking = { actor: Actor; today: LocalDate };
export type Wanted = { q?: string; place?: string; platformId?: string; projectId?: string };

/** Promises that somebody may see (of visible projects, of one's own platform) with how far each has been kept. */
export async function promiseLines(tx: Tx, { actor, today }: Asking, wanted: Wanted = {}): Promise<PromiseLine[]> {
  const { q = '', place = '', platformId = '', projectId = '' } = wanted;
  const rows = await tx
    .selectFrom('promotionPromises')
    .innerJoin('vProjects', 'vProjects.id', 'promotionPromises.projectId')
    .innerJoin('vOrganizations', 'vOrganizations.id', 'promotionPromises.platformOrgId')
    .where((e) =>
      e.or([
        e('projectId', 'in', e.selectFrom('vProjects').select('vProjects.id').where(projectsVisibleTo(actor))),
        ...(hasRole(actor, 'platform_operator') ? [e('platformOrgId', '=', actor.orgId)] : []),
      ]),
    )
    .$if(q.trim() !== '', (query) =>
      query.where((e) =>
        e.or([
          e('vProjects.title', 'ilike', likeText(q)),
          e('vProjects.number', 'ilike', likeText(q)),
          e('vOrganizations.name', 'ilike', likeText(q)),
        ]),
      ),
    )
    .$if(place !== '', (query) => query.where('place', '=', place as PromotionPromise['place']))
    .$if(platformId !== '', (query) => query.where('platformOrgId', '=', platformId))
    .$if(projectId !== '', (query) => query.where('projectId', '=', projectId))
    .selectAll('promotionPromises')
    .select([
      'vProjects.number as projectNumber',
      'vProjects.title',
      'vProjects.producerName',
      'vProjects.ownerOrgId',
      'vOrganizations.name as platformName',
    ])
    .orderBy('promotionPromises.untilOn')
    .orderBy('promotionPromises.id')
    .execute();
  const proofs = Map.groupBy(
    await proofsOf(
      tx,
      rows.map(({ id }) => id),
    ),
    ({ promiseId }) => promiseId,
  );
  const days = await graceDays(tx);
  return rows.map((row) => {
    const own = proofs.get(row.id) ?? [];
    return { ...row, proofs: own, kept: keptOf(row, own, { today, graceDays: days }) };
  });
}

/** Promises whose last day is past, of which nobody has yet been told that they are short. */
export const promisesPast = (tx: Tx, before: LocalDate): Promise<PromotionPromise[]> =>
  tx
    .selectFrom('promotionPromises')
    .selectAll()
    .where('state', 'in', [...livePromiseStates])
    .where('shortOn', 'is', null)
    .where('untilOn', '<', before)
    .orderBy('untilOn')
    .orderBy('id')
    .execute();

/** What waits for this person: the platform reports what runs or was returned, the office checks what was reported. */
export function waitsFor(actor: Actor, line: PromiseLine): boolean {
  const { standing } = line.kept;
  if (hasRole(actor, 'platform_operator') && actor.orgId === line.platformOrgId) {
    const lastReturned = isReturned(line.proofs.at(-1));
    return lastReturned || ((standing === 'running' || standing === 'short') && line.kept.waiting === 0);
  }
  return (
    hasRole(actor, 'national_officer', 'unit_secretary') && actor.orgId === line.ownerOrgId && line.kept.waiting > 0
  );
}

/** Works that may be promised a place: national projects that run or are closed; selected works are public. */
export const worksToPromise = (tx: Tx, q: string) =>
  tx
    .selectFrom('vProjects')
    .select(['id', 'number', 'title', 'producerName', 'ownerOrgId'])
    .where('state', 'in', [...promotableStates])
    .where('level', '=', 'national')
    .$if(q.trim() !== '', (query) =>
      query.where((e) => e.or([e('title', 'ilike', likeText(q)), e('number', 'ilike', likeText(q))])),
    )
    .orderBy('number')
    .limit(50)
    .execute();
export const platformsAll = (tx: Tx) =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name', 'shortName'])
    .where('kind', '=', 'platform')
    .where('state', 'in', [...verifiedStates])
    .orderBy('name')
    .execute();

export const listsAll = (tx: Tx): Promise<SelectedList[]> =>
  tx.selectFrom('selectedLists').selectAll().orderBy('year', 'desc').orderBy('period', 'desc').execute();
/** Editions of a list, or of all lists, the newest first. */
export const editionsOf = (tx: Tx, listId?: string): Promise<SelectedEdition[]> =>
  tx
    .selectFrom('selectedListEditions')
    .selectAll()
    .$if(listId !== undefined, (query) => query.where('listId', '=', listId ?? ''))
    .orderBy('publishedAt', 'desc')
    .orderBy('edition', 'desc')
    .execute();
export async function editionByCode(tx: Tx, code: string): Promise<SelectedEdition> {
  const row = await tx.selectFrom('selectedListEditions').selectAll().where('code', '=', code).executeTakeFirst();
  if (!row) throw new Problem('selected_list.unknown');
  return row;
}

/** Of these projects those that somebody may read. */
export async function readableAmong(tx: Tx, actor: Actor, projectIds: readonly string[]): Promise<Set<string>> {
  if (projectIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('vProjects')
    .select('vProjects.id')
    .where('vProjects.id', 'in', [...projectIds])
    .where(projectsVisibleTo(actor))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The record of works that a list or a review may name: title, bodies, certificate, open violations. */
export async function recordOf(tx: Tx, projectIds?: readonly string[]) {
  if (projectIds?.length === 0) return [];
  return tx
    .selectFrom('vProjects')
    .leftJoin('vAcceptance', 'vAcceptance.projectId', 'vProjects.id')
    .select([
      'vProjects.id as projectId',
      'vProjects.number as projectNumber',
      'vProjects.title',
      'vProjects.producerName',
      'vProjects.recommenderShortName as recommenderName',
      'vProjects.categoryCode',
      'vAcceptance.state as acceptance',
      'vAcceptance.certificateNumber',
    ])
    .where('vProjects.level', '=', 'national')
    .$if(projectIds !== undefined, (query) => query.where('vProjects.id', 'in', [...(projectIds ?? [])]))
    .orderBy('vProjects.number')
    .execute();
}

export const reviewsAll = (tx: Tx): Promise<PromotionReview[]> =>
  tx.selectFrom('promotionReviews').selectAll().orderBy('heldOn', 'desc').orderBy('id').execute();
