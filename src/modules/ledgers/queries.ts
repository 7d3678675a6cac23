import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import type { LedgerField } from './format-rules.ts';
import type { ArrivalResult, LedgerArrival, LedgerKind, LedgerRecord, LedgerWay } from './terms.ts';

export type RecordsAsked = {
  workId?: string;
  projectId?: string;
  sourceOrgId?: string;
  kind?: LedgerKind;
  period?: string;
};
/** The present records of a work, a project, a sender, a kind or a period; by sender, kind and key. */
export const ledgerRecordsOf = (tx: Tx, asked: RecordsAsked): Promise<LedgerRecord[]> => {
  const { workId, projectId, sourceOrgId, kind, period } = asked;
  return tx
    .selectFrom('vLedgerRecords')
    .selectAll()
    .$if(workId !== undefined, (query) => query.where('workId', '=', workId ?? ''))
    .$if(projectId !== undefined, (query) => query.where('projectId', '=', projectId ?? ''))
    .$if(sourceOrgId !== undefined, (query) => query.where('sourceOrgId', '=', sourceOrgId ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as LedgerKind))
    .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
    .orderBy('sourceName')
    .orderBy('kind')
    .orderBy('key')
    .execute();
};

const roles = ['platform_operator', 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
/** The policy's `view` as SQL, on whatever holds the sender. */
export const senderVisible = (actor: Actor, column: string): Expression<SqlBool> => {
  if (hasRole(actor, 'national_officer', 'national_leader', 'auditor')) return sql<boolean>`true`;
  if (!hasRole(actor, ...roles)) return sql<boolean>`false`;
  const [, ...units] = roles;
  const isUnit = hasRole(actor, ...units);
  const below = sql<boolean>`${sql.ref(column)} in (select id from v_organizations where home_org_id = ${actor.orgId})`;
  const own = sql<boolean>`${sql.ref(column)} = ${actor.orgId}`;
  return isUnit ? sql<boolean>`(${own} or ${below})` : own;
};

export type RecordFilter = {
  kind: LedgerKind | '';
  sourceOrgId: string;
  period: string;
  linked: '' | 'yes' | 'no';
  q: string;
};
type Records = ExpressionBuilder<Tables, 'ledgerRecords'>;
const matching = (actor: Actor, { kind, sourceOrgId, period, linked, q }: RecordFilter) => {
  const words = q.trim();
  return (e: Records): Expression<SqlBool> =>
    e.and([
      e('ledgerRecords.deleted', '=', false),
      e.and([senderVisible(actor, 'ledgerRecords.sourceOrgId')]),
      ...(kind === '' ? [] : [e('ledgerRecords.kind', '=', kind)]),
      ...(sourceOrgId === '' ? [] : [e('ledgerRecords.sourceOrgId', '=', sourceOrgId)]),
      ...(period === '' ? [] : [e('ledgerRecords.period', '=', period)]),
      ...(linked === '' ? [] : [e('ledgerRecords.workId', linked === 'yes' ? 'is not' : 'is', null)]),
      ...(words === ''
        ? []
        : [
            e.or([
              e('ledgerRecords.title', 'ilike', likeText(words)),
              e('ledgerRecords.key', 'ilike', likeText(words)),
              e('ledgerRecords.filingNumber', 'ilike', likeText(words)),
            ]),
          ]),
    ]);
};

/** One page of the records a person may see, by sender, kind and key. */
export async function recordsPage(
  tx: Tx,
  actor: Actor,
  asked: RecordFilter & { size: number; page: number },
): Promise<{ rows: LedgerRecord[]; total: number }> {
  const of = matching(actor, asked);
  const total = await tx
    .selectFrom('ledgerRecords')
    .select(sql<number>`count(*)::int`.as('n'))
    .where(of)
    .executeTakeFirstOrThrow();
  const ids = tx
    .selectFrom('ledgerRecords')
    .select('id')
    .where(of)
    .orderBy('sourceOrgId')
    .orderBy('kind')
    .orderBy('key')
    .limit(asked.size)
    .offset((asked.page - 1) * asked.size);
  const rows = await tx
    .selectFrom('vLedgerRecords')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('sourceOrgId')
    .orderBy('kind')
    .orderBy('key')
    .execute();
  return { rows, total: total.n };
}

/** How many records a person sees, of one sender or all, and how many no work is known for: as long as those lists. */
export async function recordCounts(tx: Tx, actor: Actor, sourceOrgId = ''): Promise<{ all: number; unlinked: number }> {
  const seen = matching(actor, { kind: '', sourceOrgId, period: '', linked: '', q: '' });
  return tx
    .selectFrom('ledgerRecords')
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where work_id is null))::int`.as('unlinked'),
    ])
    .where(seen)
    .executeTakeFirstOrThrow();
}

/** Sums of the fields that add up, over everything a filter finds; of one kind only. */
export async function recordSums(
  tx: Tx,
  actor: Actor,
  { fields, ...asked }: RecordFilter & { fields: readonly LedgerField[] },
): Promise<Record<string, number>> {
  const added = fields.filter(({ total }) => total);
  if (added.length === 0) return {};
  const row = await tx
    .selectFrom('ledgerRecords')
    .innerJoin('ledgerArrivals', 'ledgerArrivals.id', 'ledgerRecords.arrivalId')
    .where((e) => matching(actor, asked)(e as unknown as Records))
    .select(added.map(({ key }) => sql<number>`coalesce(sum((content ->> ${key})::bigint), 0)::bigint`.as(key)))
    .executeTakeFirstOrThrow();
  return Object.fromEntries(added.map(({ key }) => [key, Number((row as Record<string, unknown>)[key] ?? 0)]));
}

export type RecordHead = {
  id: string;
  sourceOrgId: string;
  sourceName: string;
  sourceKind: string;
  sourceHomeOrgId: string | null;
  kind: LedgerKind;
  key: string;
  version: number;
  deleted: boolean;
  period: string;
  format: string;
  title: string;
  workId: string | null;
  workTitle: string | null;
  projectId: string | null;
  projectNumber: string | null;
  content: LedgerArrival['content'];
  receivedAt: LedgerRecord['receivedAt'];
  via: LedgerWay;
  receiptId: string;
};
const heads = (tx: Tx) =>
  tx
    .selectFrom('ledgerRecords as r')
    .innerJoin('vOrganizations as o', 'o.id', 'r.sourceOrgId')
    .innerJoin('ledgerArrivals as a', 'a.id', 'r.arrivalId')
    .leftJoin('works as w', 'w.id', 'r.workId')
    .leftJoin('vProjects as p', 'p.id', 'r.projectId')
    .select(['r.id', 'r.sourceOrgId', 'o.name as sourceName', 'o.kind as sourceKind', 'o.homeOrgId as sourceHomeOrgId'])
    .select(['r.kind', 'r.key', 'r.version', 'r.deleted', 'r.period', 'r.title', 'r.workId', 'r.projectId'])
    .select([
      'a.content',
      'a.format',
      'r.receivedAt',
      'r.via',
      'r.receiptId',
      'w.title as workTitle',
      'p.number as projectNumber',
    ]);
export const recordHead = (tx: Tx, id: string): Promise<RecordHead | undefined> =>
  heads(tx).where('r.id', '=', id).executeTakeFirst();
export const recordByKey = (
  tx: Tx,
  { sourceOrgId, kind, key }: { sourceOrgId: string; kind: LedgerKind; key: string },
): Promise<RecordHead | undefined> =>
  heads(tx)
    .where('r.sourceOrgId', '=', sourceOrgId)
    .where('r.kind', '=', kind)
    .where('r.key', '=', key)
    .executeTakeFirst();

export type ShownArrival = LedgerArrival & { via: LedgerWay; byName: string };
/** Everything that ever arrived for a record, the last first. */
export const arrivalsOf = (tx: Tx, recordId: string): Promise<ShownArrival[]> =>
  tx
    .selectFrom('ledgerArrivals as a')
    .innerJoin('ledgerReceipts as r', 'r.id', 'a.receiptId')
    .selectAll('a')
    .select(['r.via', 'r.receivedByName as byName'])
    .where('a.recordId', '=', recordId)
    .orderBy('a.id', 'desc')
    .limit(500)
    .execute();

export type Conflict = {
  recordId: string;
  kind: LedgerKind;
  key: string;
  recordVersion: number;
  title: string;
  line: number;
};
/** Records of a receipt that said something else at a version that stands. */
export const conflictsOf = (tx: Tx, receiptId: string, result: ArrivalResult = 'conflict'): Promise<Conflict[]> =>
  tx
    .selectFrom('ledgerArrivals as a')
    .innerJoin('ledgerRecords as r', 'r.id', 'a.recordId')
    .select(['r.id as recordId', 'a.kind', 'a.key', 'a.recordVersion', 'r.title', 'a.line'])
    .where('a.receiptId', '=', receiptId)
    .where('a.result', '=', result)
    .orderBy('a.line')
    .limit(200)
    .execute();

export type Standing = {
  key: string;
  version: number;
  deleted: boolean;
  digest: string;
  format: string;
  content: LedgerArrival['content'];
};
/** What a sender's records of a kind stand at, by key. */
export async function standingsOf(
  tx: Tx,
  asked: { sourceOrgId: string; kind: LedgerKind; keys?: readonly string[] },
): Promise<Map<string, Standing>> {
  const rows = await tx
    .selectFrom('ledgerRecords as r')
    .innerJoin('ledgerArrivals as a', 'a.id', 'r.arrivalId')
    .select(['r.key', 'r.version', 'r.deleted', 'r.digest', 'a.content', 'a.format'])
    .where('r.sourceOrgId', '=', asked.sourceOrgId)
    .where('r.kind', '=', asked.kind)
    .$if(asked.keys !== undefined, (query) => query.where('r.key', 'in', [...(asked.keys ?? []), '']))
    .orderBy('r.key')
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

/** How many present records of each kind a sender has. */
export async function kindCounts(tx: Tx, sourceOrgId: string): Promise<Map<LedgerKind, number>> {
  const rows = await tx
    .selectFrom('ledgerRecords')
    .select(['kind', sql<number>`count(*)::int`.as('n')])
    .where('sourceOrgId', '=', sourceOrgId)
    .where('deleted', '=', false)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, n }) => [kind, n]));
}
