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
};
export type Counts = Record<ArrivalResult, number>;
export const noCounts = (): Counts => ({ accepted: 0, duplicate: 0, stale: 0, conflict: 0 });

/** One delivery of a sender at a time: what its records stand at must not move while they are compared. */
export async function lockSender(tx: Tx, orgId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledgers:${orgId}`}, 30))`.execute(tx);
}

/** The ways in which one filing number is written: as given, and with either kind of brackets. */
const writings = (column: string) => {
  const given = sql.ref(column);
  return sql`array[${given}, translate(${given}, '（）', '()'), translate(${given}, '()', '（）')]`;
};

/**
 * Takes records in their order (方法 09, applyReports): a higher version is accepted, the same one is a duplicate or a
 * conflict, a lower one is stale. Every arrival is kept; the record moves on to the highest version, its period to the
 * last in which that version was said. A work is known by its filing number, else by its exact title and its producer's
 * credit code, if only one fits.
 */
export async function takeArrivals(tx: Tx, arriving: Arriving): Promise<Counts> {
  const { sourceOrgId, kind, format, period, via, receiptId, at } = arriving;
  const of = (name: keyof RecordColumns): Buffer => Buffer.from(arriving.columns[name].buffer);
  const { rows: counted } = await sql<{ result: ArrivalResult; n: number }>`
    with incoming as materialized (
      select * from unnest(${of('line')}::int[], ${of('key')}::text[], ${of('version')}::bigint[],
        ${of('deleted')}::boolean[], ${of('digest')}::text[], ${of('content')}::jsonb[], ${of('title')}::text[],
        ${of('filing')}::text[], ${of('credit')}::text[], ${of('project')}::text[]) as x(
        line, key, version, deleted, digest, content, title, filing, credit, project)
    ), judged as (
      select i.*, r.id as had_id, r.version as had, r.digest as had_digest, r.period as had_period,
        greatest(coalesce(r.version, 0), coalesce(max(i.version) over (partition by i.key order by i.line
          rows between unbounded preceding and 1 preceding), 0)) as before,
        first_value(i.digest) over (partition by i.key, i.version order by i.line) as first_digest
      from incoming i
      left join lateral (
        -- by its index for every row: a plan over the whole table would read it anew for every piece
        select id, version, digest, period from ledger_records
        where source_org_id = ${sourceOrgId} and kind = ${kind} and key = i.key
        limit 1
      ) r on true
    ), ruled as materialized (
      select *, case when version > before then 'accepted' when version < before then 'stale'
        when digest = case when version = had then had_digest else first_digest end then 'duplicate'
        else 'conflict' end as result
      from judged
    ), kept as (
      insert into ledger_arrivals (source_org_id, kind, key, record_version, deleted, content, digest, format, period,
        result, receipt_id, line, at)
      select ${sourceOrgId}, ${kind}, key, version, deleted,
        case when result = 'duplicate' then null else content end, digest, ${format}, ${period}, result, ${receiptId}, line,
        ${at}::timestamptz from ruled order by line
      returning id, line
    ), newest as materialized (
      select distinct on (ruled.key) ruled.*, kept.id as arrival_id from ruled join kept on kept.line = ruled.line
      where result = 'accepted' order by ruled.key, version desc
    ), by_filing as (
      select f.filing, (array_agg(distinct w.id))[1] as id from newest f
      cross join lateral unnest(${writings('f.filing')}) as said
      join works w on w.filing_number = said where f.filing is not null group by 1 having count(distinct w.id) = 1
    ), by_title as (
      select w.title, o.credit_code as credit, (array_agg(w.id))[1] as id from works w
      join v_organizations o on o.id = w.owner_org_id
      where (w.title, o.credit_code) in (select title, credit from newest where credit is not null)
      group by 1, 2 having count(*) = 1
    ), linked as materialized (
      select n.*, coalesce(f.id, t.id) as work_id from newest n left join by_filing f on f.filing = n.filing
      left join by_title t on t.title = n.title and t.credit = n.credit
    ), by_number as (
      select p.number as project, p.id from v_projects p
      where p.number in (select project from newest where project is not null)
    ), by_owner as (
      select p.work_id, (array_agg(p.id))[1] as id from v_projects p
      where p.owner_org_id = ${sourceOrgId} and p.work_id in (select work_id from linked where work_id is not null)
      group by 1 having count(*) = 1
    ), placed as (
      select l.*, coalesce(n.id, o.id) as project_id from linked l left join by_number n on n.project = l.project
      left join by_owner o on o.work_id = l.work_id
    ), added as (
      -- nobody else writes for this sender meanwhile (lockSender); ids in a row lie side by side in their index
      insert into ledger_records (id, source_org_id, kind, key, version, deleted, digest, period, arrival_id,
        receipt_id, title, filing_number, credit_code, project_number, work_id, project_id, received_at, via)
      select (left(${receiptId}, 24) || lpad(to_hex(arrival_id), 12, '0'))::uuid, ${sourceOrgId}, ${kind}, key, version,
        deleted, digest, ${period}, arrival_id, ${receiptId}, coalesce(title, ''), filing, credit, project, work_id, project_id,
        ${at}::timestamptz, ${via} from placed where had_id is null
    ), moved as (
      update ledger_records r set version = p.version, deleted = p.deleted, digest = p.digest, period = ${period},
        arrival_id = p.arrival_id, receipt_id = ${receiptId}::uuid,
        title = case when p.deleted then r.title else p.title end,
        filing_number = case when p.deleted then r.filing_number else p.filing end,
        credit_code = case when p.deleted then r.credit_code else p.credit end,
        project_number = case when p.deleted then r.project_number else p.project end,
        work_id = case when p.deleted then r.work_id else p.work_id end,
        project_id = case when p.deleted then r.project_id else p.project_id end,
        received_at = ${at}::timestamptz, via = ${via}
      from placed p where r.id = p.had_id
    ), said_again as (
      update ledger_records set period = ${period} where id = any(array(
        select had_id from ruled where result = 'duplicate' and version = had and had_period < ${period}
          and key not in (select key from newest)))
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
      cross join lateral unnest(${writings('u.filing_number')}) as said
      join works w on w.filing_number = said group by 1 having count(distinct w.id) = 1
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
