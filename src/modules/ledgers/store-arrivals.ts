import { sql } from 'kysely';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { RecordColumns } from './records.ts';
import type { ArrivalResult, LedgerKind, LedgerWay } from './terms.ts';

/** Records of one kind of one sender, column by column. */
export type Arriving = {
  sourceOrgId: string;
  kind: LedgerKind;
  format: string;
  period: string;
  via: LedgerWay;
  receiptId: string;
  at: Instant;
  columns: RecordColumns;
  /** No record stands in it twice. */
  isOnce?: boolean | undefined;
};
export type Counts = Record<ArrivalResult, number>;
export const noCounts = (): Counts => ({ accepted: 0, duplicate: 0, stale: 0, conflict: 0 });

/** One delivery of a sender at a time: what its records stand at must not move while they are compared. */
export async function lockSender(tx: Tx, orgId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledgers:${orgId}`}, 30))`.execute(tx);
}

/** Plans made on an empty table stay while it fills: until the commit nothing may read a table from end to end. */
export async function throughIndexes(tx: Tx): Promise<void> {
  await sql`set local enable_seqscan = off`.execute(tx);
}

/** A filing number as it is compared: with half-width brackets, however it was typed. */
const plainFiling = (column: string) => sql`translate(${sql.ref(column)}, '（）', '()')`;

/** Where a record may come twice in one piece, the ones before it count as well. */
const judgedInOrder = sql`
      select i.*, n.arrival_id, min(n.arrival_id) over (partition by i.key) as first_id, r.id as had_id,
        r.version as had, r.period as had_period, greatest(coalesce(r.version, 0), coalesce(max(i.version) over (
          partition by i.key order by i.line rows between unbounded preceding and 1 preceding), 0)) as before,
        case when i.version = r.version then r.digest
          else first_value(i.digest) over (partition by i.key, i.version order by i.line) end as same_digest`;
const judgedOnce = sql`
      select i.*, n.arrival_id, n.arrival_id as first_id, r.id as had_id, r.version as had, r.period as had_period,
        coalesce(r.version, 0) as before, r.digest as same_digest`;

const recordColumns = sql`id, source_org_id, kind, key, version, deleted, digest, period, arrival_id, receipt_id, title,
  filing_number, credit_code, project_number, work_id, project_id, received_at, via`;

/**
 * Takes records in their order (方法 09, applyReports): a higher version is accepted, the same one is a duplicate or a
 * conflict, a lower one is stale. Every arrival is kept; the record moves on to the highest version, its period to the
 * last in which that version was said. A work is known by its filing number, else by its exact title and its producer's
 * credit code, if only one fits.
 */
