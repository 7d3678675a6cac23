import { sql } from 'kysely';
import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import {
  type Edition,
  type Notice,
  type Objection,
  pendingStates,
  type Request,
  onShowStates,
  handledStates,
} from './terms.ts';
import type {} from './tables.ts';

export const noticesAll = (tx: Tx): Promise<Notice[]> =>
  tx.selectFrom('publicityNotices').selectAll().orderBy('createdAt', 'desc').orderBy('id').execute();
export const noticesOpen = (tx: Tx): Promise<Notice[]> =>
  tx
    .selectFrom('publicityNotices')
    .selectAll()
    .where('state', 'in', [...onShowStates])
    .orderBy('openedAt')
    .orderBy('id')
    .execute();

/** The regions and names of works as they stand now, for the frozen list. */
export type ListedWork = {
  id: string;
  number: string | null;
  title: string;
  applicantOrgId: string;
  recommenderOrgId: string;
  applicantName: string;
  recommenderName: string;
  categoryCode: string | null;
  regionCode: string | null;
};
export async function worksOfList(tx: Tx, ids: readonly string[]): Promise<ListedWork[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('vApplications')
    .select([
      'id',
      'number',
      'title',
      'applicantOrgId',
      'recommenderOrgId',
      'applicantName',
      'recommenderName',
      'categoryCode',
      'regionCode',
    ])
    .where('id', 'in', [...ids])
    .execute();
}