export async function takeArrivals(tx: Tx, arriving: Arriving): Promise<Counts> {
  const { sourceOrgId, kind, format, period, via, receiptId, at, isOnce = false } = arriving;
  const of = (name: keyof RecordColumns): Buffer => Buffer.from(arriving.columns[name].buffer);
  const place = sql`record_id, ${sourceOrgId}::uuid, ${kind}, key, version, deleted, digest, ${period}, arrival_id,
    ${receiptId}::uuid, coalesce(title, ''), filing, credit, project, work_id, project_id, ${at}::timestamptz, ${via}`;
  const { rows: counted } = await sql<{ result: ArrivalResult; n: number }>`
    with ruled as materialized (
      -- nobody else writes for this sender meanwhile (lockSender); new ids in a row lie side by side in their indexes
      select j.*, coalesce(had_id, (left(${receiptId}, 24) || lpad(to_hex(first_id), 12, '0'))::uuid) as record_id,
        case when version > before then 'accepted' when version < before then 'stale'
          when digest = same_digest or earlier = same_digest then 'duplicate' else 'conflict' end as result
      from (${isOnce ? judgedOnce : judgedInOrder}
        from unnest(${of('line')}::int[], ${of('key')}::text[], ${of('version')}::bigint[],
          ${of('deleted')}::boolean[], ${of('digest')}::text[], ${of('earlier')}::text[],
          ${of('content')}::text[], ${of('title')}::text[], ${of('filing')}::text[],
          ${of('credit')}::text[], ${of('project')}::text[]) as i(
          line, key, version, deleted, digest, earlier, content, title, filing, credit, project)
        cross join lateral (select nextval('ledger_arrivals_id_seq') as arrival_id, i.line offset 0) n
        left join lateral (
          -- by its index for every row: a plan over the whole table would read it anew for every piece
          select id, version, digest, period from ledger_records
          where source_org_id = ${sourceOrgId} and kind = ${kind} and key = i.key
          limit 1
        ) r on true ${isOnce ? sql`` : sql`order by i.line`}) j
    ), kept as (
      insert into ledger_arrivals (id, record_id, source_org_id, kind, key, record_version, deleted, content, digest,
        format, period, result, receipt_id, line, at) overriding system value
      select arrival_id, record_id, ${sourceOrgId}, ${kind}, key, version, deleted,
        case when result <> 'duplicate' then content::json end, digest, ${format}, ${period}, result, ${receiptId},
        line, ${at}::timestamptz from ruled
    ), newest as (
      select ${isOnce ? sql`` : sql`distinct on (key)`} record_id, had_id, arrival_id, key, version, deleted, digest,
        title, filing, credit, project from ruled where result = 'accepted'
      ${isOnce ? sql`` : sql`order by key, version desc`}
    ), placed as materialized (
      -- row by row through indexes: how many match is not known to the plan
      select n.*, w.work_id, coalesce(
        case when project is not null then (select p.id from v_projects p where p.number = n.project) end,
        case when w.work_id is not null then (
          select case when count(*) = 1 then (array_agg(p.id))[1] end from v_projects p
          where p.owner_org_id = ${sourceOrgId} and p.work_id = w.work_id) end) as project_id
      from newest n cross join lateral (select coalesce(
        case when filing is not null then (
          select case when count(*) = 1 then (array_agg(w.id))[1] end from works w
          where ${plainFiling('w.filing_number')} = ${plainFiling('n.filing')} and w.filing_number is not null) end,
        case when credit is not null then (
          select case when count(*) = 1 then (array_agg(w.id))[1] end from v_organizations o
          join works w on w.owner_org_id = o.id where o.credit_code = n.credit and w.title = n.title) end)
        as work_id offset 0) w
    ), added as (
      insert into ledger_records (${recordColumns}) select ${place} from placed where had_id is null
    ), moved as (
      -- each meets its record by the index: no plan can read the table for them
      insert into ledger_records as r (${recordColumns}) select ${place} from placed where had_id is not null
      on conflict (source_org_id, kind, key) do update set version = excluded.version, deleted = excluded.deleted,
        digest = excluded.digest, period = excluded.period, arrival_id = excluded.arrival_id,
        receipt_id = excluded.receipt_id, received_at = excluded.received_at, via = excluded.via,
        title = case when excluded.deleted then r.title else excluded.title end,
        filing_number = case when excluded.deleted then r.filing_number else excluded.filing_number end,
        credit_code = case when excluded.deleted then r.credit_code else excluded.credit_code end,
        project_number = case when excluded.deleted then r.project_number else excluded.project_number end,
        work_id = case when excluded.deleted then r.work_id else excluded.work_id end,
        project_id = case when excluded.deleted then r.project_id else excluded.project_id end
    ), said_again as (
      update ledger_records set period = ${period} where id = any(array(
        select had_id from ruled where result = 'duplicate' and version = had and had_period < ${period}
          and key not in (select key from ruled where result = 'accepted')))
    )
    select result, count(*)::int as n from ruled group by 1`.execute(tx);
  const counts = noCounts();
  for (const { result, n } of counted) counts[result] = n;
  return counts;
}

const linkable = sql`
    with unknown as (
      select id, title, filing_number, credit_code from ledger_records where work_id is null and not deleted
    ), by_filing as (
      select u.id, (array_agg(distinct w.id))[1] as work_id from unknown u
      join works w on ${plainFiling('w.filing_number')} = ${plainFiling('u.filing_number')}
      where u.filing_number is not null and w.filing_number is not null group by 1 having count(distinct w.id) = 1
    ), by_title as (
      select u.id, (array_agg(w.id))[1] as work_id from unknown u join works w on w.title = u.title
      join v_organizations o on o.id = w.owner_org_id and o.credit_code = u.credit_code group by 1 having count(*) = 1
    )`;
/** How many records without a work have one by now. */
export async function unlinkedCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`${linkable}
    select count(*)::int as n from unknown where id in (select id from by_filing
      union select id from by_title)`.execute(tx);
  return rows[0]?.n ?? 0;
}
/** Links records whose work was entered after they came; answers how many. */
export async function linkUnknown(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`${linkable}
    update ledger_records r set work_id = coalesce(f.work_id, t.work_id),
      project_id = coalesce(r.project_id, (select (array_agg(p.id))[1] from v_projects p
        where p.work_id = coalesce(f.work_id, t.work_id) and p.owner_org_id = r.source_org_id having count(*) = 1))
    from unknown u left join by_filing f on f.id = u.id left join by_title t on t.id = u.id
    where r.id = u.id and coalesce(f.work_id, t.work_id) is not null`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