/** `%` and `_` stand for themselves. */
const like = (q: string): string => `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** An edition with the last edition of its list, and how far its notice is. */
export type PublishedEdition = Edition & { lastList: number; noticeState: Notice['state'] };
/** Published editions, newest first; `q` looks into titles, document numbers, works and bodies. */
export async function publishedEditions(
  tx: Tx,
  { q, kind, page, size }: { q: string; kind: '' | 'notice' | 'result'; page: number; size: number },
): Promise<{ rows: PublishedEdition[]; total: number }> {
  const found = tx
    .selectFrom('publicityEditions as e')
    .innerJoin('publicityNotices as n', 'n.id', 'e.noticeId')
    .$if(kind === 'notice', (query) => query.where('e.kind', 'in', ['notice', 'republished']))
    .$if(kind === 'result', (query) => query.where('e.kind', '=', 'result'))
    .$if(q !== '', (query) =>
      query.where((e) =>
        e.or([
          sql<boolean>`e.content ->> 'title' ilike ${like(q)}`,
          e('e.documentNumber', 'ilike', like(q)),
          e('e.code', 'ilike', like(q)),
          sql<boolean>`exists (select from jsonb_array_elements(e.content -> 'rows') r
        where r ->> 'title' ilike ${like(q)}
        or r ->> 'number' ilike ${like(q)} or r ->> 'applicant' ilike ${like(q)})`,
        ]),
      ),
    );
  const { total } = await found.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('e')
    .select(['n.state as noticeState'])
    .select((e) =>
      e
        .selectFrom('publicityEditions as l')
        .whereRef('l.noticeId', '=', 'e.noticeId')
        .where('l.kind', '!=', 'result')
        .select((l) => l.fn.max('l.edition').as('edition'))
        .$asScalar()
        .$notNull()
        .as('lastList'),
    )
    .orderBy('e.releasedAt', 'desc')
    .orderBy('e.edition', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { rows, total: Number(total) };
}

/** Cases of a notice that hold up its result. */
export const pendingOf = (tx: Tx, noticeId: string): Promise<Objection[]> =>
  tx
    .selectFrom('objections')
    .selectAll()
    .where('noticeId', '=', noticeId)
    .where('state', 'in', [...pendingStates])
    .orderBy('receivedAt')
    .execute();
export const pendingAll = (tx: Tx): Promise<Objection[]> =>
  tx
    .selectFrom('objections')
    .selectAll()
    .where('state', 'in', [...pendingStates])
    .orderBy('receivedAt')
    .orderBy('id')
    .execute();

export async function countObjections(tx: Tx, noticeId: string): Promise<{ total: number; pending: number }> {
  const row = await tx
    .selectFrom('objections')
    .select((e) => [
      e.fn.countAll<number>().as('total'),
      e.fn
        .countAll<number>()
        .filterWhere('state', 'in', [...pendingStates])
        .as('pending'),
    ])
    .where('noticeId', '=', noticeId)
    .executeTakeFirstOrThrow();
  return { total: Number(row.total), pending: Number(row.pending) };
}

export type ObjectionFilter = {
  batchId?: string | undefined;
  state: string;
  cut: '' | 'pending' | 'mine' | 'closed';
  q: string;
  page: number;
  size: number;
};
export type ObjectionLine = Objection & { batchId: string; callVersionId: string };

const linesIn = (tx: Tx, { batchId, state, q }: Omit<ObjectionFilter, 'cut'>) =>
  tx
    .selectFrom('objections as o')
    .innerJoin('publicityNotices as n', 'n.id', 'o.noticeId')
    .$if(batchId !== undefined, (query) => query.where('n.batchId', '=', batchId ?? ''))
    .$if(state !== '', (query) => query.where('o.state', '=', state as Objection['state']))
    .$if(q !== '', (query) =>
      query.where((e) =>
        e.or([
          e('o.number', 'ilike', like(q)),
          e('o.workTitle', 'ilike', like(q)),
          e('o.workNumber', 'ilike', like(q)),
        ]),
      ),
    );
const closed = ['upheld', 'rejected', 'declined', 'withdrawn'] as const;

/** Cases with the counts of the cuts above the list, all by the same conditions. */
export async function objectionLines(tx: Tx, actor: Actor, filter: ObjectionFilter) {
  const within = (cut: ObjectionFilter['cut']) =>
    linesIn(tx, filter)
      .$if(cut === 'pending', (query) => query.where('o.state', 'in', [...pendingStates]))
      .$if(cut === 'mine', (query) => query.where('o.handlerId', '=', actor.personId))
      .$if(cut === 'closed', (query) => query.where('o.state', 'in', [...closed]));
  const count = async (cut: ObjectionFilter['cut']) =>
    Number(
      (
        await within(cut)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  const rows: ObjectionLine[] = await within(filter.cut)
    .selectAll('o')
    .select(['n.batchId', 'n.callVersionId'])
    .orderBy('o.receivedAt', 'desc')
    .orderBy('o.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  const cuts = {
    all: await count(''),
    pending: await count('pending'),
    mine: await count('mine'),
    closed: await count('closed'),
  };
  return { rows, total: await count(filter.cut), cuts };
}

/** What the cuts of the list count. */
export const objectionCounts = async (tx: Tx, actor: Actor) =>
  (await objectionLines(tx, actor, { state: '', cut: '', q: '', page: 1, size: 1 })).cuts;

export type OpenRequest = Request & { objectionNumber: string; workTitle: string };
/** Requests that a body has not answered in cases that are still being handled. */
export const openRequestsOf = (tx: Tx, organizationId: string): Promise<OpenRequest[]> =>
  tx
    .selectFrom('objectionRequests as r')
    .innerJoin('objections as o', 'o.id', 'r.objectionId')
    .selectAll('r')
    .select(['o.number as objectionNumber', 'o.workTitle'])
    .where('r.organizationId', '=', organizationId)
    .where('r.answeredAt', 'is', null)
    .where('o.state', 'in', [...handledStates])
    .orderBy('r.dueOn')
    .execute();

export type FinalResult = {
  noticeId: string;
  batchId: string;
  applicationId: string;
  kind: 'selected' | 'selected_unfunded';
  documentNumber: string;
  code: string;
  finalAt: string;
};
/**
 * The final result of a work, as soon as a result edition names it (other works of the notice may still be open);
 * undefined as long as nothing may be agreed or paid on it (方案六（一）2).
 */
export const finalResultOf = (tx: Tx, applicationId: string): Promise<FinalResult | undefined> =>
  tx
    .selectFrom('vPublicityResults')
    .select(['noticeId', 'batchId', 'applicationId', 'kind', 'documentNumber', 'code', 'finalAt'])
    .where('applicationId', '=', applicationId)
    .executeTakeFirst();
/** Every final result of a batch so far; results may be made known in parts. */
export const finalResultsOf = (tx: Tx, batchId: string): Promise<FinalResult[]> =>
  tx
    .selectFrom('vPublicityResults')
    .select(['noticeId', 'batchId', 'applicationId', 'kind', 'documentNumber', 'code', 'finalAt'])
    .where('batchId', '=', batchId)
    .execute();
